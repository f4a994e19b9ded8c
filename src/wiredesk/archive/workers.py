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

    def close(self) -> None:
        """Let whoever works go."""

    def each(self, do: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """What ``do`` makes of each thing. ``do`` must be a function that can be named."""


class Alone:
    """This process."""

    def close(self) -> None:
        """Nobody is there to be let go."""

    def each(self, do: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """One after another."""
        return map(do, things)


class Processes:
    """Several processes on this machine."""

    def __init__(self, count: int) -> None:
        """``count`` of them, started when they are first asked for."""
        self.count = count
        self._pool: ProcessPoolExecutor | None = None

    def close(self) -> None:
        """End them."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def each(self, do: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        """A few tasks ahead of the workers, whatever the number of things."""
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.count, mp_context=context)
        waiting: deque[Future[Made]] = deque()
        for thing in things:
            waiting.append(self._pool.submit(do, thing))
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

    def close(self) -> None:
        """Leave the cluster."""
        self._ray.shutdown()

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
