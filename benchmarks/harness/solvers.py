"""The programs: ours and the peers, how each is called and how its answer is read.

A peer is a line in PEERS and, where it is not among the shared runners, a runner that prints one line of JSON with the
same keys. What each peer cannot express stands in `benchmarks/README.md`.
"""
import json
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from . import judges, places, process

# Name: runner (ours in benchmarks/peers, or one of shared/bench/peers), its arguments, the packages it is made of.
PEERS = {
    "ortools-routing": ("bep_ortools_routing.py", [], ["ortools"]),
    "ortools-routing-warm": ("bep_ortools_routing.py", ["--warm"], ["ortools"]),
    "pyvrp": ("pyvrp_tours.py", [], ["pyvrp"]),
    "vroom": ("bep_vroom.py", [], ["pyvroom"]),
    "vrp-cli": ("bep_vrpcli.py", [], ["vrp-cli"]),
    "cpsat-published": ("bep_exact.py", ["--solver", "cpsat", "--model", "pub"], ["ortools"]),
    "highs-published": ("bep_exact.py", ["--solver", "highs", "--model", "pub"], ["highspy"]),
    "cpsat-time": ("bep_exact.py", ["--solver", "cpsat", "--model", "te"], ["ortools"]),
    "highs-time": ("bep_exact.py", ["--solver", "highs", "--model", "te"], ["highspy"]),
    "cpsat-convoys": ("convoys_cpsat.py", [], ["ortools"]),
    "cpsat-slots": ("mov_te_mip.py", ["--solver", "cpsat"], ["ortools"]),
    "highs-slots": ("mov_te_mip.py", ["--solver", "highs"], ["highspy"]),
}
# Minutes of a slot in the time-expanded model of a movement, as in the shared notes; M needs the driver hours as a sum.
SLOTS = {"S": ["--slot", "10"], "M": ["--slot", "30", "--hours"]}
# What a program may take beyond its budget before it is ended: its model is made in this time too.
GRACE, GRACE_FACTOR = 30, 1.5


@dataclass(frozen=True)
class Kit:
    """The programs as they are on this machine."""
    program: Path
    python: Path | None

    @cache
    def version(self, solver):
        """Returns what a figure is of: our commit, or the versions of a peer's packages."""
        if solver == "corridor":
            tell = ["git", "describe", "--always", "--dirty", "--abbrev=9"]
            return subprocess.run(tell, cwd=places.ROOT, capture_output=True, text=True).stdout.strip() or "unknown"
        ask = "import sys; from importlib.metadata import version; print(' '.join(map(version, sys.argv[1:])))"
        return subprocess.run([self.python, "-c", ask, *PEERS[solver][2]], capture_output=True, text=True).stdout.strip()


def solve(run, kit):
    """Runs one program on one instance, has its plan judged, and returns what is written down."""
    instance = run.file()
    with tempfile.TemporaryDirectory(dir=_folder(places.WORK / "plans")) as folder:
        if run.solver == "corridor":
            return _ours(run, kit, instance, Path(folder))
        return _peer(run, kit, instance, Path(folder) / "plan.json")


def _folder(path):
    path.mkdir(parents=True, exist_ok=True)
    return path


def _ours(run, kit, instance, out):
    command = [kit.program, "plan", instance, "--out", out, "--seed", str(run.seed), "--seconds", str(run.seconds), "--json"]
    cost = process.run(command, run.seconds * GRACE_FACTOR + GRACE)
    line = {**_spent(cost), "value": None, "bound": None, "first_seconds": None, "verdict": _why_none(cost)}
    if cost.status == 0:
        plan = json.loads((out / "plan.json").read_text())
        line |= {"bound": plan["lower_bound"], "first_seconds": round(plan["first_plan_seconds"], 3)}
        line |= judges.judge(kit.program, instance, out / "plan.json")
    return line


def _peer(run, kit, instance, plan):
    script, extra, packages = PEERS[run.solver]
    own = places.BENCHMARKS / "peers" / script
    if own.is_file():
        runner, extra = [kit.python, "-B", own], [*extra, "--seed", str(run.seed)]
    else:
        prepared = own.with_name("prepared.py")
        runner = [kit.python, "-B", prepared, packages[0], str(run.seed), places.shared() / "peers" / script]
    relaxed = script.startswith("mov_")
    extra = extra + (SLOTS[run.instance[0]] if relaxed else ["--out", plan])
    cost = process.run([*runner, instance, *extra, "--limit", str(run.seconds)], run.seconds * GRACE_FACTOR + GRACE)
    line = {**_spent(cost), "value": None, "bound": None, "first_seconds": None, "verdict": _why_none(cost)}
    if plan.is_file():
        line |= judges.judge(kit.program, instance, plan)
    said = _last_object(cost.out)
    if said is None:
        return line
    line |= {"bound": said.get("bound"), "note": _plain(said.get("note") or "")}
    first = said.get("first") if relaxed else (said.get("first_s"), None)
    line["first_seconds"] = first[0] if first else None
    if relaxed:
        line["value"] = said.get("at60") or said.get("at10") or (first and first[1])
        line["verdict"] = "relaxed, not a plan" if line["value"] else "no answer"
    elif not plan.is_file():
        line["verdict"] = "no answer"
    return line


def _spent(cost):
    return {"seconds": round(cost.seconds, 2), "cpu_seconds": round(cost.cpu_seconds, 2), "memory_mb": cost.memory_mb}


def _why_none(cost):
    if cost.status is None:
        return "ended at its limit without an answer"
    return f"died with status {cost.status}: {_plain(cost.err)}" if cost.status else "no answer"


def _last_object(text):
    for row in reversed(text.splitlines()):
        if row.startswith("{"):
            return json.loads(row)
    return None


def _plain(text):
    """One short line without a path of this machine."""
    words = [word for word in text.split() if "/" not in word]
    return " ".join(words)[-160:]
