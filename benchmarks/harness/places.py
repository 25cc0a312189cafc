"""Where things are: the repository, the shared generators and judge beside it, and the work folder."""
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "benchmarks"
RESULTS = BENCHMARKS / "results"
WORK = ROOT / "target" / "benchmarks"
INSTANCES = WORK / "instances"


def shared():
    """Returns the shared folder's benches: beside the repository, or beside the one this is a worktree of."""
    for folder in [ROOT, *ROOT.parents]:
        bench = folder.parent / "shared" / "bench"
        if bench.is_dir():
            return bench
    return ROOT.parent / "shared" / "bench"


def require_shared():
    """Ends the program where the generators, the judge and the runners of the peers are missing."""
    if not (shared() / "check_movement.py").is_file():
        sys.exit("shared/bench is not beside the repository: it holds the generators, the second judge and the peers' runners")


def shared_module(name):
    """Imports one of the shared generators."""
    sys.dont_write_bytecode = True
    if str(shared()) not in sys.path:
        sys.path.append(str(shared()))
    return __import__(name)
