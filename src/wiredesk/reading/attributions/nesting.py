"""Which claim is known only through another: parents and chains."""

import msgspec

from wiredesk.reading.attributions.confidence import CONFIDENCE, UNMEASURED
from wiredesk.reading.attributions.page import Found, Page
from wiredesk.records import Attribution, Span


def nest(page: Page, found: list[Found]) -> tuple[Attribution, ...]:
    """The findings as attributions with ids in text order and parents.

    An attribution whose cue and content lie within another's content hangs on it; the smallest
    such content is the parent's.
    """
    tag = page.copy.pack.tag
    made = [_attribution(page, f, f"a{n}", tag) for n, f in enumerate(found, 1)]
    open_: list[tuple[int, int, Attribution]] = []
    done: dict[str, Attribution] = {}
    order = sorted(
        ((a, b, m) for m in made for a, b in m.content), key=lambda x: (x[0], -x[1], x[2].id)
    )
    cues = sorted(
        (((m.cue[0] if m.cue else m.content[0]), m) for m in made), key=lambda x: (x[0], x[1].id)
    )
    parents: dict[str, str] = {}
    at = 0
    for (start, end), m in cues:
        while at < len(order) and order[at][0] <= start:
            open_.append(order[at])
            at += 1
        while open_ and open_[-1][1] <= start:
            open_.pop()
        for a, b, outer in reversed(open_):
            if outer.id != m.id and a <= start and end <= b and _holds(outer, m):
                parents[m.id] = outer.id
                break
    ids = {id(f): m.id for f, m in zip(found, made, strict=True)}
    for f, m in zip(found, made, strict=True):
        if f.under:
            parents[m.id] = ids[id(f.under)]
    for m in made:
        parent = parents.get(m.id)
        chain: list[str] = []
        while parent and parent not in chain and parent != m.id:
            chain.insert(0, parent)
            parent = parents.get(parent)
        done[m.id] = msgspec.structs.replace(
            m, parent=chain[-1] if chain else None, chain=tuple(chain)
        )
    return tuple(done[m.id] for m in made)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(any(a <= x and y <= b for a, b in outer.content) for x, y in inner.content)


def _attribution(page: Page, found: Found, name: str, tag: str) -> Attribution:
    span = page.words.span
    source = tuple(_unhung(page, span(*run)) for run in found.source)
    cue = tuple(span(*run) for run in found.cue)
    content = tuple(span(*run) for run in found.content)
    here = [*content, *cue, *(source if found.subject_of is None else ())]
    return Attribution(
        id=name,
        start=min(a for a, _ in here),
        end=max(b for _, b in here),
        rule=f"attributions.{found.frame}:{tag}",
        confidence=CONFIDENCE.get(found.frame, UNMEASURED),
        type=found.type,
        source=source,
        cue=cue,
        content=content,
        quoted=_quoted(page, found),
        cue_class=found.cue_class,
        addressee=(span(*found.addressee),) if found.addressee else (),
        flags=tuple(sorted(found.flags)),
    )


def _unhung(page: Page, place: Span) -> Span:
    """A pronoun hung on its verb without the hyphens: "il" of "a-t-il"."""
    start, end = place
    if page.words.text[start] in "-‑" and end - start > 1:
        start = max(page.words.text.rfind(c, start, end) for c in "-‑") + 1
    return start, end


def _quoted(page: Page, found: Found) -> tuple[Span, ...]:
    """The quotations within the content, marks included."""
    seen: dict[int, None] = {}
    for a, b in found.content:
        for at in range(a, b):
            if page.quote_at[at] >= 0:
                seen[page.quote_at[at]] = None
    spans = []
    for index in seen:
        quote = page.quotes[index]
        spans.append(page.words.span(quote.first, quote.last))
    return tuple(spans)
