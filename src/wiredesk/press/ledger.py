"""The rule book of publishing: each verb gives the next release, or says why there is none.

``history`` is every release of one story, the oldest first, ``[]`` for a story that never went
out. Nothing here sends or saves. Whatever is true of one destination is none of the ledger's
business: a release holds everywhere.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import structs

from wiredesk.press.checks import Checks, is_excerpt, refusals
from wiredesk.press.extract import as_excerpt
from wiredesk.press.moments import in_words, stamp, surely_come
from wiredesk.records import Article, Correction, Refusal, Release

History = Sequence[Release]

NEW, SCHEDULED, LIVE, HELD, WITHDRAWN = "new", "scheduled", "live", "held", "withdrawn"


def standing(history: History, now: datetime) -> str:
    """Where a story stands: new | scheduled | live | held | withdrawn."""
    if not history:
        return NEW
    last = history[-1]
    if last.article is None:
        return WITHDRAWN if last.kind == "withdraw" else HELD
    return SCHEDULED if _is_ahead(last.due, now) else LIVE


def shown(history: History, now: datetime) -> Release | None:
    """The release that readers and machines have before them at an instant.

    ``None`` where nothing of the story ever went out: it is new, scheduled, or was held before its
    time. A withdrawn story's is its tombstone.
    """
    for release in reversed(history):
        if not _is_ahead(release.due, now):
            return release if release.first_published else None
    return None


def publish(
    history: History,
    article: Article,
    now: datetime,
    who: str,
    checks: Checks,
    *,
    due: datetime | None = None,
) -> Release | Refusal:
    """The first release of a story, or its first after a withdrawal that a person reopened.

    ``due`` schedules it: all is checked now, for that time.
    """
    stands = standing(history, now)
    if stands == WITHDRAWN and not _reopened(history, checks):
        why = "It was withdrawn. A withdrawn story has to be reopened before it is published again."
        return Refusal(what="withdrawn", why=why)
    if stands == HELD:
        why = "It is on hold. Release it from the hold instead."
        return Refusal(what="on hold", why=why)
    if stands in (LIVE, SCHEDULED):
        return _already(history[-1], _as_it_goes(article), stands)
    if due is not None and due <= now:
        due = None
    against = next(refusals(article, checks, due or now), None)
    return against or _next(history, "publish", now, who, article=_as_it_goes(article), due=due)


def refile(
    history: History, article: Article, now: datetime, who: str, checks: Checks
) -> Release | Refusal:
    """A small mend that needs no public note: a comma, a picture's credit, a furniture line.

    A scheduled story is refiled too, and keeps its time.
    """
    goes = _as_it_goes(article)
    against = _not_out(history, now, "refiled") or _same(history, goes)
    due = _due_of(history, now)
    against = against or next(refusals(article, checks, due or now), None)
    return against or _next(history, "refile", now, who, article=goes, due=due)


def correct(
    history: History, article: Article, now: datetime, who: str, checks: Checks, note: str
) -> Release | Refusal:
    """A correction with its public note. The text may stay as it is, where the note is new."""
    stands = standing(history, now)
    if stands == SCHEDULED:
        why = "It has not gone out yet, so there is nothing to correct in public. Refile it."
        return Refusal(what="not published", why=why)
    against = _not_out(history, now, "corrected") or _no_note(note, "A correction")
    goes = _as_it_goes(article)
    if against is None and _is_known(history, note):
        against = _same(history, goes)
    against = against or next(refusals(article, checks, now), None)
    return against or _next(history, "correct", now, who, article=goes, note=note)


def hold(history: History, now: datetime, who: str, note: str = "") -> Release | Refusal:
    """Take a story off every page for the time being. A note is shown where one is given."""
    if standing(history, now) == HELD:
        return Refusal(what="on hold", why="It is on hold already.")
    against = _not_out(history, now, "held")
    return against or _next(history, "hold", now, who, note=note)


def resume(
    history: History, article: Article, now: datetime, who: str, checks: Checks, note: str = ""
) -> Release | Refusal:
    """Release a story from its hold; with a note it comes back corrected."""
    if standing(history, now) != HELD:
        return Refusal(what="not on hold", why="It is not on hold.")
    against = next(refusals(article, checks, now, held=True), None)
    return against or _next(history, "resume", now, who, article=_as_it_goes(article), note=note)


def withdraw(history: History, now: datetime, who: str, note: str) -> Release | Refusal:
    """Take a story back for good, with a public note. Needs no approval and no licence."""
    stands = standing(history, now)
    if stands == WITHDRAWN:
        return Refusal(what="withdrawn", why="It was withdrawn already.")
    if stands == NEW:
        return Refusal(what="not published", why="It was never published.")
    return _no_note(note, "A withdrawal") or _next(history, "withdraw", now, who, note=note)


def still_stands(release: Release, now: datetime, checks: Checks) -> Refusal | None:
    """What has come to stand against a scheduled release since; asked when its time has come.

    An approval that was taken back, a newer version of the story, a rule of the house. ``None``
    lets it go. Tombstones always go.
    """
    if release.article is None:
        return None
    return next(refusals(release.article, checks, now, held=release.kind == "resume"), None)


def _next(
    history: History,
    kind: str,
    now: datetime,
    who: str,
    *,
    article: Article | None = None,
    note: str = "",
    due: datetime | None = None,
) -> Release:
    """The release that follows: its number, the story's first date and every note so far."""
    last = history[-1] if history else None
    if last and article and article.id != last.story:
        raise ValueError(f"{article.id!r} is not {last.story!r}, whose history this is")
    story = last.story if last else article.id if article else ""
    slug = (last.slug if last else "") or (article.slug if article else "")
    at, note = stamp(now), note.strip()
    first = last.first_published if last and not _is_ahead(last.first_published, now) else None
    kept = last.corrections if last else ()
    said = {"publish": "correct", "refile": "correct", "resume": "correct"}.get(kind, kind)
    return Release(
        story=story,
        number=last.number + 1 if last else 1,
        kind=kind,
        at=at,
        by=who,
        article=article,
        note=note,
        first_published=first or ((stamp(due) if due else at) if article else None),
        corrections=(*kept, Correction(at=at, note=note, kind=said)) if note else kept,
        due=stamp(due) if due else None,
        excerpt=article is not None and is_excerpt(article),
        slug=slug,
    )


def by_agency(release: Release) -> Release:
    """A release whose newest note is the agency's own."""
    if not release.note or not release.corrections:
        return release
    *before, newest = release.corrections
    told = structs.replace(newest, kind="agency")
    return structs.replace(release, corrections=(*before, told))


def _as_it_goes(article: Article) -> Article:
    """What goes out of an article; an embargo that was lifted by hand holds nowhere any more."""
    goes = as_excerpt(article) if is_excerpt(article) else article
    if goes.embargo and surely_come(goes.embargo) is None:
        return structs.replace(goes, embargo=None)
    return goes


def _reopened(history: History, checks: Checks) -> bool:
    withdrawn = surely_come(history[-1].at)
    reopened = (surely_come(r.at) for r in checks.rulings if r.verb == "reopen")
    return any(at and withdrawn and at >= withdrawn for at in reopened)


def _already(last: Release, goes: Article, stands: str) -> Refusal:
    if goes == last.article:
        why = f"This is what went out as release {last.number}; nothing goes out twice."
        if stands == SCHEDULED:
            why = f"It is scheduled already, as it is, for {_in_words(last.due)}."
        return Refusal(what="the same again", why=why)
    if stands == SCHEDULED:
        why = f"It is scheduled for {_in_words(last.due)}. Refile it to change what goes out."
        return Refusal(what="scheduled", why=why)
    why = "It is published. Correct it with a public note, or refile it where the mend is small."
    return Refusal(what="published", why=why)


def _not_out(history: History, now: datetime, done: str) -> Refusal | None:
    """Why a story that is not live cannot be changed where readers are."""
    why = {
        NEW: f"It was never published, so it cannot be {done}.",
        HELD: f"It is on hold, so it cannot be {done}. Release it from the hold first.",
        WITHDRAWN: f"It was withdrawn, so it cannot be {done}.",
    }.get(standing(history, now))
    return Refusal(what="not published", why=why) if why else None


def _same(history: History, goes: Article) -> Refusal | None:
    if history and goes == history[-1].article:
        why = f"Nothing changed since release {history[-1].number}; nothing goes out twice."
        return Refusal(what="the same again", why=why)
    return None


def _no_note(note: str, what: str) -> Refusal | None:
    if note.strip():
        return None
    why = f"{what} needs a public note: one sentence for readers on what changed and why."
    return Refusal(what="no note", why=why)


def _is_known(history: History, note: str) -> bool:
    return any(one.note == note.strip() for one in history[-1].corrections)


def _due_of(history: History, now: datetime) -> datetime | None:
    due = history[-1].due if history else None
    return surely_come(due) if due and _is_ahead(due, now) else None


def _is_ahead(when: str | None, now: datetime) -> bool:
    at: Any = surely_come(when) if when else None
    return at is not None and at > now


def _in_words(when: str | None) -> str:
    at = surely_come(when) if when else None
    return in_words(at) if at else "no time"
