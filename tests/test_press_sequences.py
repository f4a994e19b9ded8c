"""Any sequence of verbs, any destination that stumbles: nothing twice, nothing lost."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.test_press_ledger import ARTICLE
from wiredesk.press import following, ledger, outbox
from wiredesk.press.answers import Answer
from wiredesk.press.checks import Checks
from wiredesk.records import Article, Order, Refusal, Release, Ruling

START = datetime(2026, 5, 3, 10, tzinfo=UTC)

VERBS = ("publish", "schedule", "refile", "correct", "hold", "resume", "withdraw", "reopen", "kill")
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 2), st.booleans()), max_size=14)
"""Verb, which of three texts, whether it was approved."""


def texts(which: int) -> Article:
    return structs.replace(ARTICLE, title=f"Ferry {which}")


def played(steps: list[tuple[str, int, bool]]) -> tuple[list[Release], list[str]]:
    """The history that the verbs make, each a minute after the other, and where it stood."""
    history: list[Release] = []
    rulings: tuple[Ruling, ...] = ()
    stood = []
    for minute, (verb, which, approved) in enumerate(steps):
        now = START + timedelta(minutes=minute)
        at = now.isoformat()
        if verb == "reopen":
            rulings += (Ruling(story="41", verb="reopen", by="Rita", at=at),)
        if approved:
            rulings += (Ruling(story="41", verb="approve", by="Rita", at=at, version=1),)
        checks = Checks(version=1, rulings=rulings)
        found = done(verb, history, texts(which), now, checks)
        if isinstance(found, Release):
            stood.append(ledger.standing(history, now))
            history.append(found)
    return history, stood


def done(
    verb: str, history: list[Release], article: Article, now: datetime, checks: Checks
) -> Release | Refusal | None:
    note = f"{verb} {now:%H:%M}"
    kill = Order(rule="t", kind="kill", text="KILL")
    soon = now + timedelta(minutes=2, seconds=30)
    calls = {
        "publish": lambda: ledger.publish(history, article, now, "r", checks),
        "schedule": lambda: ledger.publish(history, article, now, "r", checks, due=soon),
        "refile": lambda: ledger.refile(history, article, now, "r", checks),
        "correct": lambda: ledger.correct(history, article, now, "r", checks, note),
        "hold": lambda: ledger.hold(history, now, "r", note),
        "resume": lambda: ledger.resume(history, article, now, "r", checks),
        "withdraw": lambda: ledger.withdraw(history, now, "r", note),
        "kill": lambda: following.follow(history, kill, now, "house"),
    }
    return calls[verb]() if verb in calls else None


@given(STEPS)
def test_numbers_rise_by_one_and_every_note_is_kept(steps: list[tuple[str, int, bool]]) -> None:
    history, _ = played(steps)
    assert [one.number for one in history] == list(range(1, len(history) + 1))
    notes = [one.note for one in history if one.note]
    assert [one.note for one in (history[-1].corrections if history else ())] == notes


@given(STEPS)
def test_nothing_is_published_twice(steps: list[tuple[str, int, bool]]) -> None:
    history, stood = played(steps)
    published = [s for one, s in zip(history, stood, strict=True) if one.kind == "publish"]
    assert set(published) <= {"new", "withdrawn"}
    pairs = list(pairwise(history))
    assert not [a for a, b in pairs if a.article and a.article == b.article and not b.note]


@given(STEPS)
def test_a_withdrawn_story_shows_no_text_until_it_is_reopened(
    steps: list[tuple[str, int, bool]],
) -> None:
    without = [step for step in steps if step[0] != "reopen"]
    kinds = [one.kind for one in played(without)[0]]
    assert "withdraw" not in kinds[:-1]
    taken_back = [one for one in played(steps)[0] if one.kind in ("withdraw", "hold")]
    assert all(one.article is None for one in taken_back)


class Destination:
    """One that counts what it was told; told by a script when to stumble."""

    def __init__(self) -> None:
        self.text: str | None = None
        self.made = 0
        self.seen: list[int] = []

    def tell(self, release: Release, step: outbox.Step) -> None:
        known = bool(step.remote) or (step.look_first and self.made > 0)
        if not known and release.article is not None:
            self.made += 1
        self.seen.append(release.number)
        self.text = release.article.title if release.article else None


TROUBLE = st.lists(
    st.sampled_from(
        ("ok", "ok", "timeout-lost", "timeout-done", "killed-before", "killed-after", "500", "401")
    ),
    max_size=40,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(STEPS, TROUBLE)
def test_a_destination_makes_a_story_once_and_ends_as_the_ledger_does(
    steps: list[tuple[str, int, bool]], trouble: list[str]
) -> None:
    history, _ = played(steps)
    there, rows = carried(history, trouble)
    assert {row.state for row in rows} <= {"sent", "needless"}
    assert there.made <= 1
    assert there.seen == sorted(there.seen)
    last = history[-1].article if history else None
    assert there.text == (last.title if last else None)


def carried(history: list[Release], trouble: list[str]) -> tuple[Destination, list[outbox.Row]]:
    """What a destination has of a history in the end, each stuck row tried again by a person."""
    there, rows, now = Destination(), list[outbox.Row](), START
    for release in history:
        now = datetime.fromisoformat(release.at)
        rows += outbox.rows_for(release, ["wordpress"], now)
        rows = run(rows, history, there, trouble, now)
    for _ in range(60):
        now += timedelta(minutes=40)
        rows = [outbox.retried(row, now) if row.state == "stuck" else row for row in rows]
        rows = run(rows, history, there, trouble, now)
    return there, rows


def run(
    rows: list[outbox.Row],
    history: list[Release],
    there: Destination,
    trouble: list[str],
    now: datetime,
) -> list[outbox.Row]:
    """One round of a worker that may die or hear nothing."""
    gone = {(row.number, row.destination): row for row in outbox.needless(rows, now)}
    rows = [gone.get((row.number, row.destination), row) for row in rows]
    for step in outbox.next_steps(rows, now):
        what = trouble.pop(0) if trouble else "ok"
        row = outbox.taken(step.row, now)
        if what in ("ok", "timeout-done", "killed-after"):
            there.tell(history[row.number - 1], step)
        if not what.startswith("killed"):
            row = outbox.settled(row, ANSWERS[what], now)
        rows = [row if one.number == row.number else one for one in rows]
    return rows


ANSWERS = {
    "ok": Answer(status=200, remote="7"),
    "timeout-lost": Answer(trouble="timeout"),
    "timeout-done": Answer(trouble="timeout"),
    "500": Answer(status=500),
    "401": Answer(status=401),
}
