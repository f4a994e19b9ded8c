"""`make bench`: stories a second and peak memory, part by part, beside named peers in one run.

Machines are noisy, so every figure is the median of several rounds that take turns, and what
counts is the ratio to a peer measured in the same rounds. One process, one thread.
"""

import importlib
import pkgutil
import platform
import resource
import statistics
import time
from collections.abc import Callable, Iterator
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


def rounds(things: list[Timed]) -> dict[str, float]:
    """Median seconds of each, the things taking turns."""
    for thing in things:
        thing.run()
    taken: dict[str, list[float]] = {thing.name: [] for thing in things}
    for _ in range(ROUNDS):
        for thing in things:
            taken[thing.name].append(seconds(thing.run))
    return {name: statistics.median(times) for name, times in taken.items()}


def tables() -> Iterator[tuple[str, list[Timed]]]:
    """Each module of ``measure.speed``: its title and what it times."""
    for info in pkgutil.iter_modules(speed.__path__):
        module = importlib.import_module(f"measure.speed.{info.name}")
        yield module.TITLE, list(module.timed())


def main() -> None:
    """Print every table, then the peak memory of this process."""
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}")
    for title, things in tables():
        print(f"\n{title}")
        for name, median in rounds(things).items():
            thing = next(t for t in things if t.name == name)
            each = median / thing.items * 1000
            print(
                f"  {name:42} {each:10.3f} ms {thing.items / median:10.0f} {thing.what}/s",
                flush=True,
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
