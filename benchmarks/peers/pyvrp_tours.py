"""PyVRP on "bep-1", in the best way we know: pyvrp_tours.py INSTANCE --limit SECONDS --out PLAN

A load is a client whose shelter the cheapest flow has fixed; a ride is its service time. PyVRP minimises a sum, so the longest
tour is squeezed from outside: a limit on every shift, lowered as soon as a plan keeps it, each time from the best plan so far.
"""
import argparse
import json
import sys
from pathlib import Path

import numpy
import pyvrp
from pyvrp.stop import FirstFeasible, MaxRuntime, MultipleCriteria

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from harness import places  # noqa: E402

sys.path.insert(0, str(places.shared() / "peers"))
from common import Trace, bb, flow_trips, greedy  # noqa: E402
from check_movement import check_bep  # noqa: E402


def problem(instance, trips):
    """Returns the instance as PyVRP's own data, without a limit on shifts."""
    depots, rides = len(instance["depots"]), instance["dist"]
    size = depots + len(trips)
    minutes = numpy.zeros((size, size), dtype=numpy.int64)
    for q in range(depots):
        minutes[q, depots:] = [instance["start"][q][point] for point, _ in trips]
    table, points, shelters = numpy.array(rides), *numpy.array(trips).T
    minutes[depots:, depots:] = table[points][:, shelters].T
    numpy.fill_diagonal(minutes, 0)
    locations = [pyvrp.Location(0, 0) for _ in range(size)]
    return pyvrp.ProblemData(
        locations=locations,
        clients=[pyvrp.Client(depots + x, service_duration=rides[i][j]) for x, (i, j) in enumerate(trips)],
        depots=[pyvrp.Depot(q) for q in range(depots)],
        vehicle_types=[pyvrp.VehicleType(d["buses"], start_depot=q, end_depot=q, unit_distance_cost=0, unit_duration_cost=1)
                       for q, d in enumerate(instance["depots"]) if d["buses"]],
        distance_matrices=[numpy.zeros_like(minutes)], duration_matrices=[minutes])


def limited(data, longest):
    return data.replace(vehicle_types=[kind.replace(shift_duration=int(longest)) for kind in data.vehicle_types()])


def tours(plan, trips):
    return [{"depot": route.start_depot(), "trips": [list(trips[visit.idx]) for visit in route if visit.is_client()]}
            for route in plan.routes()]


def again(data, plan):
    """Returns a plan under another limit."""
    return pyvrp.Solution(data, [pyvrp.Route(data, [v.idx for v in route if v.is_client()], route.vehicle_type())
                                 for route in plan.routes()])


def squeeze(trace, seconds, seed):
    """Lowers the limit until the time is over."""
    instance = trace.k
    trips = flow_trips(instance)
    data = problem(instance, trips)
    least = max(bb.service(instance), bb.flow(instance))
    longest, best, share = check_bep(instance, {"tours": greedy(instance)})["makespan"], None, 0.5
    while (left := seconds - trace.now()) > 0.2 and (best is None or trace.best > least):
        held = limited(data, longest)
        stop = MultipleCriteria([FirstFeasible(), MaxRuntime(left if best is None else max(1, left / 4))])
        result = pyvrp.solve(held, stop, seed=seed, initial_solution=best and again(held, best))
        seed += 1
        if result.is_feasible() and trace.offer(tours(result.best, trips)):
            best = result.best
        else:
            share = max(share / 2, 0.001)
            longest = int(longest * 1.2) if best is None else longest
        if best is not None:
            longest = trace.best - max(1, int((trace.best - least) * share))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("instance")
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out")
    asked = parser.parse_args()
    trace = Trace(json.load(open(asked.instance)), "pyvrp")
    try:
        squeeze(trace, asked.limit, asked.seed)
    except Exception as problem_met:  # what was found until then still counts
        trace.note = f"{type(problem_met).__name__}: {problem_met}"[:200]
    trace.done(asked.out)
