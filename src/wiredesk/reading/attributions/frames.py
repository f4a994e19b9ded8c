"""What the frames of verbs share: the finding they make, and where a sentence is already taken."""

from wiredesk.reading.attributions.complements import Right
from wiredesk.reading.attributions.contents import drop_end
from wiredesk.reading.attributions.cues import Cue
from wiredesk.reading.attributions.page import Found, Page, Run, Unit
from wiredesk.reading.attributions.subjects import Subject


def floor_of(page: Page, unit: Unit, at: int) -> int:
    """Where what may belong to a cue begins: behind an earlier source and cue."""
    return max((end for end in page.holes.values() if unit.first < end <= at), default=unit.first)


def found_by(
    page: Page,
    unit: Unit,
    cue: Cue,
    frame: str,
    source: Run | None,
    parts: list[Run],
    subject: Subject,
    right: Right,
) -> Found:
    """The finding of a frame; ``parts`` lose the comma or conjunction that would end them."""
    parts = [(a, drop_end(page, a, b)) for a, b in parts]
    cues = [(cue.first, cue.last), *([cue.more] if cue.more else [])]
    flags = {name for name in ("passive", "negated") if getattr(subject, name)}
    if subject.how == "relative":
        flags.add("relative")
    return Found(
        frame=frame,
        type="headline" if unit.headline else _type(page, cue, frame, parts),
        cue=cues,
        content=[p for p in parts if p[1] > p[0]],
        source=[source] if source else [],
        cue_class=(right.kind == "thing" and cue.form.thing_class) or cue.form.cue_class,
        addressee=right.addressee,
        flags=flags,
        unit=unit.sentence,
    )


def _type(page: Page, cue: Cue, frame: str, parts: list[Run]) -> str:
    words = [at for a, b in parts for at in range(a, b) if page.words.is_word(at)]
    inside = sum(page.quote_at[at] >= 0 for at in words)
    if inside and inside == len(words):
        return "direct"
    if inside:
        return "mixed"
    acts = ("verbs.thing", "verbs.deed", "verbs.via")
    return "speech_act" if cue.light or frame in acts else "indirect"
