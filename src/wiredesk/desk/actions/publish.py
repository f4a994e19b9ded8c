"""Publishing, correcting, holding and withdrawing: the ledger decides, the outbox carries it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from wiredesk import records
from wiredesk.desk.actions.acting import action, rule
from wiredesk.desk.actions.announce import release_made
from wiredesk.desk.actions.approve import why_not_ready
from wiredesk.desk.actions.jobs import ask_by
from wiredesk.desk.actions.out import mark_out
from wiredesk.desk.models import Destination, Outgoing, Release, Story
from wiredesk.desk.packing import pack_release
from wiredesk.desk.queries.ledger import article_now, checks_now, history_of
from wiredesk.desk.queries.standing import standing_of
from wiredesk.desk.showing import name_of
from wiredesk.desk.working.places import goes_at
from wiredesk.press import ledger, outbox
from wiredesk.press.checks import Checks
from wiredesk.records import Article, Refusal

NOT_APPROVED = "It is not approved as it stands. Approve this text first."

Decide = Callable[[list[records.Release], Article, Checks], records.Release | Refusal]


@action("publish")
def publish(
    user: Any, story: Story, now: datetime, *, due: datetime | None = None
) -> Release | Refusal:
    """Publish the approved text, at once or when it is due."""
    who = name_of(user)

    def decide(history: list[records.Release], article: Article, checks: Checks) -> Any:
        return ledger.publish(history, article, now, who, checks, due=due)

    return _with_text(story, user, now, decide)


@action("publish")
def refile(user: Any, story: Story, now: datetime) -> Release | Refusal:
    """Publish again what was mended a little, without a public note."""
    who = name_of(user)

    def decide(history: list[records.Release], article: Article, checks: Checks) -> Any:
        return ledger.refile(history, article, now, who, checks)

    return _with_text(story, user, now, decide)


@action("correct")
def correct(user: Any, story: Story, now: datetime, *, note: str) -> Release | Refusal:
    """Publish the approved text as a correction, with its public note."""
    who = name_of(user)

    def decide(history: list[records.Release], article: Article, checks: Checks) -> Any:
        return ledger.correct(history, article, now, who, checks, note)

    return _with_text(story, user, now, decide)


@action("publish")
def resume(user: Any, story: Story, now: datetime, *, note: str = "") -> Release | Refusal:
    """Bring a story back that was taken off the pages for a time."""
    who = name_of(user)

    def decide(history: list[records.Release], article: Article, checks: Checks) -> Any:
        return ledger.resume(history, article, now, who, checks, note)

    return _with_text(story, user, now, decide)


@action("withdraw")
def suspend(user: Any, story: Story, now: datetime, *, note: str = "") -> Release | Refusal:
    """Take a published story off every page for the time being."""
    return enter(story, user, now, ledger.hold(history_of(story), now, name_of(user), note))


@action("withdraw")
def withdraw(user: Any, story: Story, now: datetime, *, note: str) -> Release | Refusal:
    """Take a published story back for good, with a public note."""
    return enter(story, user, now, ledger.withdraw(history_of(story), now, name_of(user), note))


def _with_text(story: Story, user: Any, now: datetime, decide: Decide) -> Release | Refusal:
    stands = standing_of(story)
    if stands is None:
        return Refusal(what="publish", why="There is nothing of it.")
    if why := why_not_ready(story, stands, now):
        return Refusal(what="publish", why=why)
    if story.state != "approved":
        return Refusal(what="publish", why=NOT_APPROVED)
    article, checks = article_now(story, stands), checks_now(story, stands, now)
    return enter(story, user, now, decide(history_of(story), article, checks))


def enter(
    story: Story, user: Any, now: datetime, decided: records.Release | Refusal
) -> Release | Refusal:
    """Enter what the ledger decided: the release, a row for each destination, and the ruling.

    Within one transaction, so that a release is never without its rows.
    """
    if isinstance(decided, Refusal):
        return decided
    due = datetime.fromisoformat(decided.due) if decided.due else None
    Release.objects.filter(story=story, latest=True).update(latest=False)
    row = Release.objects.create(
        story=story,
        number=decided.number,
        kind=decided.kind,
        at=now,
        due=due,
        by=user,
        packed=pack_release(decided),
        title=decided.article.title if decided.article else "",
        note=decided.note,
        section=(decided.article.section or "")[:20] if decided.article else "",
        language=decided.article.language[:35] if decided.article else "",
    )
    _put_out(story, row, decided, now)
    release_made(row, now)
    detail = {"release": decided.number}
    rule(story, RULINGS[decided.kind], user, now, why=decided.note, detail=detail)
    mark_out(story.pk, None if decided.article is None else story.out or due or now)
    return row


RULINGS = {
    "publish": "publish",
    "refile": "refile",
    "correct": "correct",
    "hold": "suspend",
    "resume": "resume",
    "withdraw": "withdraw",
}
"""Kind of a release → verb of the ruling that stands for it."""


def _put_out(story: Story, row: Release, decided: records.Release, now: datetime) -> None:
    """A row of the outbox for each destination that it concerns; what is needless now, as such."""
    places = {str(place.pk): place for place in _destinations(story, decided)}
    for one in outbox.rows_for(decided, list(places), now):
        place = places[one.destination]
        due = goes_at(place, one.due)
        Outgoing.objects.create(
            release=row,
            destination=place,
            story=story,
            number=one.number,
            kind=one.kind,
            takes_back=one.takes_back,
            due=due,
        )
        ask_by("send", one.destination, now, due)


def _destinations(story: Story, decided: records.Release) -> list[Destination]:
    """Those that want it; and whoever got an earlier release of it, whatever they want now."""
    places = Destination.objects.filter(removed=None)
    had_it = set(Outgoing.objects.filter(story=story).values_list("destination", flat=True))
    return [p for p in places if p.pk in had_it or (p.on and _wants(p, decided.article))]


def _wants(place: Destination, article: Article | None) -> bool:
    if article is None:
        return False
    languages, sections = place.only.get("languages"), place.only.get("sections")
    speaks = not languages or article.language.split("-")[0] in languages
    return speaks and (not sections or article.section in sections)
