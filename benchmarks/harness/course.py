"""What is run: the sets of `benchmarks/sets.toml` as a list of runs, in the order in which they are run."""
import fnmatch
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from . import instances, places


@dataclass(frozen=True)
class Run:
    """One program on one instance."""
    budget: str
    set: str
    instance: str
    solver: str
    seed: int
    seconds: float
    public: Path = field(repr=False, compare=False)

    def file(self):
        """Returns the instance's file, made where it is missing."""
        return instances.file(definitions()[self.set], self.instance, self.public)


def definitions():
    """Returns the named sets."""
    return tomllib.loads((places.BENCHMARKS / "sets.toml").read_text())["sets"]


def runs(budget, only_sets, only_solvers, public):
    """Returns the runs of a budget. Programs take turns on an instance, so that ratios come from the same minutes."""
    found = []
    for name, definition in definitions().items():
        if only_sets and name not in only_sets:
            continue
        for instance in instances.names(definition, public):
            for part in definition.get(budget, []):
                if not any(fnmatch.fnmatchcase(instance, pattern) for pattern in part.get("instances", ["*"])):
                    continue
                found += [Run(budget, name, instance, solver, seed, part["seconds"], public)
                          for solver in part["solvers"] if not only_solvers or solver in only_solvers
                          for seed in part.get("seeds", [1])]
    return found
