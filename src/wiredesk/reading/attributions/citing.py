"""Whom a source leans on in its turn: "…, the paper said, citing two officials"."""

from wiredesk.packs import Hit
from wiredesk.reading.attributions.content_first import names_someone
from wiredesk.reading.attributions.contents import drop_end
from wiredesk.reading.attributions.kinds import kind_of
from wiredesk.reading.attributions.page import Found, Page, Run, Unit
from wiredesk.reading.attributions.prepositions import source_behind


def citing_frames(page: Page, unit: Unit, hits: list[Hit], taken: list[Found]) -> list[Found]:
    """The claims of a sentence handed on to whom its source cites, under that source's own.

    The words about it are taken out of what is said. Who cites a reason ("citing high costs")
    names no source.
    """
    found = []
    for hit in hits:
        cue = page.words.at(hit.start), page.words.before(hit.end)
        if any(a < cue[1] and cue[0] < b for f in taken for a, b in f.cue):
            continue
        source = source_behind(page, cue[1], unit.last, opens=True)
        outer = _citer(page, cue, taken)
        if source is None or outer is None or not _is_source(page, source):
            continue
        outer.content = [part for run in outer.content for part in _without(page, run, cue, source)]
        found.append(
            Found(
                frame="citing",
                type=outer.type,
                cue=[cue],
                content=list(outer.content),
                source=[source],
                cue_class="neutral",
                unit=unit.sentence,
                under=outer,
            )
        )
    return [f for f in found if f.content]


def _is_source(page: Page, run: Run) -> bool:
    return names_someone(page, run) or kind_of(page, run, []) != "unknown"


def _citer(page: Page, cue: Run, taken: list[Found]) -> Found | None:
    """The claim whose source cites: what it stands beside, else the last before it, or the next."""
    fit = [f for f in taken if f.cue and f.source and not _meets(f, cue)]
    beside = [f for f in fit if f.source[-1][1] in (cue[0], cue[0] - 1)]
    before = [f for f in fit if f.cue[0][0] < cue[0]]
    chosen = beside or before[-1:] or fit[:1]
    return chosen[0] if chosen else None


def _meets(found: Found, run: Run) -> bool:
    return any(a < run[1] and run[0] < b for a, b in (*found.cue, *found.source))


def _without(page: Page, run: Run, cue: Run, source: Run) -> list[Run]:
    """A content without the phrase "citing X" in it and the commas around that."""
    if source[1] <= run[0] or run[1] <= cue[0]:
        return [run]
    behind = source[1] + (page.low(source[1]) == ",")
    parts = [(run[0], drop_end(page, run[0], max(run[0], cue[0]))), (behind, run[1])]
    return [(a, b) for a, b in parts if b > a]
