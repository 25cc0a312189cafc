"""The families of instances: names first, files only when a run needs them."""
import json
import re

from . import places, streets


def names(definition, public):
    """Returns the names of a set's instances, in order."""
    return [name for name, _ in FAMILIES[definition["family"]](definition, public)]


def file(definition, name, public):
    """Returns the file of an instance and makes it where it is missing."""
    path = places.INSTANCES / f"{name}.json"
    if not path.is_file():
        make = dict(FAMILIES[definition["family"]](definition, public))[name]
        instance = {**make(), "name": name}
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(instance, separators=(",", ":")))
        part.rename(path)
    return path


def _random(definition, _public):
    bep = places.shared_module("gen_bep")
    return [(f"random-{n}-s{seed}", lambda n=n, seed=seed: bep.rand(n, seed))
            for n in definition["sizes"] for seed in range(1, definition["each"] + 1)]


def _towns(definition, _public):
    bep = places.shared_module("gen_bep")
    return [(f"town-{shape[0]}-s{seed}", lambda shape=shape, seed=seed: bep.town(*shape, seed))
            for shape in definition["shapes"] for seed in definition["seeds"]]


def _streets(definition, _public):
    return [(f"streets-{town}-b{buses}", lambda t=town, b=buses: streets.with_buses(streets.town(t), f"streets-{t}-b{b}", b))
            for town in definition["towns"] for buses in definition["buses"]]


def _public(definition, public):
    """The text files of the public set, where somebody put them; no list where there are none."""
    bep = places.shared_module("gen_bep")
    found = sorted((path for pattern in definition["instances"] for path in public.rglob(f"{pattern}.txt")), key=_by_number)
    if "buses" in definition:  # one town with many fleets
        return [(f"{path.stem.rsplit('-', 1)[0]}-b{buses}", lambda p=path, b=buses: bep.read_cec2017(str(p), b))
                for path in found[:1] for buses in definition["buses"]]
    return [(path.stem, lambda p=path: bep.read_cec2017(str(p))) for path in found]


def _by_number(path):
    return [int(part) for part in re.findall(r"\d+", path.name)]


def _movement(definition, _public):
    movement = places.shared_module("gen_movement")
    return [(f"{size}-s{seed}", lambda size=size, seed=seed: movement.gen(size, seed))
            for size in definition["sizes"] for seed in definition["seeds"]]


def _curve(definition, _public):
    movement = places.shared_module("gen_movement")

    def make(people, seed):
        """L with camps, shelters, fleet, corridors and escorts in proportion: the work of a person stays the same."""
        whole = movement.SIZES["L"]
        share = people / whole["people"]
        part = {key: max(least, round(whole[key] * share))
                for key, least in {"O": 2, "D": 12, "buses": 4, "amb": 1, "esc": 1, "depots": 1, "corr": 1}.items()}
        movement.SIZES["curve"] = {**whole, **part, "people": people}
        return movement.gen("curve", seed)

    return [(f"L{people}-s{seed}", lambda p=people, s=seed: make(p, s))
            for people in definition["people"] for seed in definition["seeds"]]


def _loads(definition, _public):
    movement = places.shared_module("gen_movement")
    return [(f"loads-{size}-s{seed}", lambda size=size, seed=seed: loads_of(movement.gen(size, seed)))
            for size in definition["sizes"] for seed in definition["seeds"]]


def loads_of(instance):
    """Returns an instance of one camp as full bus loads: every tour of the movement is a tour here, at the same minute.

    A ride counts half of loading and unloading each way, so that a round trip has both and the last ride ends on arrival.
    """
    camp, shelters = 0, range(1, 1 + len(instance["destinations"]))
    depots = range(1 + len(shelters), 1 + len(shelters) + len(instance["depots"]))
    travel, bus = instance["travel_min"], instance["vehicle_types"][0]
    handling = instance["load_min"] + instance["unload_min"]
    opens = min(start for corridor in instance["corridors"] for start, _ in corridor["windows"])
    people = sum(h[1] for h in instance["households"] if h[6])
    buses = [sum(1 for kind, depot, _ in instance["fleet"] if kind == 0 and depot == q) for q in range(len(depots))]
    return {"format": "bep-1", "depots": [{"buses": b} for b in buses], "demand": [-(-people // bus["seats"])],
            "capacity": [-(-d["capacity"] // bus["seats"]) for d in instance["destinations"]],
            # Departure at the opening, or when the bus from its depot is there and loaded; the first ride adds its half.
            "start": [[max(opens, travel[depot][camp] + instance["load_min"]) - handling // 2] for depot in depots],
            "dist": [[travel[camp][shelter] + handling // 2 for shelter in shelters]]}


FAMILIES = {"random": _random, "towns": _towns, "streets": _streets, "public": _public, "movement": _movement,
            "curve": _curve, "loads": _loads}
