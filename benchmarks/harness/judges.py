"""Every plan goes to two judges that share nothing: the shared one and our own. A figure counts when both accept."""
import json
import subprocess
import sys

from . import places


def judge(program, instance, plan):
    """Returns the value of a plan and the judges' verdict; without a value where one of them refuses."""
    shared = _answer([sys.executable, "-B", places.shared() / "check_movement.py", instance, plan])
    ours = _answer([program, "check", instance, plan, "--json"])
    if not shared.get("feasible"):
        return {"value": None, "verdict": f"refused by the shared judge: {shared.get('errors', shared)}"[:200]}
    value = shared.get("makespan", shared.get("makespan_min"))
    if ours.get("faults", ours.get("violations")) != []:
        return {"value": None, "verdict": f"refused by our judge: {ours}"[:200]}
    if ours.get("longest_tour", ours.get("last_arrival")) != value:
        return {"value": None, "verdict": f"the judges disagree: {value} and {ours}"[:200]}
    waiting = shared.get("unmoved", 0)
    return {"value": value, "verdict": "accepted" if not waiting else f"accepted, {waiting} people wait"}


def _answer(command):
    """The JSON a judge prints, whatever its exit status."""
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        return json.loads(done.stdout)
    except ValueError:
        return {"said": (done.stdout + done.stderr)[-120:]}
