"""Which of two stories came from the other: log-odds from evidence, each piece shown.

Asked: what either declares of the other, whom it credits, what an agency's desk left in it, when
each was first seen, whose edits it inherited. Never asked: which is longer, which outlet is the
better known. Times alone decide nothing: whoever takes an agency's story an hour after another
did not take it from him.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from msgspec.structs import replace

from wiredesk.lineage.houses import folded_name, names_house, same_house
from wiredesk.lineage.incidental import is_incidental
from wiredesk.lineage.translations.deciding import CONFIRMED
from wiredesk.lineage.versions import house_of
from wiredesk.records import Comparable, Tie, TieEvidence

DECIDES = 1.4
"""Log-odds by which the best direction must lead the next: four to one."""

LINKED, IDENTIFIED, CREDITED, LEFT, INHERITED, CUT = 4.0, 3.0, 3.0, 2.0, 1.5, 0.5
OWN = 2.0
SEEN = 1.0
"""The most that times may say: less than decides."""

SLACK = timedelta(minutes=20)
"""Two first sights closer than this say nothing: feeds are asked about every quarter of an hour."""

LEFT_BEHIND = ("take", "writethru", "kill", "repeat", "end", "priority", "advisory")
"""Orders of an agency's desk, which no reader of an outlet should see."""

A_FROM_B, B_FROM_A, COMMON = "a_from_b", "b_from_a", "common_source"


def directed(a: Comparable, b: Comparable, tie: Tie, siblings: Iterable[Comparable] = ()) -> Tie:
    """The tie with its direction, edge and what speaks for them.

    ``siblings`` are other stories that both are tied to: a source they have in common is ruled
    out before an arrow is drawn. What was weighed before is weighed anew. Versions order
    themselves and are let be.
    """
    if tie.kind in ("version", "follows"):
        return tie
    found = (*evidence_of(a, b, tie), *_from_siblings(a, b, siblings))
    direction = decide(found)
    edge = _edge(a, b, tie, direction)
    known = tuple(piece for piece in tie.evidence if piece.weight is None)
    return replace(tie, direction=direction, edge=edge, evidence=(*known, *found))


def is_sure(tie: Tie) -> bool:
    """Whether a tie is sure enough to be evidence for others: a doubtful translation is none."""
    return tie.kind != "translation" or tie.confidence >= CONFIRMED


def decide(evidence: Iterable[TieEvidence]) -> str:
    """The direction that leads by enough, else "undecided"."""
    odds = {A_FROM_B: 0.0, B_FROM_A: 0.0, COMMON: 0.0}
    for piece in evidence:
        if piece.speaks_for in odds and piece.weight:
            odds[piece.speaks_for] += piece.weight
    best, next_best = sorted(odds.values(), reverse=True)[:2]
    if best - next_best < DECIDES:
        return "undecided"
    return next(direction for direction, weight in odds.items() if weight == best)


def evidence_of(a: Comparable, b: Comparable, tie: Tie) -> Iterator[TieEvidence]:
    """Everything that speaks for a direction between two tied stories."""
    for mine, other, mine_from_other in ((a, b, A_FROM_B), (b, a, B_FROM_A)):
        yield from _declared(mine, other, mine_from_other)
        yield from _credited(mine, other, mine_from_other)
        yield from _left_behind(mine, other, mine_from_other)
        yield from _words_of_an_agency(mine, other, mine_from_other, tie)
    yield from _one_agency(a, b)
    yield from _times(a, b)
    yield from _cut_short(tie)


# ── what either says ────────────────────────────────────────────────────────────────────────


def _declared(mine: Comparable, other: Comparable, direction: str) -> Iterator[TieEvidence]:
    """A link to the other's page, or the other's page named as the canonical one."""
    theirs = {_page(x) for x in (other.address, other.canonical) if x} - {""}
    own = _page(mine.address or "")
    if mine.canonical and _page(mine.canonical) in theirs and _page(mine.canonical) != own:
        yield _said("canonical address", mine.canonical, direction, LINKED)
    elif linked := next((x for x in mine.links if _page(x) in theirs and _page(x) != own), None):
        yield _said("link to it", linked, direction, LINKED)
    if (
        mine.guid
        and mine.guid == other.guid
        and _is_of(mine.guid, other)
        and not _is_of(mine.guid, mine)
    ):
        yield _said("id of the other's house", mine.guid, direction, IDENTIFIED)


def _credited(mine: Comparable, other: Comparable, direction: str) -> Iterator[TieEvidence]:
    """The other's house named in a credit line, a dateline or the chain."""
    house = house_of(other)
    if not house or same_house(house, house_of(mine)):
        return
    said = {
        "agency named": mine.agency,
        "credit line": mine.credit,
        "dateline": mine.dateline,
        "way it came": " → ".join(mine.chain),
    }
    own = {house_of(mine) or ""}
    for what, words in said.items():
        if words and words not in own and names_house(words, house):
            yield _said(what, words, direction, CREDITED)
            return


def _left_behind(mine: Comparable, other: Comparable, direction: str) -> Iterator[TieEvidence]:
    """What only an agency's desk writes, in a copy of the agency's story."""
    left = [order for order in mine.orders if order in LEFT_BEHIND]
    if left and _is_agency(other) and not _is_agency(mine):
        yield _said("left by an agency's desk", ", ".join(left), direction, LEFT)


def _words_of_an_agency(
    mine: Comparable, other: Comparable, direction: str, tie: Tie
) -> Iterator[TieEvidence]:
    """The other stands under an agency's own name: its words are for those who take its wire."""
    if not _is_agency(other) or _is_agency(mine):
        return
    if tie.kind in ("copy", "part") or tie.confidence >= CONFIRMED:
        yield _said("the agency's own story", other.agency or "", direction, OWN)


def _one_agency(a: Comparable, b: Comparable) -> Iterator[TieEvidence]:
    """Both credit one house, and neither is an agency's own: that house's is the source of both."""
    if _is_agency(a) or _is_agency(b):
        return
    mine, theirs = _credits(a), _credits(b)
    for name in sorted(mine & theirs):
        if not same_house(name, house_of(a)) and not same_house(name, house_of(b)):
            yield _said("both credit", name, COMMON, CREDITED)
            return


def _credits(story: Comparable) -> set[str]:
    return {folded_name(x) for x in (story.agency, *story.chain) if x} - {""}


# ── when, and how much ──────────────────────────────────────────────────────────────────────


def _times(a: Comparable, b: Comparable) -> Iterator[TieEvidence]:
    """Which was there first: as first seen by us, else as the pages say."""
    for what in ("received", "published"):
        mine, theirs = _moment(getattr(a, what)), _moment(getattr(b, what))
        if mine is None or theirs is None:
            continue
        apart = abs(mine - theirs)
        if apart <= SLACK:
            continue
        direction = A_FROM_B if mine > theirs else B_FROM_A
        weight = SEEN if apart > timedelta(hours=2) else SEEN / 2
        yield _said(
            "first seen" if what == "received" else "published",
            f"{getattr(b, what)}, {getattr(a, what)}",
            direction,
            weight,
        )
        return


def _moment(said: str | None) -> datetime | None:
    """A time that can be compared: to the minute, with its zone."""
    if not said or "T" not in said:
        return None
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        return None
    return at if at.tzinfo else None


def _cut_short(tie: Tie) -> Iterator[TieEvidence]:
    """One holds the other whole and says more: what is cut was there before it was cut.

    Weak, for who adds to a story holds it whole too.
    """
    if tie.share is None or tie.share_back is None or tie.kind == "translation":
        return
    if tie.share > 0.95 and tie.share_back < 0.85:
        yield _said("wholly within the other", f"{tie.share:.0%}", A_FROM_B, CUT)
    elif tie.share_back > 0.95 and tie.share < 0.85:
        yield _said("holds the other wholly", f"{tie.share_back:.0%}", B_FROM_A, CUT)


def _from_siblings(
    a: Comparable, b: Comparable, siblings: Iterable[Comparable]
) -> Iterator[TieEvidence]:
    """A third story, tied to both, that both may have come from."""
    for other in siblings:
        if other.id in (a.id, b.id):
            continue
        if all(_says_it_is_from(one, other) for one in (a, b)):
            yield _said("both come from", other.source or other.id, COMMON, LINKED)
            return
        if _may_have_been_translated(a, b, other):
            yield _said("both may be translations of", other.id, COMMON, LEFT)
            return


def _says_it_is_from(story: Comparable, other: Comparable) -> bool:
    found = [*_declared(story, other, A_FROM_B), *_credited(story, other, A_FROM_B)]
    return any((piece.weight or 0.0) >= CREDITED for piece in found)


def _may_have_been_translated(a: Comparable, b: Comparable, other: Comparable) -> bool:
    """Whether two stories in one language may both be translations of one in another.

    Not where that one says that it came from them, or where one of them is an agency's own.
    """
    if _base(a.language) != _base(b.language) or _base(other.language) == _base(a.language):
        return False
    if _is_agency(a) or _is_agency(b):
        return False
    return not any(_says_it_is_from(other, one) for one in (a, b))


# ── edges ───────────────────────────────────────────────────────────────────────────────────


def _edge(a: Comparable, b: Comparable, tie: Tie, direction: str) -> str | None:
    """What kind of arrow it is: from an agency, from another outlet, a translation, …"""
    if direction == COMMON:
        return "common_source"
    if tie.kind == "translation":
        return "translation"
    if tie.kind == "part" and is_incidental(a, b):
        return "incidental"
    if direction not in (A_FROM_B, B_FROM_A):
        return None
    source = b if direction == A_FROM_B else a
    if _is_press_release(source):
        return "press_release"
    return "wire" if _is_agency(source) else "outlet"


def _is_agency(story: Comparable) -> bool:
    """Whether the house that sent it, where that is known, is the agency whose copy it is."""
    return same_house(story.agency, story.source or story.provider)


_PRESS = re.compile(
    r"(?:^|[./-])(?:press|prensa|presse|imprensa|newsroom|media-?centre)(?:$|[./-])"
)


def _is_press_release(story: Comparable) -> bool:
    """Whether it stands where bodies and firms put what they tell the press, and no agency's."""
    return story.agency is None and bool(_PRESS.search((story.address or "").lower()))


# ── names and addresses ─────────────────────────────────────────────────────────────────────


def _said(what: str, value: str, speaks_for: str, weight: float) -> TieEvidence:
    return TieEvidence(what=what, value=value, speaks_for=speaks_for, weight=weight)


def _page(address: str) -> str:
    """An address without scheme, "www." and a slash at its end."""
    parts = urlsplit(address)
    if not parts.hostname:
        return ""
    path = parts.path.rstrip("/")
    return f"{parts.hostname.removeprefix('www.')}{path}?{parts.query}".rstrip("?")


def _is_of(guid: str, story: Comparable) -> bool:
    """Whether an id bears the name of the house that sent a story."""
    house = (house_of(story) or "").lower().removeprefix("www.")
    stem = house.split(".")[0] if "." in house else house.replace(" ", "")
    return len(stem) > 2 and stem in guid.lower()


def _base(language: str) -> str:
    return language.split("-")[0].lower()
