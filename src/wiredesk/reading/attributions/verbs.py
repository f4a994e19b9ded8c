"""Frames of verbs, sentence by sentence."""

from wiredesk.reading.attributions.content_first import content_first
from wiredesk.reading.attributions.cues import find_cues
from wiredesk.reading.attributions.page import Found, Page, Unit
from wiredesk.reading.attributions.reported_as import points_back, reported_as
from wiredesk.reading.attributions.source_first import source_first


def verb_frames(page: Page, unit: Unit) -> list[Found]:
    """The attributions of one sentence that hang on a verb."""
    if unit.asks and page.has("auxiliaries", unit.first):
        return []
    cues = list(find_cues(page, unit))
    taken: list[Found] = []
    behind: dict[int, Found] = {}
    for cue in cues:
        found = (
            points_back(page, unit, cue)
            or reported_as(page, unit, cue)
            or content_first(page, unit, cue)
        )
        if found and found.content:
            behind[cue.first] = found
    for cue in cues:
        if cue.first in behind:
            taken.append(behind[cue.first])
            continue
        found = source_first(page, unit, cue, taken)
        if found and found.content:
            taken.append(found)
    return taken
