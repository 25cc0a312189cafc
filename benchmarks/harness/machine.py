"""The machine as a reader needs it: cores, memory, class of processor, load. Never its name."""
import os
import platform
from pathlib import Path


def processor():
    """Returns the class of processor, e.g. "AMD EPYC"."""
    for line in _text("/proc/cpuinfo").splitlines():
        if line.startswith("model name"):
            return " ".join(line.split(":", 1)[1].split())
    return platform.machine()


def memory_gib():
    """Returns the memory in GiB, rounded."""
    for line in _text("/proc/meminfo").splitlines():
        if line.startswith("MemTotal"):
            return round(int(line.split()[1]) / 2**20)
    return 0


def load():
    """Returns how many threads wanted a core over the last minute: more than the cores tells of a busy machine."""
    return round(os.getloadavg()[0], 1)


def describe():
    """Returns what the results say of the machine."""
    return {"cores": os.cpu_count(), "memory_gib": memory_gib(), "processor": processor(),
            "system": platform.system(), "load": load()}


def _text(path):
    try:
        return Path(path).read_text()
    except OSError:
        return ""
