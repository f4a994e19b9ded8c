"""The outbox: what goes next, what is needless, and the words for what went wrong."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec import structs

from tests.test_press_ledger import GONE, LIVE, SCHEDULED
from wiredesk.press import outbox
from wiredesk.press.answers import Answer, meaning_of
from wiredesk.press.outbox import Row

NOW = datetime(2026, 5, 3, 10, tzinfo=UTC)


def row(number: int, state: str = "waiting", **more: object) -> Row:
    base = Row(story="41", number=number, destination="blog", due=NOW, state=state)
    return structs.replace(base, **more)


def numbers(rows: list[Row]) -> list[int]:
    return [step.row.number for step in outbox.next_steps(rows, NOW)]


def wasted(rows: list[Row]) -> list[int]:
    return [one.number for one in outbox.needless(rows, NOW)]


def test_a_release_makes_a_row_for_each_destination() -> None:
    rows = outbox.rows_for(LIVE[0], ["site", "blog"], NOW)
    assert [(one.destination, one.due, one.takes_back) for one in rows] == [
        ("site", NOW, False),
        ("blog", NOW, False),
    ]
    assert outbox.rows_for(GONE[-1], ["site"], NOW)[0].takes_back


def test_a_scheduled_release_waits_for_its_time() -> None:
    (one,) = outbox.rows_for(SCHEDULED[0], ["site"], NOW)
    assert one.due == NOW + timedelta(hours=1)
    assert outbox.next_steps([one], NOW) == ()


@pytest.mark.parametrize(
    ("rows", "goes", "needless"),
    [
        ([row(1), row(2)], [2], [1]),
        ([row(1, "sent"), row(2)], [2], []),
        # Nobody there ever heard of the story: neither it nor its tombstone goes.
        ([row(1), row(2, takes_back=True)], [], [1, 2]),
        ([row(1, attempts=1), row(2, takes_back=True)], [2], [1]),
        # A tombstone goes even where a newer text waits behind it.
        ([row(1, "sent", attempts=1), row(2, takes_back=True), row(3)], [2], []),
        ([row(1, "sent", attempts=1), row(2, takes_back=True), row(3, takes_back=True)], [3], [2]),
        ([row(1, "stuck", attempts=1), row(2)], [2], [1]),
        ([row(1, "stuck", attempts=1)], [], []),
        ([row(1, "sending", lease=NOW + timedelta(minutes=1)), row(2)], [], []),
        ([row(1, "sending", lease=NOW), row(2)], [2], [1]),
        ([row(1, "sending", lease=NOW)], [1], []),
        ([row(1, due=NOW + timedelta(seconds=1))], [], []),
    ],
)
def test_the_newest_goes_and_the_older_is_needless(
    rows: list[Row], goes: list[int], needless: list[int]
) -> None:
    assert (numbers(rows), wasted(rows)) == (goes, needless)


def test_what_may_have_arrived_is_looked_for_first() -> None:
    (step,) = outbox.next_steps([row(1, "needless", attempts=1, doubtful=True), row(2)], NOW)
    assert step.look_first


def test_a_needless_row_whose_sender_died_leaves_its_doubt_behind() -> None:
    rows = [row(1, "sending", attempts=1, lease=NOW), row(2)]
    (gone,) = outbox.needless(rows, NOW)
    (step,) = outbox.next_steps([gone, rows[1]], NOW)
    assert step.look_first


def test_what_has_arrived_is_changed_by_its_id_there() -> None:
    (step,) = outbox.next_steps([row(1, "sent", attempts=1, remote="7"), row(2)], NOW)
    assert (step.look_first, step.remote) == (False, "7")


def test_stories_and_destinations_do_not_wait_for_each_other() -> None:
    rows = [row(1, "stuck"), row(1, destination="site"), row(1, story="42")]
    assert {(s.row.story, s.row.destination) for s in outbox.next_steps(rows, NOW)} == {
        ("41", "site"),
        ("42", "blog"),
    }


def test_a_row_that_is_taken_twice_is_in_doubt() -> None:
    once = outbox.taken(row(1), NOW)
    assert (once.state, once.attempts, once.doubtful) == ("sending", 1, False)
    assert outbox.taken(once, NOW).doubtful
    with pytest.raises(ValueError, match="not sent"):
        outbox.taken(row(1, "sent"), NOW)


def test_waits_double_up_to_half_an_hour() -> None:
    waits = [outbox.wait_after(n).total_seconds() for n in (1, 2, 3, 8, 9, 500)]
    assert waits == [15, 30, 60, 1800, 1800, 1800]


def test_a_destination_that_says_when_is_heard() -> None:
    slow = Answer(status=429, retry_after=timedelta(hours=2))
    assert outbox.settled(outbox.taken(row(1), NOW), slow, NOW).due == NOW + timedelta(hours=2)


@pytest.mark.parametrize(
    ("answer", "what", "words"),
    [
        (Answer(status=201), "sent", ""),
        (Answer(status=401), "stop", "name and password (401)"),
        (Answer(status=413), "stop", "too large"),
        (Answer(status=422, words="slug\n taken"), "stop", "It says: “slug taken”."),
        (Answer(status=301), "stop", "It has moved (301)"),
        (Answer(status=503), "look", "trouble of its own (503)"),
        (Answer(trouble="timeout"), "look", "No answer came in time"),
        (Answer(trouble="unreachable"), "again", "cannot be reached"),
        (Answer(trouble="refused", words="disk full"), "stop", "disk full"),
        (Answer(trouble="?"), "look", "broke off"),
        (Answer(status=404), "gone", "nothing at that address"),
    ],
)
def test_each_answer_has_a_meaning_and_words(answer: Answer, what: str, words: str) -> None:
    found = meaning_of(answer)
    assert found.what == what
    assert words in found.words


def test_what_is_not_there_any_more_was_taken_away() -> None:
    gone = outbox.settled(outbox.taken(row(2, takes_back=True), NOW), Answer(status=410), NOW)
    assert gone.state == "sent"


def test_a_stuck_row_waits_for_a_person() -> None:
    stuck = outbox.settled(outbox.taken(row(1), NOW), Answer(status=401), NOW)
    assert stuck.state == "stuck"
    assert outbox.is_failing(stuck)
    assert numbers([outbox.retried(stuck, NOW)]) == [1]
    assert outbox.retried(row(1, "sent"), NOW).state == "sent"


def test_after_a_restored_backup_everything_open_is_looked_for() -> None:
    (step,) = outbox.next_steps([outbox.doubted(row(1))], NOW)
    assert step.look_first
    assert outbox.doubted(row(1, "sent")).doubtful is False
