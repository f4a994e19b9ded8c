"""Whatever becomes of a destination: nothing goes twice, nothing is lost.

Workers that are killed on the way are in ``test_faults_sending``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.newsroom import NOW, TEXT, arrives, later, person, source
from tests.desk.places import Counting, counting, says
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.decide import reopen
from wiredesk.desk.actions.destinations import save_destination
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.publish import correct, publish
from wiredesk.desk.backups.making import back_up
from wiredesk.desk.backups.restoring import restore
from wiredesk.desk.models import Destination, Outgoing, Story
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal
from wiredesk.wire.carriers.web.addresses import Networks

SECRET = "known to both sides"  # noqa: S105


@pytest.fixture
def place() -> Iterator[Counting]:
    with counting() as served:
        yield served


# ── a destination in trouble, by the clock that is passed in ──────────────────────────────────


@pytest.fixture
def published(db: None, settings: Any, place: Counting) -> Story:
    """A story published to the counting place alone, and corrected before anything was sent."""
    settings.NETWORKS = Networks(["127.0.0.0/8"])
    Destination.objects.all().delete()
    eva = person("administrator", "eva")
    given = {"address": place.address}
    made = save_destination(eva, None, NOW, name="hook", kind="webhook", given=given, secret=SECRET)
    assert not isinstance(made, Refusal), made
    source(licence="full")
    story = arrives()
    approve(eva, story.pk, NOW)
    assert not isinstance(publish(eva, story.pk, NOW), Refusal)
    return story


def corrected(story: Story, minutes: float) -> None:
    from django.contrib.auth.models import User

    eva = User.objects.get(username="eva")
    reopen(eva, story.pk, later(minutes))
    edit_text(eva, story.pk, later(minutes), base=0, title="Cais reabre", text=f"{TEXT} Emendado.")
    approve(eva, story.pk, later(minutes))
    done = correct(eva, story.pk, later(minutes), note="Faltava uma frase.")
    assert not isinstance(done, Refusal), done


def work(minutes: float) -> None:
    Worker(now=lambda: later(minutes)).work_off(("send",))


def test_destination_that_is_down_for_an_hour_gets_it_once(
    published: Story, place: Counting
) -> None:
    place.faults = [says(503)] * 40
    for minute in range(60):
        work(minute)
    assert not place.kept
    row = Outgoing.objects.get()
    assert (row.state, "503" in row.error) == ("waiting", True)
    place.faults = []
    for minute in range(60, 130, 10):
        work(minute)
    assert place.numbers() == {next(iter(place.numbers())): [1]}
    assert len(place.came) == 1


def test_releases_of_a_story_arrive_in_their_order_whatever_fails(
    published: Story, place: Counting
) -> None:
    work(1)
    corrected(published, 2)
    place.faults = [says(500), says(502)]
    for minute in range(3, 60, 5):
        work(minute)
    (numbers,) = place.numbers().values()
    assert numbers == [1, 2]


def test_newer_release_makes_one_that_never_left_needless(
    published: Story, place: Counting
) -> None:
    corrected(published, 1)
    work(2)
    (numbers,) = place.numbers().values()
    assert numbers == [2]
    assert set(Outgoing.objects.values_list("number", "state")) == {(1, "needless"), (2, "sent")}


@pytest.mark.parametrize(
    ("status", "words"), [(401, "name and password"), (403, "may not"), (413, "too large")]
)
def test_what_only_a_person_can_mend_waits_for_one_and_says_why(
    status: int, words: str, published: Story, place: Counting
) -> None:
    place.faults = [says(status)]
    work(1)
    row = Outgoing.objects.get()
    assert row.state == "stuck"
    assert words in row.error
    work(500)
    assert not place.kept


def test_answer_that_never_comes_leaves_a_doubt_and_no_double(
    published: Story, place: Counting
) -> None:
    def taken_and_silent(handler: Any) -> bool:
        handler.close_connection = True
        handler.connection.close()
        return True

    place.faults = [taken_and_silent]
    work(1)
    assert Outgoing.objects.get().doubtful
    work(60)
    assert (len(place.kept), Outgoing.objects.get().state) == (1, "sent")


def test_yesterdays_backup_sends_nothing_again(
    published: Story, place: Counting, tmp_path: Path
) -> None:
    work(1)
    back_up(tmp_path / "desk.zip", later(2))
    before = list(place.came)
    restore(tmp_path / "desk.zip", later(3))
    for minute in range(4, 200, 30):
        work(minute)
    assert place.came == before
    assert Outgoing.objects.get().state == "sent"
