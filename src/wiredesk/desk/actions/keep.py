"""Keeping a story that arrived: as new, as the same again, or as a new version of one we hold."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from wiredesk import records
from wiredesk.desk.actions.alerts import settle_deletion
from wiredesk.desk.actions.announce import story_arrived
from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.actions.sources import settings_of
from wiredesk.desk.models import Arrival, Evidence, Page, Sighting, Story, Version
from wiredesk.desk.packing import pack_story, unpack_story
from wiredesk.desk.queries.changes import changes
from wiredesk.desk.search.entering import enter_again
from wiredesk.desk.showing import show_arrived
from wiredesk.desk.workflow import is_begun
from wiredesk.wire import identity
from wiredesk.wire.excerpts import may_fetch_page, why_excerpt
from wiredesk.wire.pictures import may_fetch_pictures, pictures_of

RACES = 5
"""Two workers may meet on one story; the loser of the race looks again this often."""


class Kept(NamedTuple):
    """What became of an arriving story."""

    version: Version | None
    """The version that was made; ``None`` where the story was the same."""
    story: Story
    verdict: identity.Verdict


def keep(arrival: Arrival, item: int, story: records.Story, publisher: str, now: datetime) -> Kept:
    """Keep one story: one transaction. Doing it twice keeps it once."""
    for _ in range(RACES - 1):
        try:
            return _keep(arrival, item, story, publisher, now)
        except IntegrityError:
            continue  # another worker kept it first: judge again with what it left
    return _keep(arrival, item, story, publisher, now)


@transaction.atomic
def _keep(arrival: Arrival, item: int, story: records.Story, publisher: str, now: datetime) -> Kept:
    signs = identity.signs_of(story, scope_of(arrival), _kinds(arrival))
    known = _known(signs)
    verdict = _kept_before(arrival, item) or identity.judge(story, signs, publisher, known)
    if verdict.story is None:
        kept = Story.objects.create(
            publisher=publisher, first_received=arrival.received, last_received=arrival.received
        )
    else:
        kept = Story.objects.select_for_update().get(pk=verdict.story)
    version = None
    if verdict.what != "same":
        version = _add_version(kept, arrival, item, story, verdict, now)
        if kept.latest == version:
            show_arrived(kept, version, story, arrival, verdict.story is None)
        story_arrived(kept, version, now)
    Story.objects.filter(pk=kept.pk, last_received__lt=arrival.received).update(
        last_received=arrival.received
    )
    _learn(kept, signs, known)
    if _see(kept, arrival) and version is None:
        enter_again(kept.pk)
    return Kept(version, kept, verdict)


def _kept_before(arrival: Arrival, item: int) -> identity.Verdict | None:
    """The story that the same item of the same bytes from the same source became.

    A worker may have died here, or the bytes came again; a story without any sign of its own is
    known by this alone.
    """
    before = Version.objects.filter(
        arrival__delivery=arrival.delivery_id, arrival__source=arrival.source_id, item=item
    ).first()
    return identity.Verdict(what="same", story=before.story_id) if before else None


def scope_of(arrival: Arrival) -> str:
    """Where a sign counts that is not unique in the world: in its source, else its carrier."""
    return str(arrival.source_id) if arrival.source_id else arrival.carrier


def _kinds(arrival: Arrival) -> Sequence[str]:
    if arrival.source is None:
        return identity.KINDS
    return settings_of(arrival.source).identity or identity.KINDS


def _known(signs: Sequence[identity.Sign]) -> list[identity.Known]:
    """The stories that share a sign, as the judgement needs them."""
    wanted = set(signs)
    kinds, values = {sign.kind for sign in signs}, {sign.value for sign in signs}
    rows = Evidence.objects.filter(kind__in=sorted(kinds), value__in=sorted(values))
    shared = {row.story_id for row in rows if _sign(row) in wanted}
    held = Story.objects.filter(pk__in=shared).select_related("latest").order_by("pk")
    return [_as_known(story) for story in held.prefetch_related("evidence", "versions")]


def _sign(row: Evidence) -> identity.Sign:
    return identity.Sign(row.kind, row.value, row.scope)


def _as_known(story: Story) -> identity.Known:
    latest = story.latest
    text = unpack_story(latest.packed) if latest else None
    return identity.Known(
        story=story.pk,
        signs=frozenset(_sign(row) for row in story.evidence.all()),
        publisher=story.publisher,
        content=latest.content if latest else "",
        contents=frozenset(version.content for version in story.versions.all()),
        fingerprint=latest.fingerprint if latest else "",
        words=frozenset(identity.words_of(text)) if text else frozenset(),
        declared_version=text.version if text else None,
    )


def _add_version(
    kept: Story,
    arrival: Arrival,
    item: int,
    story: records.Story,
    verdict: identity.Verdict,
    now: datetime,
) -> Version:
    before, flags = kept.latest, list(verdict.flags)
    if kept.emptied:  # there are no words of it any more to compare with
        before, flags = None, [flag for flag in flags if flag != "guid_reused"]
    if kept.removed:  # a tombstone lives again with a new version
        kept.removed, kept.removed_why, kept.emptied = None, "", None
        kept.save(update_fields=["removed", "removed_why", "emptied"])
        settle_deletion(kept, now)
    version = Version.objects.create(
        story=kept,
        number=kept.versions.count() + 1,
        arrival=arrival,
        item=item,
        content=identity.content_of(story),
        fingerprint=identity.fingerprint_of(story),
        packed=pack_story(story),
        title=story.title or "",
        language=story.language or "",
        published=story.published or "",
        updated=story.updated or "",
        received=arrival.received,
        flags=flags,
        change=changes(unpack_story(before.packed), story) if before else None,
    )
    if before is not None and not (version.change and version.change["words"]):
        _keep_page(kept, before, version, now)
    if before is None or "out_of_order" not in verdict.flags:
        kept.latest = version
        kept.save(update_fields=["latest"])
    ask_for("read_version", version.pk, now)
    if arrival.source:
        _ask_for_more(version, story, settings_of(arrival.source), now)
    return version


def _keep_page(story: Story, before: Version, version: Version, now: datetime) -> None:
    """Let the page that people have worked on stand for a version that says the same words."""
    page = Page.objects.filter(version=before, counts=True).first()
    begun = is_begun(story.state, story.edit_id is not None)
    if page is not None and begun and "title" not in (version.change or {})["fields"]:
        page.pk, page.version, page.made = None, version, now
        page.why = (
            f"The page of version {before.number}, which was worked on; the words are the same."
        )
        page.save()


def _ask_for_more(
    version: Version, story: records.Story, settings: records.SourceSettings, now: datetime
) -> None:
    """Ask for the linked page and the pictures, where the source's licence allows them."""
    if may_fetch_page(settings) and why_excerpt(story):
        ask_for("fetch_page", version.pk, now)
    if may_fetch_pictures(settings) and pictures_of(story):
        ask_for("fetch_pictures", version.pk, now)


def _learn(kept: Story, signs: Sequence[identity.Sign], known: Sequence[identity.Known]) -> None:
    """Remember signs that no story has yet; those of another story stay with it."""
    taken = {sign for one in known for sign in one.signs}
    for sign in signs:
        if sign not in taken:
            Evidence.objects.create(story=kept, **sign._asdict())


def _see(kept: Story, arrival: Arrival) -> bool:
    """Remember that a source carried a story; whether it had not before."""
    if arrival.source_id is None:
        return False
    seen, made = Sighting.objects.get_or_create(
        story=kept,
        source_id=arrival.source_id,
        defaults={"first": arrival.received, "last": arrival.received},
    )
    if not made and seen.last < arrival.received:
        seen.last = arrival.received
        seen.save(update_fields=["last"])
    return made
