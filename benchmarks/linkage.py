#!/usr/bin/env python3
"""Links FEBRL records with Corridor and with Splink in one run, and prints one table.

  benchmarks/linkage.py --data FOLDER                 F1 on FEBRL 1 to 4; FOLDER has febrl1.csv, febrl4a.csv and febrl4b.csv
  benchmarks/linkage.py --data FOLDER --rows 1000000  also time and memory on invented rows

Sets 2 and 3 are those of the Python package recordlinkage, which is installed with Splink into target/benchmarks/peers-linkage and
was not looked at while the model was made. F1 is over all pairs: at a probability of 0.5, and at the best threshold there is.
"""
import argparse
import csv
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "benchmarks"
PEER = WORK / "peers-linkage"
PACKAGES = ["splink==5.0.0", "recordlinkage==0.16", "pandas==2.3.3"]


def prepare():
    """Installs the peer where it is not there, builds the program, and returns its path and the folder of sets 2 and 3."""
    python = PEER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", PEER], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    subprocess.run(["cargo", "build", "-q", "-p", "linkage", "--examples"], cwd=ROOT, check=True)
    where = "import recordlinkage.datasets as d; print(d.__path__[0])"
    sets = subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout.strip()
    return python, Path(sets) / "febrl"


def run(command):
    """Runs a program; returns its seconds and its memory in MB."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]} failed: run {' '.join(map(str, command))}")
    return time.monotonic() - began, usage.ru_maxrss // 1024


def person(record):
    return record.strip().split("-")[1]


def truth(files):
    """Returns how many pairs are of one person: across two files, or within one."""
    counts = []
    for path in files:
        count = {}
        with open(path, encoding="utf-8") as lines:
            for row in list(csv.reader(lines))[1:]:
                count[person(row[0])] = count.get(person(row[0]), 0) + 1
        counts.append(count)
    if len(counts) == 2:
        return sum(rows * counts[1].get(who, 0) for who, rows in counts[0].items())
    return sum(rows * (rows - 1) // 2 for rows in counts[0].values())


def scores(out, true_pairs):
    """Returns F1 at 0.5, and the best F1 with its threshold."""
    with open(out, encoding="utf-8") as lines:
        rows = [(float(row[2]), person(row[0]) == person(row[1])) for row in csv.reader(lines)]
    rows.sort(reverse=True)
    at_half, best, right = 0.0, (0.0, 1.0), 0
    for number, (probability, same) in enumerate(rows, 1):
        right += same
        f1 = 2 * right / (number + true_pairs)
        if probability >= 0.5:
            at_half = f1
        if number == len(rows) or rows[number][0] < probability:
            best = max(best, (f1, probability))
    return at_half, best


def line(name, program, files, command, out):
    seconds, memory = run(command)
    at_half, (best, threshold) = scores(out, truth(files))
    print(f"| {name} | {program} | {at_half:.4f} | {best:.4f} (at {threshold:.3f}) | {seconds:.1f} s | {memory} MB |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with febrl1.csv, febrl4a.csv, febrl4b.csv")
    parser.add_argument("--rows", type=int, default=0, help="rows to invent and link, for time and memory")
    given = parser.parse_args()
    python, more = prepare()
    sets = [
        ("FEBRL 4, two files", "small", [given.data / "febrl4a.csv", given.data / "febrl4b.csv"]),
        ("FEBRL 1", "small", [given.data / "febrl1.csv"]),
        ("FEBRL 2, unseen", "small", [more / "dataset2.csv"]),
        ("FEBRL 3, unseen", "small", [more / "dataset3.csv"]),
    ]
    examples = ROOT / "target" / "debug" / "examples"
    if given.rows:
        file = WORK / f"invented-{given.rows}.csv"
        with open(file, "w", encoding="utf-8") as out:
            subprocess.run([examples / "invent_records", str(given.rows), "7"], stdout=out, check=True)
        sets.append((f"{given.rows} invented rows", "large", [file]))
    print("| records | program | F1 at 0.5 | best F1 | time | memory |\n|---|---|---|---|---|---|", flush=True)
    for name, size, files in sets:
        out, least = WORK / "linkage-pairs.csv", "0.5" if size == "large" else "0.001"
        line(name, "Corridor", files, [examples / "link_records", out, least, *files], out)
        peer = ROOT / "benchmarks" / "peers" / "linkage_splink.py"
        line(name, "Splink 5.0.0", files, [python, peer, out, size, *files], out)


if __name__ == "__main__":
    main()
