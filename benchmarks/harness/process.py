"""Runs one program to its end or to its limit, and says what it cost."""
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

LAST_WORDS = 300


@dataclass
class Cost:
    """What a run cost and what it said."""
    out: str
    err: str
    status: int | None  # None when it was ended at its limit
    seconds: float
    cpu_seconds: float
    memory_mb: int


def run(command, limit):
    """Runs `command` for at most `limit` seconds within 12 GiB; what it started ends with it."""
    with tempfile.TemporaryDirectory() as folder:
        out, err, report = (Path(folder) / name for name in ("out", "err", "report"))
        launch = [sys.executable, "-S", "-E", "-B", Path(__file__).with_name("launch.py"), report, str(limit), *command]
        with out.open("wb") as to_out, err.open("wb") as to_err:
            child = subprocess.Popen(launch, stdin=subprocess.DEVNULL, stdout=to_out, stderr=to_err, start_new_session=True)
            try:
                child.wait()
            finally:
                _end_group(child.pid)
        spent = json.loads(report.read_text())
        return Cost(out.read_text(errors="replace"), err.read_text(errors="replace")[-LAST_WORDS:], **spent)


def _end_group(group):
    """Ends whatever the program left running."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass
