"""`make bench`: stories a second and peak memory, part by part, beside named peers in one run.

Machines are noisy, so every figure is the median of several rounds that take turns, and what
counts is the ratio to a peer measured in the same rounds. One process, one thread; each table in
a process of its own, so that its peak memory is its own.

    python -m measure.bench            every table
    python -m measure.bench reading    one of them
"""

import importlib
import pkgutil
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from measure import speed

ROUNDS = 5


class Timed(NamedTuple):
    """Something to time: ``run`` does ``items`` items of ``what``."""

    name: str
    what: str
    items: int
    run: Callable[[], object]


def seconds(run: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def rounds(things: list[Timed], times: int) -> dict[str, float]:
    """Median seconds of each, the things taking turns, after one turn that is not counted."""
    for thing in things:
        thing.run()
    taken: dict[str, list[float]] = {thing.name: [] for thing in things}
    for _ in range(times):
        for thing in things:
            taken[thing.name].append(seconds(thing.run))
    return {name: statistics.median(times) for name, times in taken.items()}


def show_table(name: str) -> None:
    """Time one module of ``measure.speed`` and print its table, with this process's peak memory.

    A module gives ``timed()``, things that take turns, or ``lines()``, a table of its own.
    """
    module = importlib.import_module(f"measure.speed.{name}")
    if hasattr(module, "show"):  # a table of processes of its own
        print(f"\n{module.TITLE}", flush=True)
        module.show()
        return
    print(f"\n{module.TITLE}", flush=True)
    for line in module.lines() if hasattr(module, "lines") else ():
        print(f"  {line}", flush=True)
    things = list(module.timed()) if hasattr(module, "timed") else []
    for thing, median in zip(
        things, rounds(things, getattr(module, "ROUNDS", ROUNDS)).values(), strict=True
    ):
        each = median / thing.items * 1000
        pace = f"{thing.items / median:10.0f} {thing.what}/s"
        print(f"  {thing.name:42} {each:10.3f} ms {pace}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {'peak memory':42} {peak:10.0f} MB", flush=True)


def main() -> None:
    """Print the tables asked for, each from a process of its own."""
    if sys.argv[1:2] == ["--here"]:
        show_table(sys.argv[2])
        return
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}",
        flush=True,
    )
    for name in sys.argv[1:] or [info.name for info in pkgutil.iter_modules(speed.__path__)]:
        subprocess.run([sys.executable, "-m", "measure.bench", "--here", name], check=True)


if __name__ == "__main__":
    main()
