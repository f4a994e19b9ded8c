"""Hearsay on nobody's word: hedges, conditionals of rumour, and speech that goes on by its mood."""

from wiredesk.packs import Hit
from wiredesk.reading.attributions.contents import clause_end
from wiredesk.reading.attributions.page import Found, Page, Unit

REACH = 25
"""Words from a modal of hearsay to the infinitive that it needs."""


def hedge_frames(page: Page, unit: Unit, hits: list[Hit], taken: list[Found]) -> list[Found]:
    """ "The ship reportedly sank": the sentence is handed to nobody."""
    for hit in hits:
        at, last = page.words.at(hit.start), page.words.before(hit.end)
        if last <= at or page.quote_at[at] >= 0 or _is_covered(at, taken):
            continue
        return [_nobody(unit, "evidentials.hedge", (at, last))]
    return []


def mood_frames(page: Page, unit: Unit, taken: list[Found]) -> list[Found]:
    """ "Le ministre aurait démissionné", "Er soll geflohen sein": hearsay by the verb alone.

    Not in a sentence that has a source, nor where a condition or another's clause explains the
    mood: "disse que poderia", "s'il avait su, il aurait".
    """
    if taken or unit.headline or unit.asks:
        return []
    for at in range(unit.first, unit.last):
        word = page.low(at)
        if page.quote_at[at] >= 0:
            continue
        if page.has("complementisers", at) or page.has("subordinators", at):
            return []
        if word in page.lex.sets["hearsay_conditionals"] and _is_participle(page, at + 1):
            return [_nobody(unit, "evidentials.conditional", (at, at + 1))]
        if word in page.lex.sets["hearsay_modals"] and _perfect_follows(page, at + 1, unit.last):
            return [_nobody(unit, "evidentials.modal", (at, at + 1))]
    return []


def _is_participle(page: Page, at: int) -> bool:
    while page.is_adverb(at) or page.has("negations", at):
        at += 1
    word = page.low(at)
    return len(word) > 3 and word.endswith(page.lex.participle_endings)


def _perfect_follows(page: Page, at: int, limit: int) -> bool:
    """Whether "… geflohen sein" follows: a participle and an infinitive auxiliary."""
    for k in range(at, min(limit, at + REACH)):
        if page.low(k) in page.lex.sets["perfect_infinitives"]:
            return page.low(k - 1).endswith(page.lex.participle_endings)
    return False


def _is_covered(at: int, taken: list[Found]) -> bool:
    return any(a <= at < b for f in taken for a, b in (*f.content, *f.source))


def _nobody(unit: Unit, frame: str, cue: tuple[int, int]) -> Found:
    return Found(
        frame=frame,
        type="evidential",
        cue=[cue],
        content=[(unit.first, unit.last)],
        cue_class="distance",
        flags={"hearsay", "unnamed"},
        unit=unit.sentence,
    )


def free_speech(page: Page, taken: list[list[Found]]) -> None:
    """Sentences that go on with the last speaker's words by their mood alone, added to ``taken``.

    "Er wisse auch nicht, was geschehen sei. Die Sperre sei aufgehoben." Neighbours are one.
    """
    if not page.lex.sets["free_speech"]:
        return
    last: Found | None = None
    for index, unit in enumerate(page.units):
        found = taken[index]
        if found:
            last = next((f for f in reversed(found) if f.source), None)
            continue
        before = page.units[index - 1] if index else None
        if last is None or before is None or not _goes_on(page, unit):
            if before is None or before.block != unit.block:
                last = None
            continue
        if last.frame == "evidentials.free_speech" and before.block == unit.block:
            last.content.append((unit.first, unit.last))
            found.append(last)
            continue
        speech = Found(
            frame="evidentials.free_speech",
            type="indirect",
            cue=[],
            content=[(unit.first, unit.last)],
            source=list(last.source),
            cue_class="neutral",
            flags={"free_speech"},
            unit=unit.sentence,
            subject_of=last,
        )
        found.append(speech)
        last = speech


def _goes_on(page: Page, unit: Unit) -> bool:
    """Whether a main clause of the sentence stands in the mood of reported speech."""
    if unit.headline or unit.asks:
        return False
    for at in range(unit.first, unit.last):
        if page.has("complementisers", at) and page.quote_at[at] < 0:
            return False
        if page.quote_at[at] >= 0 or not page.has("free_speech", at):
            continue
        if page.has("first_persons", at - 1) or page.has("first_persons", at + 1):
            continue
        return True
    return False


def impersonal_frames(page: Page, unit: Unit, hits: list[Hit], taken: list[Found]) -> list[Found]:
    """ "Es heißt, …", "it is said that …", "consta que …": said, and nobody says it."""
    found = []
    for hit in hits:
        at, last = page.words.at(hit.start), page.words.before(hit.end)
        covered = any(a <= at < b for f in taken for a, b in f.cue)
        if last <= at or page.quote_at[at] >= 0 or covered:
            continue
        content = _impersonal_content(page, unit, at, last)
        if content is None:
            continue
        source = _where_it_stands(page, unit, at, last, content)
        end = last - 1 if page.has("complementisers", last - 1) else last
        found.append(
            Found(
                frame="evidentials.impersonal",
                type="direct" if page.opens_quote(content[0]) else "indirect",
                cue=[(at, end)],
                content=[content],
                source=[source] if source else [],
                cue_class="neutral",
                flags=set() if source else {"unnamed"},
                unit=unit.sentence,
            )
        )
        page.holes[at] = last
    return found


def _impersonal_content(page: Page, unit: Unit, at: int, last: int) -> tuple[int, int] | None:
    ends = last >= unit.last or page.has("prepositions_plain", last)
    behind = page.low(at - 1) == "," or page.closes_quote(at - 1) is not None
    if ends and behind and at - unit.first > 3:
        return unit.first, at - (page.low(at - 1) == ",")
    for k in range(last - 1, min(unit.last - 1, last + REACH)):
        if page.has("complementisers", k):
            return k, clause_end(page, k, unit.last)
        if page.low(k) in (",", ":") or page.opens_quote(k):
            start = k + (page.low(k) in (",", ":"))
            return start, clause_end(page, start, unit.last)
    if behind and at - unit.first > 3:
        return unit.first, at - (page.low(at - 1) == ",")
    return None


def _where_it_stands(
    page: Page, unit: Unit, at: int, last: int, content: tuple[int, int]
) -> tuple[int, int] | None:
    """The paper in "In einer Mitteilung heißt es", "heißt es im Bericht"."""
    for first, end in ((unit.first, at), (last, content[0] if content[0] >= last else unit.last)):
        while first < end and page.is_adverb(first):
            first += 1
        while end > first and not page.words.is_word(end - 1):
            end -= 1
        if end - first > 1 and page.has("prepositions_plain", first):
            kinds = [page.lex.kind(page.low(k)) for k in range(first + 1, end)]
            if any(kinds):
                return first + 1, end
    return None
