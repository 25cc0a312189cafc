"""Whole convoys in whole minutes, then households, by CP-SAT: convoys_cpsat.py INSTANCE --out PLAN --limit SECONDS --seed SEED

For movements from one camp over one corridor without a checkpoint that end within its first window. Whether everybody can have
arrived by a minute is asked again and again: how many vehicles of each type begin to load for which shelter in which minute (seats,
bays and stretcher places as sums; vehicles, escorts, headway and the longest convoy exactly), and when that is possible, which household
rides in which vehicle. What is impossible so is impossible for any plan, so the last minute ruled out is a bound; driving hours are
left out of it.
"""
import argparse
import json
import time

from ortools.sat.python import cp_model

# Questions that one run may ask at least, each with its part of the time.
QUESTIONS = 8
PLACES = ("seats", "wheelchair", "stretcher")


class Movement:
    """An instance as this model sees it; times in minutes."""

    def __init__(self, instance):
        origins, shelters = len(instance["origins"]), len(instance["destinations"])
        corridor = instance["corridors"][0]
        if origins != 1 or len(instance["corridors"]) != 1 or corridor["persons_per_hour"] is not None:
            raise ValueError("gave up: one camp and one corridor without a checkpoint only")
        if corridor["headway_min"] < 1:
            raise ValueError("gave up: two convoys to one shelter in the same minute are not in the model")
        minutes = instance["travel_min"]
        self.kinds = instance["vehicle_types"]
        self.out = [minutes[0][1 + shelter] for shelter in range(shelters)]
        self.round = [instance["load_min"] + out + instance["unload_min"] + minutes[1 + shelter][0] for shelter, out in enumerate(self.out)]
        self.places = [shelter["capacity"] for shelter in instance["destinations"]]
        self.load = instance["load_min"]
        self.most, self.escorts = instance["convoy"]["max_vehicles"], instance["convoy"]["escorts"]
        self.headway = corridor["headway_min"]
        self.opens, self.closes = corridor["windows"][0]
        # Row, members in seats, bays and stretcher places, shelters accepted.
        self.households = [
            (row, (members - bays - stretchers, bays, stretchers), accepts)
            for row, (_, members, bays, stretchers, _, accepts, moves) in enumerate(instance["households"])
            if moves
        ]
        self.needs = [sum(need[place] for _, need, _ in self.households) for place in range(3)]
        self.split = instance["household_split"] == "stretcher_only"
        # When each vehicle of a type can be at the camp.
        self.there = [[] for _ in self.kinds]
        for row, (kind, depot, free) in enumerate(instance["fleet"]):
            self.there[kind].append((free + minutes[1 + shelters + depot][0], row))

    def arrives(self, slot):
        return slot[1] + self.load + self.out[slot[0]]

    def find_convoys(self, last, seconds, seed):
        """Returns convoys that can bring everybody by a minute, false when there are none, none when there was no time to see."""
        model = cp_model.CpModel()
        kinds, shelters = range(len(self.kinds)), range(len(self.out))
        begins = range(self.opens - self.load, min(self.closes, last) - self.load + 1)
        slots = [(to, at) for to in shelters for at in begins if self.arrives((to, at)) <= last]
        goes = {slot: model.NewBoolVar("") for slot in slots}
        takes = {(slot, kind): model.NewIntVar(0, min(self.most, len(self.there[kind])), "") for slot in slots for kind in kinds}
        for slot in slots:
            model.Add(sum(takes[slot, kind] for kind in kinds) <= self.most * goes[slot])
        for now in begins:
            model.Add(sum(goes[slot] for slot in slots if now - self.headway < slot[1] <= now) <= 1)
            model.Add(sum(goes[slot] for slot in slots if slot[1] <= now < slot[1] + 2 * self.out[slot[0]]) <= self.escorts)
            for kind in kinds:
                away = [takes[slot, kind] for slot in slots if slot[1] <= now < slot[1] + self.round[slot[0]]]
                model.Add(sum(away) <= sum(at <= now for at, _ in self.there[kind]))
        arrive = [[model.NewIntVar(0, need, "") for need in self.needs] for _ in shelters]
        for to in shelters:
            model.Add(sum(arrive[to]) <= self.places[to])
            for place, name in enumerate(PLACES):
                brought = [self.kinds[kind][name] * takes[slot, kind] for slot in slots if slot[0] == to for kind in kinds]
                model.Add(arrive[to][place] <= sum(brought))
        for place, need in enumerate(self.needs):
            model.Add(sum(arrive[to][place] for to in shelters) == need)
        solver, status = solved(model, seconds, seed)
        if status == cp_model.INFEASIBLE:
            return False
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        runs = [(slot, kind) for slot in slots for kind in kinds for _ in range(solver.Value(takes[slot, kind]))]
        return sorted(runs, key=lambda run: (run[0][1], run[0][0], run[1]))

    def seat(self, runs, seconds, seed):
        """Returns who rides in each run, as rows of a plan's load; none when nothing was found in time."""
        model = cp_model.CpModel()
        convoys = sorted({slot for slot, _ in runs})
        used = [[[] for _ in PLACES] for _ in runs]
        arrive = {to: [] for to in range(len(self.out))}
        rides = []
        for row, need, accepts in self.households:
            joins = {slot: model.NewBoolVar("") for slot in convoys if accepts is None or slot[0] in accepts}
            model.AddExactlyOne(joins.values())
            for slot, join in joins.items():
                arrive[slot[0]].append(sum(need) * join)
                parts = []
                for run in (run for run in range(len(runs)) if runs[run][0] == slot):
                    if self.split and need[2]:
                        part = [model.NewIntVar(0, most, "") for most in need]
                    else:
                        whole = model.NewBoolVar("")
                        part = [most * whole for most in need]
                        parts.append(whole)
                    for place in range(3):
                        used[run][place].append(part[place])
                    rides.append((row, run, part))
                if self.split and need[2]:
                    mine = [part for other, run, part in rides if other == row and runs[run][0] == slot]
                    for place in range(3):
                        model.Add(sum(part[place] for part in mine) == need[place] * join)
                else:
                    model.Add(sum(parts) == join)
        for run, (_, kind) in enumerate(runs):
            for place, name in enumerate(PLACES):
                model.Add(sum(used[run][place]) <= self.kinds[kind][name])
        for to, people in arrive.items():
            model.Add(sum(people) <= self.places[to])
        solver, status = solved(model, seconds, seed)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        loads = [[] for _ in runs]
        for row, run, part in rides:
            seated = [solver.Value(number) for number in part]
            if any(seated):
                loads[run].append([row, *seated])
        return loads

    def plan(self, runs, loads):
        """Returns the plan: vehicles of a type take its runs in turn."""
        free = [sorted(there) for there in self.there]
        convoys = {slot: name for name, slot in enumerate(sorted({slot for slot, _ in runs}, key=lambda slot: slot[1]))}
        trips = []
        for (slot, kind), load in zip(runs, loads):
            free[kind].sort()
            _, vehicle = free[kind].pop(0)
            free[kind].append((slot[1] + self.round[slot[0]], vehicle))
            if load:
                trips.append({"convoy": convoys[slot], "vehicle": vehicle, "load": load})
        going = {trip["convoy"] for trip in trips}
        named = [{"id": name, "origin": 0, "dest": to, "start": at} for (to, at), name in convoys.items() if name in going]
        return {"format": "movement-plan-1", "convoys": named, "trips": trips}


def solved(model, seconds, seed):
    solver = cp_model.CpSolver()
    solver.parameters.num_workers, solver.parameters.max_time_in_seconds, solver.parameters.random_seed = 2, max(seconds, 0.1), seed
    return solver, solver.Solve(model)


class Squeeze:
    """The first minute not ruled out, and the best plan."""

    def __init__(self, movement, limit, seed):
        self.movement, self.limit, self.seed = movement, limit, seed
        self.start = time.monotonic()
        self.low, self.high = movement.opens + min(movement.out), movement.closes + max(movement.out)
        self.plan, self.first, self.unseen = None, None, []

    def left(self):
        return self.limit - (time.monotonic() - self.start)

    def run(self):
        while self.low < self.high and self.left() > 0.1 and (minute := self.next_minute()) is not None:
            runs = self.movement.find_convoys(minute, min(self.left(), self.limit / QUESTIONS), self.seed)
            loads = runs and self.movement.seat(runs, min(self.left(), self.limit / QUESTIONS), self.seed)
            if loads:
                self.high, self.plan = minute, self.movement.plan(runs, loads)
                self.first = self.first or round(time.monotonic() - self.start, 1)
            elif runs is False:
                self.low = minute + 1
            else:
                self.unseen.append(minute)

    def next_minute(self):
        """What was not seen in time is left between: the two ends come nearer to it in turn."""
        between = [minute for minute in self.unseen if self.low <= minute < self.high]
        above = (max(between) + self.high) // 2 if between else (self.low + self.high) // 2
        below = (self.low + min(between)) // 2 if between else above
        for minute in (above, below) if len(between) % 2 else (below, above):
            if minute not in between:
                return minute
        return None


def main():
    given = argparse.ArgumentParser()
    given.add_argument("instance")
    given.add_argument("--out", required=True)
    given.add_argument("--limit", type=float, default=60)
    given.add_argument("--seed", type=int, default=1)
    asked = given.parse_args()
    with open(asked.instance) as file:
        instance = json.load(file)
    try:
        squeeze = Squeeze(Movement(instance), asked.limit, asked.seed)
    except ValueError as reason:
        print(json.dumps({"note": str(reason)}))
        return
    squeeze.run()
    if squeeze.plan:
        with open(asked.out, "w") as file:
            json.dump(squeeze.plan, file)
    print(json.dumps({"peer": "cpsat-convoys", "inst": instance["name"], "bound": squeeze.low, "first_s": squeeze.first}))


if __name__ == "__main__":
    main()
