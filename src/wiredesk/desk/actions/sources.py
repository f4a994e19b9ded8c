"""Adding, pausing and removing a source, and keeping what it answered to a poll."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import Case, DateTimeField, F, Q, Value, When

from wiredesk import records
from wiredesk.desk.models import Source, Subscription
from wiredesk.desk.secrets import lock
from wiredesk.wire import rhythm
from wiredesk.wire.carriers.mailbox import why_not_a_mailbox
from wiredesk.wire.carriers.web.door import Login, why_not_an_address
from wiredesk.wire.identity import KINDS
from wiredesk.wire.storable import storable

FOLDER = rhythm.Bounds(shortest=10, longest=60)
"""A folder of this machine costs nobody anything; its editor waits for what lies in it."""


PUSHED = 3600
"""Seconds between polls of a source whose hub pushes: a push that was lost is found by the next."""


class SourceError(ValueError):
    """A source that cannot be added as asked, in words."""


def add_source(
    address: str,
    now: datetime,
    name: str = "",
    settings: records.SourceSettings | None = None,
    login: Login | None = None,
) -> tuple[Source, bool]:
    """Add a source, due at once, or find the one of that address; and whether it is new.

    An address is a feed or a page (http, https), a mailbox (imaps), or a
    folder of this machine. Raises SourceError.
    """
    carrier, address = _carrier(address)
    settings = settings or records.SourceSettings()
    if why := why_not_so(settings):
        raise SourceError(why)
    return Source.objects.get_or_create(
        address=address,
        defaults={
            "name": storable(name)[:200] or _name(address),
            "carrier": carrier,
            "settings": msgspec.to_builtins(settings),
            "credentials": lock(login) if login else None,
            "added": now,
            "due": now,
        },
    )


def why_not_so(settings: records.SourceSettings) -> str:
    """Why a source cannot be settled so, in words; empty where it can."""
    if wrong := set(settings.identity) - set(KINDS):
        return f"identity: {sorted(wrong)[0]!r} is none of {', '.join(KINDS)}"
    if settings.licence not in {None, "full", "excerpt", "none"}:
        return "A licence is full, excerpt, none, or unknown."
    if (settings.fetch_pages or settings.fetch_pictures) and settings.licence != "full":
        return "Pages and pictures are fetched only where the licence is “full”."
    if not 0 < settings.shortest_interval <= settings.longest_interval:
        return "The shortest interval is longer than the longest."
    return ""


def settings_of(source: Source) -> records.SourceSettings:
    """What was settled for a source."""
    return msgspec.convert(source.settings, records.SourceSettings)


def _carrier(address: str) -> tuple[str, str]:
    if address.startswith(("imap://", "imaps://")):
        if why := why_not_a_mailbox(address):
            raise SourceError(f"{address}: {why}")
        return "mailbox", address
    if "://" in address:
        if why := why_not_an_address(address):
            raise SourceError(f"{address}: {why}")
        return "http", address
    folder = Path(address).expanduser()
    if not folder.is_dir():
        raise SourceError(f"{address}: neither an address (https://…) nor a folder of this machine")
    return "folder", str(folder.resolve())


def _name(address: str) -> str:
    return (urlsplit(address).hostname or Path(address).name or address).removeprefix("www.")[:200]


def claim_due(now: datetime, most: int, hold: timedelta) -> list[Source]:
    """Sources that are due, held for a while so that no other worker asks them too."""
    with transaction.atomic():
        due = Source.objects.filter(due__lte=now, state=Source.State.ACTIVE).order_by("due", "id")
        if transaction.get_connection().features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        claimed = list(due[:most])
        Source.objects.filter(pk__in=[source.pk for source in claimed]).update(due=now + hold)
    for source in claimed:
        source.due = now + hold
    return claimed


def hand_back(claimed: Sequence[tuple[Source, datetime]]) -> None:
    """Let claimed sources go unasked, each due at a time: one transaction.

    One that somebody else has changed or claimed since stays as they left it.
    """
    with transaction.atomic():
        for source, due in claimed:
            Source.objects.filter(pk=source.pk, due=source.due).update(due=due)


Given = tuple[Source, rhythm.Answer, datetime, float]
"""What ``keep_answer`` is given."""


def keep_answers(answers: Sequence[Given]) -> list[rhythm.Next]:
    """Keep how several sources answered: one transaction, or one for each where they collide."""
    try:
        with transaction.atomic():
            return [keep_answer(*given) for given in answers]
    except IntegrityError:  # two sources that moved to one address at the same moment
        return [keep_answer(*given) for given in answers]


def keep_answer(source: Source, answer: rhythm.Answer, now: datetime, dice: float) -> rhythm.Next:
    """Keep how a source answered, and when it is due again: one transaction."""
    settings = settings_of(source)
    bounds = rhythm.Bounds(shortest=settings.shortest_interval, longest=settings.longest_interval)
    if source.carrier == "folder":
        bounds = FOLDER
    elif _is_pushed(source, now):
        seldom = min(max(bounds.shortest, PUSHED), bounds.longest)
        bounds = rhythm.Bounds(shortest=seldom, longest=bounds.longest)
    decided = rhythm.next_poll(rhythm_of(source), answer, bounds, now, dice)
    active = Q(state=Source.State.ACTIVE)  # one paused while it was being asked stays so
    changed = {
        **msgspec.structs.asdict(decided.rhythm),
        "due": Case(When(active, then=Value(decided.due)), output_field=DateTimeField()),
        "trouble": decided.trouble,
        "last_try": now,
        "polls": F("polls") + 1,
        "unchanged": F("unchanged") + int(answer.status == 304),
    }
    if decided.due is None:
        changed["due"] = None
        changed["state"] = Case(When(active, then=Value(Source.State.STOPPED)), default=F("state"))
    if not decided.trouble:
        changed["last_success"] = now
    if answer.news:
        changed["last_new"] = now
    if decided.note:
        changed["note"] = decided.note
    with transaction.atomic():
        Source.objects.filter(pk=source.pk).update(**changed)
        if decided.new_address and not _is_known(decided.new_address):
            Source.objects.filter(pk=source.pk).update(address=decided.new_address)
    return decided


def _is_pushed(source: Source, now: datetime) -> bool:
    held = Subscription.objects.filter(source=source).first()
    return held is not None and held.is_active(now)


def _is_known(address: str) -> bool:
    return Source.objects.filter(address=address).exists()


def rhythm_of(source: Source) -> rhythm.Rhythm:
    """How a source has behaved, as its row says."""
    return rhythm.Rhythm(
        **{name: getattr(source, name) for name in rhythm.Rhythm.__struct_fields__}
    )
