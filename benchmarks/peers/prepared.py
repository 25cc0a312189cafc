"""Runs a shared runner with a seed, and with our way to squeeze the longest tour:
prepared.py PACKAGE SEED RUNNER ARGUMENTS...

The shared runners leave seeds at their defaults; this sets them from outside for the package named, where it takes one. Only that
package is loaded: OR-Tools and highspy do not live in one process. Runners that search over a limit on every tour begin
without one, which costs a small budget; here they begin at the longest tour of a greedy plan.
"""
import datetime
import json
import runpy
import sys
from pathlib import Path


def seed_ortools(seed):
    from ortools.sat.python import cp_model
    plain = cp_model.CpSolver.__init__

    def seeded(solver, *args, **kwargs):
        plain(solver, *args, **kwargs)
        solver.parameters.random_seed = seed
    cp_model.CpSolver.__init__ = seeded


def seed_highspy(seed):
    import highspy
    plain = highspy.Highs.__init__

    def seeded(solver, *args, **kwargs):
        plain(solver, *args, **kwargs)
        solver.setOptionValue("random_seed", seed)
    highspy.Highs.__init__ = seeded


ALLOWED = []  # seconds of each call that squeeze made


def squeeze(trace, solve, seconds):
    """Halves the way between the best plan and what it cannot beat; where that fails, it tries again with more time."""
    import common
    least = max(common.bb.service(trace.k), common.bb.flow(trace.k))
    limit, low, rounds = common.check_bep(trace.k, {"tours": common.greedy(trace.k)})["makespan"], least - 1, 6
    while (left := seconds - trace.now()) > 0.2 and (trace.best is None or trace.best > least):
        ALLOWED.append(max(1.0, left / rounds))
        tours = solve(limit, ALLOWED[-1])
        if tours and trace.offer(tours) and trace.best <= limit:
            pass
        elif trace.best is None:
            limit = int(limit * 1.3)
            continue
        else:
            low = limit
        if trace.best - low <= 1:
            if rounds == 1:
                break
            low, rounds = least - 1, max(1, rounds // 2)
        limit = (trace.best + low) // 2


def stop_vroom():
    """The shared runner lets VROOM take as long as it likes; it can be told to come back in time."""
    import vroom
    plain = vroom.Input.solve
    vroom.Input.solve = lambda problem, **how: plain(problem, **how, timeout=datetime.timedelta(seconds=ALLOWED[-1]))


def keep_plans(common):
    """Writes every better plan down at once: what a program found counts even when it has to be ended."""
    plain = common.Trace.offer

    def kept(trace, tours):
        standing = trace.best
        taken = plain(trace, tours)
        if trace.best != standing and "--out" in sys.argv:
            Path(sys.argv[sys.argv.index("--out") + 1]).write_text(json.dumps(trace.sol))
        return taken
    common.Trace.offer = kept


SEEDS = {"ortools": seed_ortools, "highspy": seed_highspy}


if __name__ == "__main__":
    package, number, runner = sys.argv[1:4]
    if package in SEEDS:
        SEEDS[package](int(number))
    sys.argv = sys.argv[3:]
    sys.path.insert(0, str(Path(runner).parent))
    import common
    common.bisect = squeeze
    keep_plans(common)
    if package == "pyvroom":
        stop_vroom()
    runpy.run_path(runner, run_name="__main__")
