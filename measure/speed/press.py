"""From publish to every destination: seconds on an idle desk with one worker, as users run it.

    python -m measure.bench press

A worker of its own process; the site, a folder, a webhook and a place that keeps posts as
WordPress does. A story is published at some moment; the time ends when the last row is sent. Then
each is withdrawn everywhere, and that is timed too.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.desk.places import counting

STORIES = 20
TITLE = (
    f"Publishing: seconds from the decision to the last of four destinations ({STORIES} stories)"
)


def lines() -> Iterator[str]:
    """Median and slowest."""
    with tempfile.TemporaryDirectory(prefix="wiredesk-bench-") as folder, counting() as place:
        os.environ["WIREDESK_ALLOW"] = "127.0.0.0/8"
        data = Path(folder)
        from wiredesk.site.start import start

        start(data)
        stories, eva = _stories(data, place.address, place.site)
        command = [sys.executable, "-m", "wiredesk", "work", "--data", folder]
        working = subprocess.Popen(command)
        try:
            time.sleep(4)
            yield from _timed(stories, eva)
        finally:
            working.terminate()
            working.wait(30)


def _stories(data: Path, hook: str, posts: str) -> tuple[list[int], Any]:
    from tests.desk.newsroom import arrives, item, person, source
    from wiredesk.desk.actions.approve import approve
    from wiredesk.desk.actions.destinations import save_destination
    from wiredesk.desk.models import Source, Story
    from wiredesk.desk.working.worker import clock

    eva, now = person("administrator", "eva"), clock()
    source(licence="full")
    arrives(
        *(item(f"g{n}", f"Cais {n} reabre", f"O cais {n} reabriu. " * 30) for n in range(STORIES)),
        at=now,
    )
    Source.objects.update(state="paused")
    for name, kind, given in (
        ("cms", "folder", {"folder": str(data / "cms")}),
        ("hook", "webhook", {"address": hook}),
        ("posts", "wordpress", {"address": posts, "user": "ana"}),
    ):
        save_destination(eva, None, now, name=name, kind=kind, given=given, secret="bench")  # noqa: S106
    stories = list(Story.objects.values_list("pk", flat=True))
    for story in stories:
        approve(eva, story, now)
    return stories, eva


def _timed(stories: list[int], eva: Any) -> Iterator[str]:
    from wiredesk.desk.actions.publish import publish, withdraw
    from wiredesk.desk.working.worker import clock

    dice = random.Random(7)  # noqa: S311
    acts: dict[str, Callable[[int], object]] = {
        "published everywhere": lambda story: publish(eva, story, clock()),
        "withdrawn everywhere": lambda story: withdraw(eva, story, clock(), note="Bench."),
    }
    for what, act in acts.items():
        taken = []
        for story in stories:
            time.sleep(dice.random())
            begun = time.perf_counter()
            act(story)
            _until_sent()
            taken.append(time.perf_counter() - begun)
        median, slowest = statistics.median(taken), max(taken)
        yield f"{what:42} {median:8.2f} s median, {slowest:.2f} s slowest"


def _until_sent() -> None:
    from wiredesk.desk.models import Outgoing

    while Outgoing.objects.exclude(state__in=("sent", "needless")).exists():
        time.sleep(0.01)
