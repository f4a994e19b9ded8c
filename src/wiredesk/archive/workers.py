"""Who does the work: this process, several on this machine, or a Ray cluster."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 2
"""Tasks that wait for each worker: an archive is never held in memory."""


class Workers(Protocol):
    """Does one thing to each of many, in no order; gives what each made in the order given."""

    def each(self, do: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """What ``do`` makes of each thing. ``do`` must be a function that can be named."""


class Alone:
    """This process."""

    def each(self, do: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """One after another."""
        return map(do, things)


class Processes:
    """Several processes on this machine."""

    def __init__(self, count: int) -> None:
        """``count`` of them."""
        self.count = count

    def each(self, do: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """A few tasks ahead of the workers, whatever the number of things."""
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.count, mp_context=context) as pool:
            waiting: deque[Future[Made]] = deque()
            for thing in things:
                waiting.append(pool.submit(do, thing))
                if len(waiting) > AHEAD * self.count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()


class Cluster:
    """A Ray cluster, whose machines all see the work folder under one path."""

    def __init__(self, address: str) -> None:
        """``address`` as Ray writes it: "auto", "ray://head:10001", "local"."""
        import ray

        self._ray: Any = ray
        ray.init(address=None if address == "local" else address, log_to_driver=False)
        self.count = max(1, int(ray.cluster_resources().get("CPU", 1)))

    def each(self, do: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """A few tasks ahead of the cluster's processors."""
        remote = self._ray.remote(do)
        waiting: deque[Any] = deque()
        for thing in things:
            waiting.append(remote.remote(thing))
            if len(waiting) > AHEAD * self.count:
                yield self._ray.get(waiting.popleft())
        while waiting:
            yield self._ray.get(waiting.popleft())
