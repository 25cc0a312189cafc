"""Our program from this tree, and a throw-away environment with the peers in pinned versions."""
import hashlib
import platform
import shutil
import subprocess
import sys

from . import places

PEERS = places.BENCHMARKS / "peers" / "requirements.txt"
HASHED = places.BENCHMARKS / "peers" / "requirements-hashed.txt"
# The pinned files are of one kind of machine; elsewhere versions alone are held.
HASHED_FOR = ("Linux", "x86_64", (3, 11))


def build_program():
    """Builds `corridor` and returns its path."""
    build = ["cargo", "build", "--release", "--locked", "--quiet", "--package", "cli"]
    subprocess.run(build, cwd=places.ROOT, check=True)
    return places.ROOT / "target" / "release" / "corridor"


def peers_python():
    """Returns the python of the environment that holds the peers; makes it where it is missing or its pins changed."""
    pins = HASHED if (platform.system(), platform.machine(), sys.version_info[:2]) == HASHED_FOR else PEERS
    folder = places.WORK / "peers"
    mark = folder / "made-from"
    wanted = hashlib.sha256(pins.read_bytes()).hexdigest()
    python = folder / "bin" / "python"
    if mark.is_file() and mark.read_text() == wanted:
        return python
    print(f"peers: making a throw-away environment from {pins.relative_to(places.ROOT)}", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", pins]
    subprocess.run(install + (["--require-hashes", "--only-binary", ":all:"] if pins == HASHED else []), check=True)
    mark.write_text(wanted)
    return python
