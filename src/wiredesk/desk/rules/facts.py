"""The facts on a story that a house rule may ask for: each with its type and a sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext_noop as N_  # noqa: N812  gettext's own name for it

from wiredesk.desk.texts.embargoes import standing
from wiredesk.records import Defect, Reading, Record, SourceSettings, is_when


class Fact(NamedTuple):
    """A fact that conditions may name."""

    type: str
    """yes_no | number | word | words"""
    sentence: str
    """What it is, for editors; in English, for screens to translate."""


FACTS: dict[str, Fact] = {
    "agency": Fact("word", N_("The agency that the copy names")),
    "agency_named": Fact("yes_no", N_("The copy names the agency that it comes from")),
    "origin_named": Fact(
        "yes_no", N_("The copy names an agency, an author, a credit or its source")
    ),
    "unnamed_agency": Fact("yes_no", N_('The copy says "agencies" and names none')),
    "dateline": Fact("yes_no", N_("The copy has a dateline")),
    "byline": Fact("yes_no", N_("The copy has a byline")),
    "dated": Fact("yes_no", N_("The copy says when it was published")),
    "rights": Fact("yes_no", N_("The copy says who has the rights")),
    "source": Fact("word", N_("The name of the source that carried it first")),
    "publisher": Fact("word", N_("Who sends it: a host, or the name of a folder or mailbox")),
    "licence": Fact("word", N_("What the source's licence allows: full, excerpt, none")),
    "licence_unknown": Fact("yes_no", N_("Nobody has said what the source's licence allows")),
    "state_media_alone": Fact("yes_no", N_("Every claim rests on state media alone")),
    "claims_on_state_media": Fact("number", N_("How many claims rest on state media")),
    "claims_on_nobody": Fact("number", N_("How many claims rest on nobody named")),
    "one_source": Fact("yes_no", N_("All claims rest on one source")),
    "sources": Fact("number", N_("How many sources the claims rest on")),
    "own_voice": Fact("number", N_("The share of sentences in the story's own voice, 0 to 1")),
    "machine_translation": Fact("yes_no", N_("The copy shows signs of a machine translation")),
    "translation_unreviewed": Fact(
        "yes_no", N_("Signs of a machine translation, and nobody has ticked that it was compared")
    ),
    "defects": Fact("number", N_("How many defects are open")),
    "critical_defects": Fact("number", N_("How many critical defects are open")),
    "major_defects": Fact("number", N_("How many defects are open that are major or worse")),
    "defect_kinds": Fact("words", N_('The kinds of the open defects, and their families ("mt")')),
    "language": Fact("word", N_("The language of the text (pt, en, …)")),
    "section": Fact("word", N_("The section that the sender claims")),
    "topics": Fact("words", N_("What it is about: codes and names of Media Topics")),
    "people": Fact("words", N_("Persons and bodies that it names")),
    "words": Fact("number", N_("How many words the text has")),
    "pictures": Fact("number", N_("How many pictures it brings")),
    "pictures_uncredited": Fact("number", N_("How many pictures say neither credit nor rights")),
    "orders": Fact(
        "words", N_("Orders of the sender that stand: kill, hold, embargo, correction, …")
    ),
    "embargoed": Fact("yes_no", N_("An embargo has not come due, or nobody knows when it does")),
    "age_hours": Fact("number", N_("Hours since it was published, as the copy says")),
    "waiting_hours": Fact("number", N_("Hours since it reached the desk")),
    "flags": Fact("words", N_("How it came: guid_reused, out_of_order, claims_other_source, …")),
    "version": Fact("number", N_("Which version of the story is the latest")),
    "copies": Fact("number", N_("How many identical texts came later")),
    "state": Fact("word", N_("Its state on the desk")),
    "edited": Fact("yes_no", N_("The desk has changed its text")),
    "ticked": Fact("words", N_('What a person has ticked as checked ("translation", …)')),
    "alerts": Fact(
        "number", N_("How many kills, holds, corrections or embargoes nobody has followed")
    ),
}


class Desk(Record, frozen=True, kw_only=True):
    """What the desk knows of a story beside its reading."""

    source: str = ""
    publisher: str = ""
    received: datetime
    version: int = 1
    flags: tuple[str, ...] = ()
    copies: int = 0
    state: str = "received"
    edited: bool = False
    ticked: tuple[str, ...] = ()
    alerts: int = 0


def facts_of(
    reading: Reading, settings: SourceSettings, desk: Desk, defects: Iterable[Defect]
) -> dict[str, Any]:
    """All facts but those that time changes; ``defects`` are the open ones.

    ``timed`` adds the rest. Values are plain JSON; an unknown is ``None``.
    """
    until, words = standing(reading.orders)
    return {
        **_of_origin(reading),
        **_of_source(settings, desk),
        **_of_claims(reading),
        **_of_defects(reading, tuple(defects), desk.ticked),
        **_of_text(reading),
        **_of_desk(desk),
        "orders": sorted({order.kind for order in reading.orders}),
        "_received": desk.received.isoformat(),
        "_published": reading.story.published,
        "_embargo": until.isoformat() if until else None,
        "_embargo_words": words,
    }


def timed(facts: Mapping[str, Any], now: datetime, lifted: bool = False) -> dict[str, Any]:
    """The facts as they are now: ages, and whether an embargo holds.

    ``lifted``: a person has lifted an embargo whose time nobody knows.
    """
    published = facts.get("_published")
    until, words = facts.get("_embargo"), facts.get("_embargo_words")
    held = bool(until) and now < datetime.fromisoformat(until)
    return {
        **facts,
        "age_hours": _hours(published, now) if published and is_when(published) else None,
        "waiting_hours": _hours(facts.get("_received"), now),
        "embargoed": held or (bool(words) and not lifted),
    }


def _hours(since: str | None, now: datetime) -> float | None:
    """Hours from a time, to a tenth; a day without a time counts from its beginning in UTC."""
    if not since:
        return None
    then = datetime.fromisoformat(since + {4: "-01-01", 7: "-01"}.get(len(since), ""))
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return round((now - then).total_seconds() / 3600, 1)


def _of_origin(reading: Reading) -> dict[str, Any]:
    origin, story = reading.origin, reading.story
    named = (origin.agency, origin.byline, origin.credit, origin.source_link, story.byline)
    return {
        "agency": origin.agency,
        "agency_named": origin.agency is not None,
        "origin_named": any(named) or bool(origin.chain),
        "unnamed_agency": origin.unnamed_agency,
        "dateline": bool(origin.dateline),
        "byline": bool(origin.byline or story.byline),
        "dated": bool(story.published),
        "rights": bool(origin.rights or story.rights),
        "section": origin.claimed_section or story.section,
    }


def _of_source(settings: SourceSettings, desk: Desk) -> dict[str, Any]:
    return {
        "source": desk.source or None,
        "publisher": desk.publisher or None,
        "licence": settings.licence,
        "licence_unknown": settings.licence is None,
    }


def _of_claims(reading: Reading) -> dict[str, Any]:
    summary = reading.summary
    kinds = {source.kind for source in summary.sources}
    sentences = summary.claimed + summary.own_voice
    return {
        "state_media_alone": kinds == {"state_media"},
        "claims_on_state_media": len(summary.on_state_media),
        "claims_on_nobody": len(summary.on_nobody_named),
        "one_source": summary.on_one_source,
        "sources": len(summary.sources),
        "own_voice": round(summary.own_voice / sentences, 2) if sentences else None,
    }


def _of_defects(
    reading: Reading, defects: tuple[Defect, ...], ticked: tuple[str, ...]
) -> dict[str, Any]:
    by_severity = Counter(defect.severity for defect in defects)
    kinds = {defect.kind for defect in defects}
    translated = any(
        defect.kind.startswith("mt.") or defect.kind == "missing.translation_notice"
        for defect in reading.defects
    )
    return {
        "machine_translation": translated,
        "translation_unreviewed": translated and "translation" not in ticked,
        "defects": len(defects),
        "critical_defects": by_severity["critical"],
        "major_defects": by_severity["critical"] + by_severity["major"],
        "defect_kinds": sorted(kinds | {kind.partition(".")[0] for kind in kinds}),
    }


def _of_text(reading: Reading) -> dict[str, Any]:
    media = reading.story.media
    people = {e.name for e in reading.entities.values() if e.type in {"PER", "ORG"}}
    return {
        "language": reading.language.tag,
        "topics": [word for topic in reading.topics for word in (topic.code, topic.name)],
        "people": sorted(people)[:50],
        "words": len(reading.story.text.split()),
        "pictures": len(media),
        "pictures_uncredited": sum(not (one.credit or one.rights) for one in media),
    }


def _of_desk(desk: Desk) -> dict[str, Any]:
    return {
        "flags": list(desk.flags),
        "version": desk.version,
        "copies": desk.copies,
        "state": desk.state,
        "edited": desk.edited,
        "ticked": list(desk.ticked),
        "alerts": desk.alerts,
    }
