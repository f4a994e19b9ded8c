"""All frames over one copy, in their order, and what becomes of what they find."""

from wiredesk.packs import Hit
from wiredesk.reading.attributions.citing import citing_frames
from wiredesk.reading.attributions.evidentials import (
    free_speech,
    hedge_frames,
    impersonal_frames,
    mood_frames,
)
from wiredesk.reading.attributions.learnt import learnt_frames
from wiredesk.reading.attributions.nesting import nest
from wiredesk.reading.attributions.others import (
    colon_frame,
    joined_quotes,
    lone_quotes,
    noun_frames,
)
from wiredesk.reading.attributions.page import Found, Page, open_page
from wiredesk.reading.attributions.prepositions import (
    postposition_frames,
    preposition_frames,
    view_frames,
)
from wiredesk.reading.attributions.speakers import name_speakers
from wiredesk.reading.attributions.verbs import verb_frames
from wiredesk.reading.copy import Copy
from wiredesk.records import Attribution


def find_attributions(copy: Copy) -> tuple[Attribution, ...]:
    """Each place where the text hands a claim to a speaker.

    Says nothing of whether the claim is true. Furniture is never looked at.
    """
    page = open_page(copy)
    if not page.units:
        return ()
    taken = _frames(page)
    if not page.lex.cues:
        taken = [lone_quotes(page, unit) for unit in page.units]
    joined_quotes(page, taken)
    free_speech(page, taken)
    found = list({id(f): f for per in taken for f in per}.values())
    found.sort(key=lambda f: (_place(f), f.content))
    attributions = nest(page, found)
    return name_speakers(page, found, attributions)


def _place(found: Found) -> tuple[int, int]:
    own = found.source if found.subject_of is None else []
    runs = [*own, *found.cue, *found.content]
    return min(a for a, _ in runs), -max(b for _, b in runs)


def _frames(page: Page) -> list[list[Found]]:
    before = _by_unit(page, "attributions.prepositions")
    behind = _by_unit(page, "attributions.postpositions")
    views = _by_unit(page, "attributions.own_views")
    hedges = _by_unit(page, "attributions.hedges")
    said = _by_unit(page, "attributions.impersonal")
    cited = _by_unit(page, "attributions.citing")
    learnt = _by_unit(page, "attributions.learnt")
    taken = []
    for index, unit in enumerate(page.units):
        page.holes = {}
        page.at_unit = index
        found = learnt_frames(page, unit, learnt.get(index, []))
        found += preposition_frames(page, unit, before.get(index, []))
        found += postposition_frames(page, unit, behind.get(index, []))
        found += view_frames(page, unit, views.get(index, []))
        found += impersonal_frames(page, unit, said.get(index, []), found)
        found += verb_frames(page, unit)
        found += noun_frames(page, unit, found)
        if colon := colon_frame(page, unit, found):
            found.append(colon)
        found += citing_frames(page, unit, cited.get(index, []), found)
        found += hedge_frames(page, unit, hedges.get(index, []), found)
        found += mood_frames(page, unit, found)
        taken.append(found)
    return taken


def _by_unit(page: Page, listed: str) -> dict[int, list[Hit]]:
    """The hits of a word list by the unit that they stand in, overlapping ones left out."""
    hits = page.copy.hits.get(listed, [])
    by_unit: dict[int, list[Hit]] = {}
    index, end = 0, -1
    for hit in hits:
        if hit.start < end:
            continue
        at = page.words.at(hit.start)
        while index < len(page.units) and page.units[index].last <= at:
            index += 1
        if index == len(page.units):
            break
        if page.units[index].first <= at:
            by_unit.setdefault(index, []).append(hit)
            end = hit.end
    return by_unit
