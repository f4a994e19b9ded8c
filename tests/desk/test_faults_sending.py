"""A worker killed at any moment between sending and saving: nothing twice, nothing lost, in order.

`make test` kills a few times; `make faults` (WIREDESK_FAULTS=100) a hundred. The place that it
sends to keeps count: messages by their ids, posts under numbers of their own.
"""

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk.places import Counting, counting
from tests.desk.running import ON_SQLITE, approved, done, ran, rows, wiredesk

pytestmark = ON_SQLITE

KILLS = int(os.environ.get("WIREDESK_FAULTS", "3"))
STORIES = 8

PUBLISH = """
import sys
from pathlib import Path
from wiredesk.site.start import start
start(Path(sys.argv[1]))
from django.contrib.auth import get_user_model
from wiredesk.desk.actions.destinations import save_destination
from wiredesk.desk.actions.publish import publish
from wiredesk.desk.models import Release, Story
from wiredesk.desk.working.worker import clock
eva = get_user_model().objects.get()
for name, kind, given in (
    ("hook", "webhook", {"address": sys.argv[2] + "/hook"}),
    ("posts", "wordpress", {"address": sys.argv[2], "user": "ana"}),
):
    row = save_destination(eva, None, clock(), name=name, kind=kind, given=given, secret="farol")
    assert hasattr(row, "pk"), row
for story in Story.objects.all():
    assert isinstance(publish(eva, story.pk, clock()), Release)
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk whose stories are approved."""
    data = tmp_path_factory.mktemp("prepared")
    return approved(data, STORIES)


@pytest.fixture
def place() -> Iterator[Counting]:
    with counting() as running:
        running.slowly = 0.02
        yield running


def until(ready: Callable[[], object], seconds: float = 60) -> None:
    ends = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < ends
        time.sleep(0.01)


def killed_while_it_sends(data: Path, place: Counting, after: float) -> None:
    running = wiredesk(data, "work", WIREDESK_ALLOW="127.0.0.0/8")
    until(lambda: place.came or place.posts)
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    rows(data, "UPDATE desk_job SET lease_until = NULL")  # an hour later leases have run out
    rows(data, "UPDATE desk_outgoing SET lease = '2001-01-01' WHERE state = 'sending'")


def works_until_all_is_sent(data: Path) -> None:
    running = wiredesk(data, "work", WIREDESK_ALLOW="127.0.0.0/8")
    left = "SELECT count(*) FROM desk_outgoing WHERE state NOT IN ('sent', 'needless')"
    try:
        until(lambda: rows(data, left) == [(0,)])
    finally:
        running.terminate()
        running.communicate(timeout=30)


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_worker_sends_nothing_twice_and_loses_nothing(
    seed: int, prepared: Path, place: Counting, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(prepared, data)
    ran(PUBLISH, data, place.site)
    dice = random.Random(seed)  # noqa: S311
    killed_while_it_sends(data, place, dice.uniform(0, 0.6))
    gone = str(dice.randint(1, STORIES))
    told = ("press", "withdraw", gone, "--as", "eva", "--note", "Engano.", "--later")
    assert done(data, *told)[0] == 0
    works_until_all_is_sent(data)
    slugs = [post["slug"] for post in place.posts.values()]
    assert len(slugs) == len(set(slugs))
    states = {post["slug"].rpartition("-")[2]: post["status"] for post in place.posts.values()}
    assert states == {
        **{str(n): "publish" for n in range(1, STORIES + 1) if str(n) != gone},
        **({gone: "trash"} if gone in states else {}),
    }
    numbers = {name.rpartition("/")[2]: found for name, found in place.numbers().items()}
    assert {n: found for n, found in numbers.items() if n != gone} == {
        str(n): [1] for n in range(1, STORIES + 1) if str(n) != gone
    }
    assert numbers.get(gone) in (None, [1, 2], [2])
    sent = "SELECT count(*) FROM desk_outgoing WHERE state = 'sent' AND number = 1"
    assert rows(data, sent)[0][0] >= 2 * (STORIES - 1)
