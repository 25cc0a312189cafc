"""Results gathered by instance and program, and the figures that tables show."""
from dataclasses import dataclass
from statistics import median

from . import course, results

OURS = "corridor"


@dataclass
class Cell:
    """One program on one instance, over its seeds."""
    lines: list

    @property
    def values(self):
        return [line["value"] for line in self.lines if line["value"] is not None]

    @property
    def value(self):
        """The median over seeds, or nothing when a seed has no accepted plan: a failure is not averaged away."""
        return median(self.values) if len(self.values) == len(self.lines) else None

    @property
    def bound(self):
        """The best bound of any seed: each holds for every plan."""
        return max((line["bound"] for line in self.lines if line["bound"] is not None), default=None)

    @property
    def relaxed(self):
        return any(line["verdict"].startswith("relaxed") for line in self.lines)

    @property
    def gap(self):
        """How far the value is above the bound, in percent."""
        return 100 * (self.value - self.bound) / self.bound if self.value is not None and self.bound else None

    @property
    def proved(self):
        return self.value is not None and self.value == self.bound

    def most(self, key):
        return max((line[key] for line in self.lines if line[key] is not None), default=None)


@dataclass
class Group:
    """Instances that share a row in the summary."""
    name: str
    set: str
    cells: dict  # instance -> program -> Cell

    def ours(self):
        return [programs[OURS] for programs in self.cells.values() if OURS in programs]

    def excesses(self, peer):
        """Returns how far a peer's accepted plans are above ours, in percent, instance by instance, and how many it failed."""
        both = [(programs[peer], programs[OURS]) for programs in self.cells.values()
                if peer in programs and OURS in programs and not programs[peer].relaxed]
        found = [100 * (theirs.value / ours.value - 1) for theirs, ours in both if theirs.value is not None and ours.value]
        return found, len(both) - len(found)

    def peers(self):
        return sorted({solver for programs in self.cells.values() for solver in programs} - {OURS})


def groups(path, budget):
    """Returns the groups of a file of results, in the order of the sets; a set that says `split` has one for each size."""
    known = course.definitions()
    found = {}
    for line in results.newest([line for line in results.read(path) if line["budget"] == budget]):
        split = known.get(line["set"], {}).get("split", False)
        name = line["instance"].rsplit("-s", 1)[0] if split else line["set"]
        group = found.setdefault((line["set"], name), Group(name, line["set"], {}))
        group.cells.setdefault(line["instance"], {}).setdefault(line["solver"], Cell([])).lines.append(line)
    order = list(known)
    return sorted(found.values(), key=lambda group: order.index(group.set) if group.set in order else len(order))
