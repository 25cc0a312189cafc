"""The book of results: one line of JSON a run, written as it ends, so that a run that was stopped goes on."""
import datetime
import json

from . import machine

KEY = ("budget", "set", "instance", "solver", "seed", "allowed_seconds", "version")


class Book:
    """A file of results, opened to go on with it."""

    def __init__(self, path):
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self.done = {_key(line) for line in read(path)}

    def has(self, run, kit):
        """Whether this run is in the book for the program as it is now."""
        return _key(_head(run, kit)) in self.done

    def add(self, run, kit, outcome):
        """Writes a run down and returns its line."""
        line = {**_head(run, kit), **outcome, "date": str(datetime.date.today()), "machine": machine.describe()}
        with self.path.open("a") as book:
            book.write(json.dumps(line) + "\n")
        self.done.add(_key(line))
        return line


def read(path):
    """Returns the lines of a file of results; a last line that was cut off is left out."""
    lines = []
    for row in path.read_text().splitlines() if path.is_file() else []:
        try:
            lines.append(json.loads(row))
        except ValueError:
            continue
    return lines


def newest(lines):
    """Returns for each program only the lines of the version that was run last, so that no table mixes two."""
    last = {line["solver"]: line["version"] for line in lines}
    return [line for line in lines if line["version"] == last[line["solver"]]]


def told(line):
    """Returns a line as it is shown while runs go on."""
    value = line["value"] if line["value"] is not None else "-"
    bound = f" bound {line['bound']}" if line["bound"] is not None else ""
    first = f" first {line['first_seconds']} s" if line["first_seconds"] is not None else ""
    return (f"{line['instance']} {line['solver']} seed {line['seed']}: {value}{bound}{first} "
            f"in {line['seconds']} s, {line['memory_mb']} MB, {line['verdict']}")


def _head(run, kit):
    return {"budget": run.budget, "set": run.set, "instance": run.instance, "solver": run.solver, "seed": run.seed,
            "allowed_seconds": run.seconds, "version": kit.version(run.solver)}


def _key(line):
    return tuple(line.get(part) for part in KEY)
