"""What kind of source words name: by formulas, then the noun at the head of what they say."""

from bisect import bisect_left

from wiredesk.reading.attributions.page import HARD, Found, Page, Run
from wiredesk.records import Name

BESIDE = 80
"""Characters behind a source within which "who asked not to be named" is said of it."""

FORMULAS = ("state_media", "official_assessment", "anonymous")


def kinds_told(page: Page, found: list[Found]) -> dict[str, str]:
    """The kind of each entity that some source in the story names with its title."""
    told: dict[str, str] = {}
    for f in found:
        name = head_name(page, f.source[0]) if f.source else None
        if name and name.entity and name.entity not in told:
            kind = kind_of(page, f.source[0], [])
            if kind not in ("unknown", "anonymous"):
                told[name.entity] = kind
    return told


def head_name(page: Page, run: Run) -> Name | None:
    """The name that a source is: a person before all, else what stands first in it."""
    a, b = page.words.span(*run)
    names = page.copy.names
    index = bisect_left(names, a, key=lambda name: name.start)
    inside = []
    while index < len(names) and names[index].start < b:
        if names[index].end <= b and not _is_beside(page, run, names[index]):
            inside.append(names[index])
        index += 1
    people = [n for n in inside if n.type == "PER"]
    if people:
        return people[0]
    return next((n for n in inside if n.type in ("ORG", "GPE")), None)


def _is_beside(page: Page, run: Run, name: Name) -> bool:
    """Whether a name only tells more of the source: "a study by Mons University"."""
    at = page.words.at(name.start)
    while at > run[0] and page.has("determiners", at - 1):
        at -= 1
    return at > run[0] and page.has("prepositions_plain", at - 1)


def kind_of(page: Page, run: Run, cue: list[Run]) -> str:
    """The kind of a source by its formulas, then its head noun; else unknown."""
    a, b = page.words.span(*run)
    for kind in FORMULAS:
        if page.copy.hits_in(f"attributions.{kind}", a, b):
            return kind
    beside = _beside(page, b, cue)
    # Whom it cites in its turn is another source: "The paper, citing people close to the talks".
    for hit in page.copy.hits_in("attributions.citing", b, beside):
        beside = min(beside, hit.start)
    if page.copy.hits_in("attributions.anonymous", b, beside):
        return "anonymous"
    kind = _by_nouns(page, run)
    of_state = any(page.has("state_words", at) for at in range(*run))
    if of_state and kind in ("media", "agency"):
        return "state_media"
    return kind


def _beside(page: Page, end: int, cue: list[Run]) -> int:
    """Up to where words behind a source still speak of it: its cue, or the sentence's end."""
    if not cue:
        return end
    start = page.words.start[cue[0][0]]
    if start > end:
        return start
    stop = page.words.text.find(".", end, end + BESIDE)
    return stop if stop >= 0 else min(len(page.words.text), end + BESIDE)


def _by_nouns(page: Page, run: Run) -> str:
    """The kind of the first noun that has one.

    A spokesperson or president is what they speak for: "presidente da Associação de Moradores".
    """
    if page.lex.words.head_last and (kind := _last_noun(page, run)):
        return kind
    for at in range(*run):
        kind = _noun(page, at, run[1])
        if not kind:
            continue
        if page.has("carriers", at):
            return _carried(page, at + 1, run[1]) or kind
        return kind
    return "unknown"


def _last_noun(page: Page, run: Run) -> str:
    """The kind of the last noun before a preposition or mark: "the Boat Owners' Association".

    One that speaks for another has its kind: "company spokesman".
    """
    found: list[str] = []
    for at in range(*run):
        if page.has("prepositions_plain", at) or page.low(at) in (",", "(", "—", "–"):
            break
        if kind := _noun(page, at, run[1]):
            if page.has("carriers", at) and found:
                return found[-1]
            if page.has("carriers", at):
                return ""
            found.append(kind)
    return found[-1] if found else ""


def _noun(page: Page, at: int, limit: int) -> str:
    """The kind of a noun, or of a fixed phrase of two or three words that starts with it."""
    for size in (3, 2):
        if at + size <= limit:
            words = " ".join(page.words.low[at : at + size])
            if kind := page.lex.kinds.get(words):
                return kind
    return page.lex.kind(page.low(at))


def _carried(page: Page, at: int, limit: int) -> str:
    """The kind of the body behind "president of", up to a mark."""
    while at < limit and page.low(at) not in HARD and page.low(at) != ",":
        if (kind := _noun(page, at, limit)) and not page.has("carriers", at):
            return kind
        at += 1
    return ""
