"""The ledger as kept: releases of a story, the newsroom's channel, and what publishing asks."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from django.conf import settings

from wiredesk import records
from wiredesk.desk.models import Destination, Newsroom, Release, Review, Ruling, Story
from wiredesk.desk.packing import unpack_release
from wiredesk.desk.queries.checks import checks_of
from wiredesk.desk.queries.related import relations_of
from wiredesk.desk.queries.standing import Standing, settings_of
from wiredesk.desk.texts.article import Desk, article_of
from wiredesk.press.channel import Channel
from wiredesk.press.checks import Checks, HouseRule
from wiredesk.press.site import SiteSettings

HERE = "http://127.0.0.1:8000/site/"
"""Where the site is read until a newsroom says where it stands."""


def history_of(story: Story) -> list[records.Release]:
    """All releases of a story, the oldest first."""
    return [unpack_release(row.packed) for row in story.releases.order_by("number")]


def newsroom() -> Newsroom:
    """What the newsroom says of itself; as usual where it said nothing yet."""
    return Newsroom.objects.filter(pk=1).first() or Newsroom(pk=1)


def channel_of(row: Newsroom) -> Channel:
    """The channel that everything goes out under."""
    return msgspec.convert({"name": "wiredesk", "home": HERE, **row.channel}, Channel)


def site_of(row: Newsroom) -> SiteSettings:
    """What is settled for the site, and the keys of the search engines that are told of it."""
    told = Destination.objects.filter(kind="indexnow", removed=None).order_by("pk")
    keys = [one.get("key") for one in told.values_list("settings", flat=True)]
    settled = msgspec.convert(row.site, SiteSettings)
    return msgspec.structs.replace(settled, keys=tuple(filter(None, keys)))


def site_folder() -> Path:
    """Where the site lies: the folder of its destination, else the data folder's own."""
    rows = Destination.objects.filter(kind="site", removed=None).order_by("pk")
    row = rows.values_list("settings", flat=True).first() or {}
    return Path(row.get("folder") or settings.DATA / "site")


def all_releases() -> Iterator[records.Release]:
    """Every release of every story, in order."""
    for packed in Release.objects.order_by("story_id", "number").values_list("packed", flat=True):
        yield unpack_release(packed)


def article_now(story: Story, stands: Standing) -> records.Article:
    """The article that a story is as it stands. Raises ValueError where it has not been read."""
    reviewers = Review.objects.filter(story=story, ruling__verb="approve", ruling__undone_by=None)
    mends = [mend for row in story.edits.values_list("mends", flat=True) for mend in row]
    translated = any(
        d.kind.startswith("mt.") or d.kind == "missing.translation_notice"
        for d in (stands.delivered_reading.defects if stands.delivered_reading else ())
    )
    source, related = story.latest.arrival.source, relations_of(story.pk)
    return article_of(
        stands,
        Desk(
            id=str(story.pk),
            source_name=source.name if source else story.publisher,
            received=story.first_received.isoformat(),
            settings=settings_of(story),
            reviewers=tuple(dict.fromkeys(reviewers.values_list("ruling__name", flat=True))),
            mends=tuple((m["before"], m["after"], m["kind"]) for m in mends),
            translated=translated,
            translation_reviewed="translation" in stands.decisions.ticked,
            original=related.original,
            copies=related.copies,
        ),
    )


def checks_now(story: Story, stands: Standing, now: datetime) -> Checks:
    """What the ledger asks of the desk: rulings that hold, house rules, and the text's number."""
    rulings = Ruling.objects.filter(story=story, undone_by=None).order_by("id")
    return Checks(
        version=_text_number(story.latest.number, story.edit.number if story.edit else 0),
        rulings=tuple(_record(row) for row in rulings),
        house=tuple(
            HouseRule(check.rule, check.kind, check.met) for check in checks_of(story, stands, now)
        ),
    )


def _text_number(version: int, edit: int) -> int:
    return version + edit


def _record(row: Ruling) -> records.Ruling:
    return records.Ruling(
        story=str(row.story_id),
        verb=row.verb,
        by=row.name,
        at=row.at.isoformat(),
        why=row.why,
        about=row.about,
        version=_text_number(row.version or 0, row.edit or 0),
    )
