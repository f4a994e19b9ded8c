"""What an agency's order asks of a story that we published, and the release that follows it."""

from collections.abc import Sequence
from datetime import datetime

from wiredesk.press import ledger
from wiredesk.press.checks import Checks
from wiredesk.records import Article, Order, Record, Refusal, Release

ASKS = {
    "kill": "withdraw",
    # A feed that takes an entry back (Atom's deleted-entry).
    "deletion": "withdraw",
    "hold": "hold",
    # An embargo that comes late: off the pages until it is over.
    "embargo": "hold",
    "release": "resume",
    "correction": "correct",
    "writethru": "correct",
    "recast": "correct",
    "update": "correct",
}
"""Order → verb of the ledger. Notes, advisories, priorities and takes ask for nothing."""

LONGEST_NOTE = 600


class Asked(Record, frozen=True, kw_only=True):
    """What an order asks of a published story; ``note`` is the public note that it would leave."""

    verb: str
    """withdraw | hold | resume | correct"""
    note: str
    why: str
    """One sentence for the editor's task."""
    needs_text: bool
    """Whether a text of ours has to be approved first; the others can be followed at once."""


def asked_by(history: Sequence[Release], order: Order, now: datetime) -> Asked | None:
    """What an order asks for; ``None`` where it asks nothing, or what it asks is so already."""
    verb = ASKS.get(order.kind)
    stands = ledger.standing(history, now)
    if verb is None or verb not in _OPEN.get(stands, ()):
        return None
    sender = _sender(history)
    why = {
        "withdraw": f"{sender} takes the story back. Ours is {stands}: withdraw it.",
        "hold": f"{sender} asks for the story to be held. Ours is {stands}: hold it.",
        "resume": f"{sender} releases the story. Ours is held: look at it and release it.",
        "correct": f"{sender} sent a correction. Ours is {stands}: take it over and approve it.",
    }[verb]
    needs_text = verb in ("correct", "resume")
    return Asked(verb=verb, note=note_of(history, order), why=why, needs_text=needs_text)


_OPEN = {
    ledger.LIVE: ("withdraw", "hold", "correct"),
    ledger.SCHEDULED: ("withdraw", "hold", "correct"),
    ledger.HELD: ("withdraw", "resume"),
}


def follow(
    history: Sequence[Release],
    order: Order,
    now: datetime,
    who: str,
    article: Article | None = None,
    checks: Checks | None = None,
) -> Release | Refusal:
    """The release that an agency's order asks for, with the agency's own words as public note.

    ``who`` is the editor, or the house rule that follows by itself. Kills and holds need nothing
    more; corrections and releases from a hold need ``article`` and ``checks``, for their text goes
    through the same gate as any other.
    """
    asked = asked_by(history, order, now)
    if asked is None:
        why = "It asks for nothing that has not been done."
        if ledger.standing(history, now) == ledger.NEW:
            why = "It was never published, so there is nothing to follow."
        return Refusal(what="nothing to follow", why=why)
    if asked.verb == "withdraw":
        found = ledger.withdraw(history, now, who, asked.note)
    elif asked.verb == "hold":
        found = ledger.hold(history, now, who, asked.note)
    elif article is None or checks is None:
        why = "It cannot be followed by itself: a new text has to be made and approved first."
        return Refusal(what="needs an editor", why=why)
    elif asked.verb == "resume":
        found = ledger.resume(history, article, now, who, checks)
    elif ledger.standing(history, now) == ledger.SCHEDULED:
        found = ledger.refile(history, article, now, who, checks)
    else:
        found = ledger.correct(history, article, now, who, checks, asked.note)
    return ledger.by_agency(found) if isinstance(found, Release) else found


def note_of(history: Sequence[Release], order: Order) -> str:
    """The agency's name and its own words, on one line; its kind of order where it has no words."""
    said = " ".join(order.text.split()) or order.kind.upper()
    if len(said) > LONGEST_NOTE:
        said = said[: LONGEST_NOTE - 1].rstrip() + "…"
    return f"{_sender(history)}: {said}"


def _sender(history: Sequence[Release]) -> str:
    articles = (release.article for release in reversed(history) if release.article)
    last = next(articles, None)
    if last is None:
        return "The agency"
    return last.agency or last.source_name or last.provider or last.credit or "The agency"
