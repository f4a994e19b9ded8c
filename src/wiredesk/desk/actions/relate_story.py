"""Finding what a story is to those before it, and carrying an agency's order to all of them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import chain

import msgspec
from django.db import transaction

from wiredesk import records
from wiredesk.desk.actions.acting import locked_story
from wiredesk.desk.actions.alerts import raise_alert
from wiredesk.desk.actions.jobs import ask_for
from wiredesk.desk.models import Compared, Story, Tie
from wiredesk.desk.packing import pack_comparable, unpack_comparable, unpack_story
from wiredesk.desk.queries.related import family_of
from wiredesk.desk.queries.standing import WITH_TEXT
from wiredesk.desk.related import postings
from wiredesk.desk.related.comparing import comparable_of
from wiredesk.desk.related.threading import THREADING
from wiredesk.desk.related.window import WINDOW
from wiredesk.desk.showing import group_copy
from wiredesk.lineage.boilerplate import Houses
from wiredesk.lineage.copies import tie_bodies
from wiredesk.lineage.direction import directed
from wiredesk.lineage.fingerprints import Fingerprint, winnowed
from wiredesk.lineage.houses import folded_words, same_house
from wiredesk.lineage.index import candidates
from wiredesk.lineage.orders import ORDERING, names_headline, quoted_titles
from wiredesk.lineage.passages import Body, body, parted
from wiredesk.lineage.translations.deciding import SUGGESTED
from wiredesk.records import Comparable, Reading

MOST = 200
"""Ties of one story that are kept, the closest first."""

CARRIED = ("kill", "hold", "correction")
"""Orders that are carried to every copy and translation."""

NEIGHBOURS = 60
"""Stories of an outlet from which its boilerplate is learnt."""

ORDERS = 100
"""Orders of the last days that are asked whether they name a headline."""

BACK = timedelta(days=30)
"""How far back an order may name a headline."""


def relate_story(story_id: int, now: datetime) -> int:
    """Tie a story that has been read to those before it; how many ties it has. Safe to do twice.

    An order that it carries raises alerts on every copy and translation of what it speaks of that
    somebody has taken or published.
    """
    story = Story.objects.select_related(*WITH_TEXT).filter(pk=story_id).first()
    told = comparable_of(story) if story else None
    if story is None or told is None:
        return 0
    mine, reading = told
    ties = list(_all_ties(mine, reading, story, now))
    with transaction.atomic():
        Story.objects.select_for_update().values_list("pk").get(pk=story_id)
        new = _keep(story, mine, ties, now)
        _place(story, mine, ties, now, new)
    _carry_orders(story, reading, now)
    return len(ties)


def _all_ties(
    mine: Comparable, reading: Reading, story: Story, now: datetime
) -> Iterator[records.Tie]:
    """Ties to earlier stories, each with its arrow: by words, by a headline named, by anchors."""
    seen: dict[str, tuple[records.Tie, Comparable]] = {}
    found = chain(_of_words(mine), _of_headlines(mine, reading, story), _of_anchors(mine, now))
    for tie, other in found:
        if tie.b not in seen and tie.b != mine.id and _is_earlier(other, mine):
            seen[tie.b] = (tie, other)
    some = list(seen.values())[:MOST]
    siblings = _siblings([int(tie.b) for tie, _ in some])
    for tie, other in some:
        yield directed(mine, other, tie, siblings(int(tie.b)))


def _is_earlier(other: Comparable, mine: Comparable) -> bool:
    """Whether a story reached the desk before another: of two, the later one is asked about."""
    return (other.received or "", int(other.id)) < (mine.received or "", int(mine.id))


def _of_words(mine: Comparable) -> Iterator[tuple[records.Tie, Comparable]]:
    houses = _houses(mine.source)
    text = _body(mine, houses)
    near = [c.story for c in candidates(winnowed(text.runs), postings.Postings())][:MOST]
    stories = _comparables(near)
    for number in near:
        other = stories.get(number)
        if other is None or other.id == mine.id:
            continue
        theirs = _body(other, _houses(other.source) if other.source != mine.source else houses)
        tie = tie_bodies(mine, other, text, theirs)
        if tie is not None:
            yield tie, other


def _body(story: Comparable, houses: Houses) -> Body:
    return body("\n\n".join(houses.without(story)))


def _houses(outlet: str | None) -> Houses:
    """What is boilerplate of an outlet, learnt from its newest stories."""
    houses = Houses()
    if outlet:
        rows = Compared.objects.filter(outlet=outlet[:200]).order_by("-seen")[:NEIGHBOURS]
        for packed in rows.values_list("packed", flat=True):
            houses.learn_of(outlet, _paragraphs(packed))
    return houses


@lru_cache(maxsize=2048)
def _paragraphs(packed: bytes) -> frozenset[int]:
    """The hashes of a packed story's paragraphs."""
    return frozenset(parted(unpack_comparable(packed).paragraphs))


def _comparables(stories: Collection[int]) -> dict[int, Comparable]:
    if not stories:
        return {}
    rows = Compared.objects.filter(pk__in=list(stories)).values_list("pk", "packed")
    return {pk: unpack_comparable(packed) for pk, packed in rows}


def _of_headlines(
    mine: Comparable, reading: Reading, story: Story
) -> Iterator[tuple[records.Tie, Comparable]]:
    """The stories whose headline an order of the same house names; and the orders that name
    this one's, which may have come before it."""
    since = story.first_received - BACK
    if set(mine.orders) & set(ORDERING):
        titles = list(quoted_titles(reading.story.text))[:50]
        rows = Compared.objects.filter(title__in=titles, seen__gt=since).exclude(pk=story.pk)
        for row in rows.order_by("-seen")[:20]:
            other = unpack_comparable(row.packed)
            if _one_house(mine, other):
                yield _follows(mine, other, "a_from_b", other.title or ""), other
    title = folded_words(mine.title or "")
    orders = Compared.objects.exclude(orders="").filter(seen__gt=since).exclude(pk=story.pk)
    rows = orders.order_by("-seen").values_list("packed", "story__latest__packed")
    for packed, text in rows[:ORDERS]:
        if text and title in _titles(text):
            other = unpack_comparable(packed)
            if _one_house(mine, other):
                yield _follows(mine, other, "b_from_a", mine.title or ""), other


@lru_cache(maxsize=512)
def _titles(packed: bytes) -> frozenset[str]:
    """The headlines that a packed order quotes."""
    return frozenset(quoted_titles(unpack_story(packed).text))


def _one_house(a: Comparable, b: Comparable) -> bool:
    return any(
        same_house(one, other) for one in (a.agency, a.source) for other in (b.agency, b.source)
    )


def _follows(mine: Comparable, other: Comparable, direction: str, title: str) -> records.Tie:
    return records.Tie(
        a=mine.id,
        b=other.id,
        kind="follows",
        direction=direction,
        edge="wire",
        evidence=(names_headline(title),),
    )


def _of_anchors(mine: Comparable, now: datetime) -> Iterator[tuple[records.Tie, Comparable]]:
    """Translations among the stories of the last days."""
    for tie in WINDOW.ready(now).ties(mine):
        row = Compared.objects.filter(pk=int(tie.b)).first()
        if tie.confidence >= SUGGESTED and row is not None:
            yield tie, unpack_comparable(row.packed)


def _siblings(stories: list[int]) -> Callable[[int], list[Comparable]]:
    """Gives the stories that each of some is tied to: three statements for all of them."""
    tied: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for one, other in Tie.objects.filter(a__in=stories).order_by("pk").values_list("a", "b"):
        tied[one][0].append(other)
    for one, other in Tie.objects.filter(b__in=stories).order_by("pk").values_list("b", "a"):
        tied[one][1].append(other)
    of = {story: {*tied[story][0][:20], *tied[story][1][:20]} for story in stories}
    known = _comparables({one for some in of.values() for one in some})
    return lambda story: [known[one] for one in sorted(of[story]) if one in known]


def _keep(story: Story, mine: Comparable, ties: list[records.Tie], now: datetime) -> bool:
    """Keep what the story is compared by, its place in the index and its ties: together.

    Whether it was never kept before.
    """
    before = Compared.objects.filter(story=story).values_list("packed", flat=True).first()
    hashes = _hashes(mine)
    if before is not None and (old := unpack_comparable(before)).paragraphs != mine.paragraphs:
        postings.leave(story.pk, _hashes(old))
    postings.enter(story.pk, hashes, postings.Postings().standing(hashes))
    row = {
        "packed": pack_comparable(mine),
        "hashes": len(hashes),
        "outlet": (mine.source or "")[:200],
        "language": mine.language[:35],
        "orders": " ".join(one for one in mine.orders if one in ORDERING)[:60],
        "title": folded_words(mine.title or "")[:300],
        "seen": story.first_received,
    }
    Compared.objects.bulk_create(
        [Compared(story_id=story.pk, **row)],
        update_conflicts=True,
        unique_fields=["story"],
        update_fields=list(row),
    )
    kept = [int(tie.b) for tie in ties]
    gone, _ = Tie.objects.filter(a=story, ruled="").exclude(b__in=kept).delete()
    found = [{"a_id": story.pk, "b_id": int(tie.b), **_columns(tie, now)} for tie in ties]
    if found:
        Tie.objects.bulk_create(
            [Tie(**columns) for columns in found],
            update_conflicts=True,
            unique_fields=["a", "b"],
            update_fields=list(_columns(ties[0], now)),
        )
    if found or gone:
        group_copy(story.pk)
    return before is None


def _place(
    story: Story, mine: Comparable, ties: list[records.Tie], now: datetime, new: bool
) -> None:
    """Place the story in its event and thread; what its coming showed to be one is made one."""
    placed = THREADING.place(mine, ties, now, new)
    for gone, kept in placed.merged:
        Compared.objects.filter(event=gone).update(event=kept)
        Compared.objects.filter(thread=gone).update(thread=kept)
    Compared.objects.filter(story=story).update(
        event=placed.event, thread=placed.thread, joined=msgspec.to_builtins(placed.evidence)
    )


def _hashes(story: Comparable) -> Fingerprint:
    """The hashes that a story is entered under: of all its paragraphs, boilerplate too, so that
    they can be reckoned again when it leaves."""
    return winnowed(body("\n\n".join(story.paragraphs)).runs)


def _columns(tie: records.Tie, now: datetime) -> dict[str, object]:
    return {
        "kind": tie.kind,
        "direction": tie.direction,
        "edge": tie.edge or "",
        "share": tie.share,
        "share_back": tie.share_back,
        "confidence": tie.confidence,
        "evidence": msgspec.to_builtins(tie.evidence),
        "found": now,
    }


def _carry_orders(story: Story, reading: Reading, now: datetime) -> None:
    """Raise an order of this story on every other that it concerns and that somebody works on."""
    orders = [o for o in reading.orders if o.kind in CARRIED]
    if not orders:
        return
    words = "\n".join(dict.fromkeys(order.text for order in orders))[:2000]
    with transaction.atomic():
        for other in family_of(story.pk):
            if other != story.pk and (row := locked_story(other)) is not None:
                raise_alert(row, orders[0].kind, words, now, story.latest)


def rebuild_postings() -> None:
    """Make the index anew of what stories are compared by, the oldest first."""
    postings.clear()
    for row in Compared.objects.order_by("seen", "pk").iterator(500):
        hashes = _hashes(unpack_comparable(row.packed))
        postings.enter(row.pk, hashes, postings.Postings().standing(hashes))


def relate_all(now: datetime) -> None:
    """Ask for every story that has been read to be related anew, the oldest first."""
    read = Story.objects.exclude(latest__reading=None).order_by("first_received", "pk")
    for pk in read.values_list("pk", flat=True):
        ask_for("relate", pk, now)
