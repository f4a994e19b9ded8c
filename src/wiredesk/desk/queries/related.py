"""What a story is to others: its family, the chain of it, and what people said of two stories."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
from django.db.models import F, Q

from wiredesk import records
from wiredesk.desk.models import Compared, Evidence, Shown, Story, Tie
from wiredesk.desk.packing import unpack_comparable
from wiredesk.desk.permissions import seen_by
from wiredesk.desk.queries.standing import text_of
from wiredesk.lineage.alignment import compare
from wiredesk.lineage.chain import chain_of
from wiredesk.lineage.translations.comparing import compare_across
from wiredesk.lineage.translations.deciding import CONFIRMED
from wiredesk.records import Chain, Comparable

MOST = 60
"""Stories of a family that are drawn."""


def close(ties: Q) -> Q:
    """Ties that make a family: copies, versions, what an order names, translations that are sure;
    never what a person has ruled out."""
    kin = Q(kind__in=("copy", "version", "follows")) | Q(
        kind="translation", confidence__gte=CONFIRMED
    )
    return ties & ((kin & ~Q(ruled="not_same")) | Q(ruled="same"))


def family_of(story: int) -> list[int]:
    """The story and all that close ties hold to it, through others too: a statement a step.

    What a person has said is not the same as it is left out, whatever else holds the two.
    """
    known, edge = {story}, {story}
    said = Tie.objects.filter(Q(a=story) | Q(b=story), ruled="not_same").values_list("a", "b")
    apart = {one for pair in said for one in pair} - {story}
    while edge and len(known) < MOST:
        rows = Tie.objects.filter(close(Q(a__in=edge) | Q(b__in=edge))).values_list("a", "b")
        edge = {one for pair in rows for one in pair} - known - apart
        known |= edge
    return sorted(known)


class Family(NamedTuple):
    """A story's chain, and what each story of it looks like."""

    chain: Chain
    stories: dict[str, Comparable]
    rows: dict[str, Shown]
    ties: list[Tie]


def family(story: int) -> Family | None:
    """The chain of a story; ``None`` where it is tied to none."""
    mine = family_of(story)
    parts = Tie.objects.filter(Q(a=story) | Q(b=story), kind="part").exclude(ruled="not_same")
    everyone = {*mine, *(one for pair in parts.values_list("a", "b")[:MOST] for one in pair)}
    if len(everyone) < 2:
        return None
    packed = Compared.objects.filter(pk__in=everyone).order_by("seen", "pk")
    stories = [unpack_comparable(row) for row in packed.values_list("packed", flat=True)]
    ties = list(Tie.objects.filter(a__in=everyone, b__in=everyone).exclude(ruled="not_same"))
    rows = Shown.objects.filter(pk__in=everyone).select_related("source")
    return Family(
        chain_of(stories, map(as_record, ties)),
        {one.id: one for one in stories},
        {str(row.pk): row for row in rows},
        ties,
    )


def ties_of(story: int) -> list[Tie]:
    """Every tie of a story, those that a person has ruled out too, the newest first."""
    return list(Tie.objects.filter(Q(a=story) | Q(b=story)).order_by("-found", "-pk"))


def as_record(row: Tie) -> records.Tie:
    """A row as the record that it keeps."""
    return records.Tie(
        a=str(row.a_id),
        b=str(row.b_id),
        kind=row.kind,
        direction=row.direction,
        edge=row.edge or None,
        share=row.share,
        share_back=row.share_back,
        confidence=1.0 if row.ruled == "same" else row.confidence,
        evidence=tuple(msgspec.convert(row.evidence, list[records.TieEvidence])),
    )


def compared(stories: Iterable[int]) -> dict[int, Comparable]:
    """What stories are compared by."""
    rows = Compared.objects.filter(pk__in=list(stories)).values_list("pk", "packed")
    return {pk: unpack_comparable(packed) for pk, packed in rows}


class Step(NamedTuple):
    """One step of a story's way, as found by comparing it with others."""

    edge: str
    outlet: str
    """The agency's name of a source that nobody sent; empty where that is unknown too."""
    language: str
    row: Shown | None
    """``None`` for a source that nobody sent."""


class Origin(NamedTuple):
    """Where a story comes from by its ties, nearest first."""

    steps: list[Step]
    missing: int
    """Paragraphs of the original that do not stand in it."""
    copies: int
    """Others that came from it."""


def origin_of(story: int) -> Origin | None:
    """The way of a story back to its source, as lineage found it; ``None`` where it found none."""
    found = family(story)
    if found is None:
        return None
    arrows = {e.story: e for e in found.chain.edges if e.kind not in ("undecided", "incidental")}
    names = {one.id: one.name or "" for one in found.chain.inferred}
    steps, at = [], str(story)
    while at in arrows:
        edge = arrows[at]
        at = edge.source
        source = found.stories.get(at)
        steps.append(
            Step(
                edge.kind,
                (source.source or "") if source else names.get(at, ""),
                source.language if source else "",
                found.rows.get(at),
            )
        )
    copies = sum(edge.source == str(story) for edge in arrows.values())
    if not steps and not copies:
        return None
    return Origin(steps, _missing(found.stories.get(at), found.stories.get(str(story))), copies)


def _missing(original: Comparable | None, mine: Comparable | None) -> int:
    if original is None or mine is None or original.id == mine.id:
        return 0
    one_language = original.language.split("-")[0] == mine.language.split("-")[0]
    told = (compare if one_language else compare_across)(original, mine)
    return sum(len(row.before) for row in told.paragraphs if row.kind == "cut")


class Relations(NamedTuple):
    """What an article says of a story's relations."""

    original: Comparable | None
    """What it is a translation of."""
    copies: tuple[records.Link, ...]
    """Where else it stands, on the web."""


def relations_of(story: int) -> Relations:
    """A story's original in another language, and the pages of its copies and translations."""
    found = family(story)
    if found is None:
        return Relations(None, ())
    mine = str(story)
    original = next(
        (
            found.stories.get(edge.source)
            for edge in found.chain.edges
            if edge.story == mine and edge.kind == "translation"
        ),
        None,
    )
    elsewhere = [
        records.Link(href=one.address, text=one.source or one.address, rel=one.language)
        for one in found.stories.values()
        if one.id != mine and one.address and one.address.startswith(("http://", "https://"))
    ]
    return Relations(original, tuple(elsewhere[:MOST]))


class Thread(NamedTuple):
    """The event and the longer story that a story belongs to."""

    event: list[Shown]
    """Others of its event, the newest first."""
    thread: list[Shown]
    """Stories of other events of its thread, the newest first."""
    joined: list[records.TieEvidence]
    """Why it joined."""


def thread_of(user: Any, story: int) -> Thread | None:
    """Where a story belongs; ``None`` where it is alone, or not related yet: three statements."""
    mine = Compared.objects.filter(pk=story).only("event", "thread", "joined").first()
    if mine is None or not mine.thread:
        return None
    rows = Shown.objects.filter(seen_by(user), story__compared__thread=mine.thread)
    found = list(
        rows.exclude(pk=story)
        .order_by("-at", "-pk")
        .annotate(event=F("story__compared__event"))[:MOST]
    )
    if not found:
        return None
    return Thread(
        [row for row in found if row.event == mine.event],
        [row for row in found if row.event != mine.event],
        msgspec.convert(mine.joined, list[records.TieEvidence]),
    )


def story_named(name: str) -> int | None:
    """The story of that number, or that has that address; ``None`` for none."""
    if name.isdigit():
        return Compared.objects.filter(pk=int(name)).values_list("pk", flat=True).first()
    found = Evidence.objects.filter(
        kind__in=("canonical", "address", "guid"), value__endswith=name.split("://")[-1]
    )
    return found.values_list("story", flat=True).first()


def chain_lines(story: int) -> dict[str, Any]:
    """The chain of a story as plain JSON; a story that nothing ties stands alone in it."""
    found = family(story)
    stories = list(found.stories.values()) if found else list(compared([story]).values())
    chain = found.chain if found else Chain(stories=(str(story),), outlets=1, sources=1)
    return {
        "story": str(story),
        "stories": [
            {
                "id": one.id,
                "outlet": one.source,
                "title": one.title,
                "language": one.language,
                "received": one.received,
            }
            for one in stories
        ],
        "edges": msgspec.to_builtins(chain.edges),
        "inferred": msgspec.to_builtins(chain.inferred),
        "outlets": chain.outlets,
        "sources": chain.sources,
    }


def named_stories(stories: Iterable[str]) -> dict[str, Comparable]:
    """What stories are compared by, by their numbers as ties write them."""
    return {str(pk): one for pk, one in compared(map(int, stories)).items()}


def original_address(story: int) -> str:
    """The address that a story gives as its original's; empty where it gives none on the web."""
    row = Story.objects.select_related("latest__reading").filter(pk=story).first()
    if row is None or row.latest is None:
        return ""
    told, reading = text_of(row.latest)
    link = reading.origin.source_link if reading else None
    canonical = told.canonical if told.canonical != told.address else None
    found = link or canonical or ""
    return found if found.startswith(("http://", "https://")) else ""


def all_ties() -> Iterator[records.Tie]:
    """Every tie in the store that no person has ruled out, the earliest story first."""
    for row in Tie.objects.exclude(ruled="not_same").order_by("a", "-confidence").iterator(500):
        yield as_record(row)
