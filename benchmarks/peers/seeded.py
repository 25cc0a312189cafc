"""Runs a peer's runner with a seed for the library it is made of: seeded.py pyvrp|ortools|highspy SEED RUNNER ARGUMENTS...

The shared runners leave seeds at their defaults; this sets them from outside. Only the named library is loaded:
OR-Tools and highspy do not live in one process. The routing library of OR-Tools, VROOM and vrp-cli take no seed.
"""
import functools
import runpy
import sys


def seed_pyvrp(seed):
    import pyvrp
    pyvrp.Model.solve = functools.partialmethod(pyvrp.Model.solve, seed=seed)


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


if __name__ == "__main__":
    library, number, runner = sys.argv[1:4]
    {"pyvrp": seed_pyvrp, "ortools": seed_ortools, "highspy": seed_highspy}[library](int(number))
    sys.argv = sys.argv[3:]
    sys.path.insert(0, runner.rsplit("/", 1)[0])
    runpy.run_path(runner, run_name="__main__")
