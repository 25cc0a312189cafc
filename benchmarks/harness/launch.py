"""A small process between the harness and a program, so that the memory measured is the program's own.

launch.py REPORT LIMIT COMMAND...   The kernel counts the memory of whoever starts a program as the program's; the harness
may hold an instance of a million people, this file holds some 9 MB.
"""
import json
import os
import resource
import signal
import sys
import time

MOST_MEMORY = 12 * 2**30


def main():
    report, limit, command = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        os.execvp(command[0], command)
    status, used = wait(child, started + limit)
    spent = {"status": status, "seconds": time.monotonic() - started, "cpu_seconds": used.ru_utime + used.ru_stime,
             "memory_mb": used.ru_maxrss // 1024}
    with open(report, "w") as file:
        json.dump(spent, file)


def wait(child, deadline):
    """Returns the exit status, or nothing when the program had to be ended at its limit, and what it used."""
    ended = False
    while True:
        pid, status, used = os.wait4(child, os.WNOHANG)
        if pid:
            return None if ended else os.waitstatus_to_exitcode(status), used
        if not ended and time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
            ended = True
        time.sleep(0.002)


if __name__ == "__main__":
    main()
