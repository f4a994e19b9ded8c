"""What was learnt from somebody: "…, a-t-on appris mardi auprès des pompiers"."""

from wiredesk.packs import Hit
from wiredesk.reading.attributions.complements import skip_small
from wiredesk.reading.attributions.page import Found, Page, Unit
from wiredesk.reading.attributions.prepositions import around, source_behind


def learnt_frames(page: Page, unit: Unit, hits: list[Hit]) -> list[Found]:
    """The claims of a sentence that were learnt, by the phrases among ``hits``.

    Whom they were learnt from stands behind a preposition, a time between: "indique-t-on à la
    préfecture", "a-t-on appris jeudi de source policière". Without one they are on nobody's word.
    """
    found = []
    for hit in hits:
        cue = page.words.at(hit.start), page.words.before(hit.end)
        if cue[0] >= cue[1] or page.quote_at[cue[0]] >= 0 or cue[0] in page.holes:
            continue
        at = skip_small(page, cue[1], unit.last)
        source = None
        if page.has("learnt_from", at):
            opens = at + 1
            while page.has("prepositions_plain", opens) or page.has("inner_prepositions", opens):
                opens += 1
            source = source_behind(page, opens, unit.last, opens=True)
        hole = cue[0], source[1] if source else cue[1]
        claim = around(page, unit, hole, cue, source, "neutral")
        if source is None:
            claim.flags.add("unnamed")
        if claim.content:
            found.append(claim)
    return found
