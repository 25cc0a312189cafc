"""Invented towns with streets: shortest ways in metres, the shape of the published Valparaiso case."""
import heapq
import random

DEPOTS, POINTS, SHELTERS, LOADS = 5, 52, 12, 75
BLOCKS = 24  # crossings along each side of the town


def town(number):
    """Returns the instance of a town, without buses: the same for the same number on every machine."""
    chance = random.Random(f"streets-{number}")
    ways = _streets(chance)
    spots = chance.sample(sorted(ways), DEPOTS + POINTS + SHELTERS)
    depots, points, shelters = spots[:DEPOTS], spots[DEPOTS:-SHELTERS], spots[-SHELTERS:]
    from_point = [_metres(ways, point) for point in points]
    return {"format": "bep-1", "demand": _shared_out(chance, LOADS, POINTS), "capacity": _shared_out(chance, LOADS, SHELTERS),
            "start": [[from_point[i][depot] for i in range(POINTS)] for depot in depots],
            "dist": [[from_point[i][shelter] for shelter in shelters] for i in range(POINTS)]}


def with_buses(town_, name, buses):
    """Returns the town with its buses shared out evenly over the depots."""
    per = [buses // DEPOTS + (1 if q < buses % DEPOTS else 0) for q in range(DEPOTS)]
    return {**town_, "name": name, "depots": [{"buses": b} for b in per]}


def _streets(chance):
    """A net of crossings 80 to 260 m apart; a fifth of the streets is missing, and only crossings that hang together stay."""
    ways = {(x, y): {} for x in range(BLOCKS) for y in range(BLOCKS)}
    for (x, y) in list(ways):
        for other in ((x + 1, y), (x, y + 1)):
            if other in ways and chance.random() > 0.2:
                ways[x, y][other] = ways[other][x, y] = chance.randint(80, 260)
    reached = _metres(ways, (BLOCKS // 2, BLOCKS // 2))
    return {spot: near for spot, near in ways.items() if spot in reached}


def _metres(ways, start):
    """Dijkstra: metres from one crossing to all it is joined with."""
    found, queue = {}, [(0, start)]
    while queue:
        metres, spot = heapq.heappop(queue)
        if spot in found:
            continue
        found[spot] = metres
        for other, length in ways[spot].items():
            if other not in found:
                heapq.heappush(queue, (metres + length, other))
    return found


def _shared_out(chance, total, among):
    """At least one for each, the rest by chance."""
    parts = [1] * among
    for _ in range(total - among):
        parts[chance.randrange(among)] += 1
    return parts
