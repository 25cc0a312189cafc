#!/usr/bin/env python3
"""Plans the named sets with Corridor and with its peers in one run, has every plan judged twice, and writes the tables.

  benchmarks/run.py                         the quick budget, about two minutes
  benchmarks/run.py --budget full --fresh   every set, seed and peer; stopped, it goes on without --fresh
  benchmarks/run.py --sets streets,town     some sets only; --solvers corridor,pyvrp some programs only
  benchmarks/run.py --budget full --tables  no run: the tables from the book, into README.md and benchmarks/README.md
"""
import argparse
import datetime
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from harness import course, environment, places, results, solvers, tables  # noqa: E402


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--budget", default="quick", help="the budget of sets.toml to run: quick (default) or full")
    parser.add_argument("--sets", default="", help="names of sets, with commas; all by default")
    parser.add_argument("--solvers", default="", help="names of programs, with commas; all by default")
    parser.add_argument("--results", type=Path, help="book of results to go on with or to begin; by default the newest one")
    parser.add_argument("--fresh", action="store_true", help="begin a new book, so that all figures are of one run")
    parser.add_argument("--program", type=Path, help="a corridor already built; by default it is built from this tree")
    parser.add_argument("--public", type=Path, default=places.WORK / "public",
                        help="folder with the public instances (benchmarks/README.md says where they are from)")
    parser.add_argument("--tables", action="store_true", help="write the tables from the results and run nothing")
    parser.add_argument("--list", action="store_true", help="say what would run and run nothing")
    parser.add_argument("--release", help="name of the row of the release table, e.g. 0.2.0")
    return parser.parse_args()


def file_of_results(given, budget, fresh):
    """Books of the full budget are kept in the repository, others are thrown away with the work folder."""
    folder = places.RESULTS if budget == "full" else places.WORK / "results"
    standing = sorted(folder.glob(f"*-{budget}.jsonl"))
    path = given or (standing[-1] if standing and not fresh else folder / f"{datetime.date.today()}-{budget}.jsonl")
    if fresh:
        path.unlink(missing_ok=True)
    return path


def work_through(wanted, kit, book):
    """Runs what is not in the book. A run that breaks the harness itself is told, left out, and tried again next time."""
    failed = 0
    for number, run in enumerate(wanted, 1):
        if book.has(run, kit):
            continue
        try:
            line = book.add(run, kit, solvers.solve(run, kit))
        except Exception as problem:  # one broken run must not cost the hours of the others
            failed += 1
            print(f"[{number}/{len(wanted)}] {run}: the harness failed: {problem!r}", flush=True)
            continue
        print(f"[{number}/{len(wanted)}] {results.told(line)}", flush=True)
    return failed


def main():
    asked = arguments()
    failed = 0
    path = file_of_results(asked.results, asked.budget, asked.fresh)
    wanted = course.runs(asked.budget, set(filter(None, asked.sets.split(","))),
                         set(filter(None, asked.solvers.split(","))), asked.public)
    if asked.list:
        for run in wanted:
            print(run)
        print(f"{len(wanted)} runs, at most {sum(run.seconds for run in wanted) / 60:.0f} minutes")
        return 0
    if not asked.tables:
        places.require_shared()
        kit = solvers.Kit(program=asked.program or environment.build_program(),
                          python=environment.peers_python() if any(r.solver != "corridor" for r in wanted) else None)
        failed = work_through(wanted, kit, results.Book(path))
    # Part of the sets, or another book, is for looking; the documents get tables of the whole.
    whole = asked.budget == "full" and not (asked.sets or asked.solvers or asked.results)
    print(tables.write(path, asked.release, asked.tables or whole, asked.budget))
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("stopped; the same command goes on where this one was")
