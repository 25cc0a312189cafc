#!/usr/bin/env python3
"""Measures the ledger and writes one table: folding many facts, opening envelopes, durable single facts beside durable single rows.

  benchmarks/ledger.py                       10,000,000 facts; needs some 10 GB of memory
  benchmarks/ledger.py --facts 1000000
  benchmarks/ledger.py --signatures          also signatures one by one and in sums (docs/decisions/signatures-one-by-one.md)

Results are added to benchmarks/results/DATE-ledger.jsonl, the table is printed. Processor seconds are those of the thread that was measured, so they say
the same on a busy machine; seconds by the clock do not. Rows and facts are written turn by turn, so that whatever else ran slows both.
"""
import argparse
import datetime
import json
import os
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"


def measured(program, *arguments):
    """Runs one measurement; returns what it said, with the load before it."""
    load = os.getloadavg()[0]
    out = subprocess.run([program, *map(str, arguments)], check=True, capture_output=True, text=True).stdout
    return json.loads(out) | {"load_before": round(load, 1), "processors": os.cpu_count()}


def signatures():
    command = ["cargo", "run", "--quiet", "--release", "--manifest-path", ROOT / "benchmarks" / "signatures" / "Cargo.toml"]
    subprocess.run([*command, "--target-dir", ROOT / "target" / "benchmarks" / "signatures"], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, default=10_000_000, help="facts to fold")
    parser.add_argument("--signatures", action="store_true", help="compare ways of checking signatures")
    given = parser.parse_args()
    subprocess.run(["cargo", "build", "--quiet", "--release", "-p", "trials", "--example", "ledger_speed"], cwd=ROOT, check=True)
    program = ROOT / "target" / "release" / "examples" / "ledger_speed"
    with tempfile.TemporaryDirectory(dir=ROOT / "target") as folder:
        rows = [
            measured(program, "record", 3_000, folder),
            measured(program, "open", 20_000),
            measured(program, "fold", given.facts),
        ]
    if given.signatures:
        signatures()
    date = datetime.date.today().isoformat()
    RESULTS.mkdir(exist_ok=True)
    with open(RESULTS / f"{date}-ledger.jsonl", "a", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    print("| what | figure |\n|---|---|")
    for row in rows:
        what = row.pop("what")
        print(f"| {what} | {', '.join(f'{name} {value}' for name, value in row.items())} |")


if __name__ == "__main__":
    main()
