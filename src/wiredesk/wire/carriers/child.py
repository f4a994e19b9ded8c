"""A broken feed read by feedparser, in a process of its own that can be ended.

Feedparser reads nearly anything that was meant to be a feed, at its own pace: a hostile one may
take minutes and gigabytes. So it works in a child with limits, killed when its time is up.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

MEMORY = 512 * 1024 * 1024
"""Bytes of address space; a hundred thousand empty items take 170 MB."""

SECONDS = 20
"""Feedparser reads a megabyte of broken feed in about three."""

_PROGRAM = Path(__file__).with_name("forgiving.py")


def read_in_child(
    markup: str, memory: int = MEMORY, seconds: float = SECONDS
) -> dict[str, Any] | str:
    """What feedparser finds in a feed's markup, as JSON says it; else why nothing, in words."""
    command = [sys.executable, "-I", str(_PROGRAM), str(memory), str(round(seconds) + 2)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no word of the feed among its arguments
            command,
            input=markup.encode("utf-8", "replace"),
            capture_output=True,
            timeout=seconds,
            env={"PYTHONUTF8": "1", "PYTHONHASHSEED": "0"},
            cwd="/",
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"Mending it took more than {seconds:g} seconds, and was stopped."
    except OSError as error:
        return f"No process could be started to mend it ({error.strerror})."
    if done.returncode == 3 or b"MemoryError" in done.stderr:
        return f"Mending it took more than {memory // 2**20} MB of memory, and was stopped."
    if done.returncode < 0:
        return f"Mending it was stopped (signal {-done.returncode})."
    if done.returncode:
        return "Its markup is broken beyond mending."
    found: dict[str, Any] = json.loads(done.stdout)
    return found
