"""The story sheet as text: one section for each part of the reading, one line for each finding.

The same lines are what the terminal shows, what golden cases hold and what a failing test prints.
"""

from collections.abc import Callable, Iterator

from wiredesk.records import Anywhere, ChainLink, Evidence, Origin, Placed, Reading, Span

WIDTH = 100
"""Columns of a line; longer text is cut in its middle and says so with "…"."""

Rows = Iterator[str]


def as_text(reading: Reading, part: str | None = None) -> str:
    """The sheet, or one part of it. Raises KeyError for a part that is none."""
    wanted = {part: (PARTS | ONLY_IF_ASKED)[part]} if part else PARTS
    sections = []
    for name, rows in wanted.items():
        lines = list(rows(reading))
        if lines:
            sections.append("\n".join([name, *("  " + line for line in lines)]))
        elif part:
            sections.append(f"{name}\n  —")
    return "\n\n".join(sections) + "\n"


def cut(words: str, room: int = 60) -> str:
    """Words on one line within ``room`` columns, the middle left out where they are longer."""
    line = " ".join(words.split())
    if len(line) <= room:
        return line
    half = (room - 1) // 2
    return line[:half].rstrip() + "…" + line[-half:].lstrip()


def place(start: int | None, end: int | None) -> str:
    """A span as it is printed: "12–40", and "whole" for the story as a whole."""
    return "whole" if start is None else f"{start}–{end}"


def row(*cells: str, widths: tuple[int, ...] = (10,)) -> str:
    """Cells in columns, the last as long as it is."""
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=False)]
    return " ".join([*padded, *cells[len(padded) :]]).rstrip()


def spoken(text: str, spans: tuple[Span, ...]) -> str:
    """What several spans say, joined."""
    return " … ".join(text[a:b] for a, b in spans)


def slice_of(reading: Reading, finding: Placed | Anywhere) -> str:
    """The words a finding stands on."""
    if finding.start is None:
        return ""
    return reading.story.text[finding.start : finding.end]


def named(reading: Reading, speaker: str) -> str:
    """A speaker by name: that of the entity it is a key to, else its own words."""
    found = reading.entities.get(speaker)
    return found.name if found else speaker


def _story(reading: Reading) -> Rows:
    story = reading.story
    fields = (
        "id format title language published updated byline dateline credit source section "
        "summary rights embargo pub_status version provider guid address canonical"
    )
    for name in fields.split():
        value = getattr(story, name)
        if value is not None:
            yield row(name, cut(value, 80), widths=(11,))
    for note in story.notes:
        yield row("note", f"{note.kind}: {note.text}", widths=(11,))


def _blocks(reading: Reading) -> Rows:
    for b in reading.story.blocks:
        body = {True: "body", False: "beside", None: ""}[b.body]
        words = cut(reading.story.text[b.start : b.end])
        yield row(place(b.start, b.end), b.kind, body, words, widths=(10, 12, 6))


def _declared(reading: Reading) -> Rows:
    for d in reading.story.declared:
        yield row(d.name, d.where, cut(d.value, 70), widths=(18, 20))
    for hop in reading.story.hops:
        done = f"{hop.party}: {hop.action}" if hop.action else hop.party
        yield row("hop", hop.at or "—", done, widths=(18, 20))


def _links(reading: Reading) -> Rows:
    for link in reading.story.links:
        where = "—" if link.start is None else place(link.start, link.end)
        rel = f" [{link.rel}]" if link.rel else ""
        yield row(where, cut(link.href, 60) + rel, cut(link.text, 40), widths=(10, 40))
    for m in reading.story.media:
        told = ", ".join(cut(x, 50) for x in (m.caption, m.credit, m.rights) if x)
        yield row(m.type or "media", cut(m.href, 60), told, widths=(10, 40))


def _furniture(reading: Reading) -> Rows:
    for f in reading.furniture:
        yield row(place(f.start, f.end), f.kind, cut(slice_of(reading, f)), widths=(10, 12))


def _orders(reading: Reading) -> Rows:
    """What publishing against does harm stands in capitals, so that no eye slides over it."""
    for o in reading.orders:
        kind = o.kind.upper() if o.loud else o.kind
        until = f" until {o.until}" if o.until else ""
        words = slice_of(reading, o) or f"{o.text} (declared)"
        yield row(place(o.start, o.end), kind + until, cut(words), widths=(10, 32))


ORIGIN_FIELDS = (
    "agency",
    "credit",
    "dateline",
    "place",
    "date",
    "byline",
    "sign_off",
    "republisher",
    "source_link",
    "rights",
    "disclaimer",
    "claimed_section",
)


def _origin(reading: Reading) -> Rows:
    """What the origin says, where it stands, the way the copy came, then what else speaks of it."""
    origin = reading.origin
    shown = set()
    for name in ORIGIN_FIELDS:
        if (value := getattr(origin, name)) is not None:
            found = _evidence_of(origin, name, value)
            shown |= {found} if found else set()
            yield row(_where(found), name, cut(value, 70), widths=(10, 16))
    if origin.unnamed_agency:
        found = next((e for e in origin.evidence if e.what == "unnamed_agency"), None)
        shown |= {found} if found else set()
        yield row(
            _where(found), "agency", f"not named: “{found.value if found else ''}”", widths=(10, 16)
        )
    if origin.chain:
        yield row("chain", _way(origin))
    for link in origin.chain:
        known = ", ".join(x for x in (link.country, "state-run" if link.state_run else "") if x)
        name = link.name + (f" ({known})" if known else "")
        words = f"“{cut(slice_of(reading, link), 50)}”" if link.start is not None else ""
        yield row(_where(link), f"  {link.role}", name, words, widths=(10, 16, 28))
    said = {(getattr(origin, name) or "").casefold() for name in ORIGIN_FIELDS}
    for e in origin.evidence:
        if e.what in ORIGIN_FIELDS[1:] and e not in shown and e.value.casefold() not in said:
            yield row(_where(e), f"also {e.what}", cut(e.value, 60), widths=(10, 16))


def _way(origin: Origin) -> str:
    """The way a copy came: "Lusa + AFP → Estuário → this copy"."""
    way = ""
    for before, link in zip([None, *origin.chain], origin.chain, strict=False):
        beside = before is not None and before.role == link.role == "agency"
        way += (" + " if beside else " → " if before else "") + link.name
    return f"{way} → this copy"


def _evidence_of(origin: Origin, what: str, value: str) -> Evidence | None:
    """The surest evidence for a field's value; an agency may be named in other words."""
    told = [e for e in origin.evidence if e.what == what and value in (e.value, origin.agency)]
    return max(told, key=lambda e: e.confidence, default=None)


def _where(found: Evidence | ChainLink | None) -> str:
    """A span, or the declared field; "" for a value that nothing shows the place of."""
    if found is None:
        return ""
    return f"{found.start}–{found.end}" if found.start is not None else found.where


def _language(reading: Reading) -> Rows:
    told = reading.language
    yield f"{told.tag} {told.script} {told.confidence:.2f}"
    for p in told.paragraphs:
        if p.tag not in {told.tag, "und"} or p.script not in {told.script, "Zyyy"}:
            yield row(
                place(p.start, p.end),
                f"{p.tag} {p.script}",
                cut(slice_of(reading, p)),
                widths=(10, 9),
            )
    if told.variety and told.variety.counts:
        counts = ", ".join(f"{k} {v}" for k, v in sorted(told.variety.counts.items()))
        yield f"variety {told.variety.tag or 'untold'} ({counts})"
        for m in told.variety.markers:
            other = f"→ {m.other}" if m.other else ""
            words = cut(slice_of(reading, m), 36)
            yield row(
                place(m.start, m.end), m.variety, m.kind, words, other, widths=(10, 6, 10, 36)
            )


def _sentences(reading: Reading) -> Rows:
    for s in reading.sentences:
        yield row(place(s.start, s.end), s.kind, cut(slice_of(reading, s), 70), widths=(10, 9))


def _names(reading: Reading) -> Rows:
    for n in reading.names:
        yield row(
            place(n.start, n.end),
            n.type,
            slice_of(reading, n),
            f"→ {n.entity}" if n.entity else "",
            widths=(10, 5, 34),
        )


def _entities(reading: Reading) -> Rows:
    for key, e in reading.entities.items():
        known = ", ".join(x for x in (e.role, e.country, e.gender, e.kind, e.wikidata) if x)
        yield row(key, e.type, e.name + (f" ({known})" if known else ""), widths=(14, 5))


def _times(reading: Reading) -> Rows:
    for t in reading.times:
        anchor = f"← {t.anchor}" if t.anchor else ""
        flags = " ".join(t.flags)
        yield row(
            place(t.start, t.end),
            t.type,
            t.value,
            cut(slice_of(reading, t), 40),
            anchor,
            flags,
            widths=(10, 8, 14),
        )


def _quantities(reading: Reading) -> Rows:
    for q in reading.quantities:
        low = "" if q.min is None else f"{q.min:.15g}"
        high = "" if q.max is None else f"{q.max:.15g}"
        bounds = low if low == high else f"{low}..{high}"
        yield row(
            place(q.start, q.end),
            q.type,
            bounds,
            q.unit or "—",
            q.modifier or "",
            cut(slice_of(reading, q), 40),
            widths=(10, 8, 16, 12),
        )


def _attributions(reading: Reading) -> Rows:
    text = reading.story.text
    for a in reading.attributions:
        under = f" under {a.parent}" if a.parent else ""
        flags = f" [{' '.join(a.flags)}]" if a.flags else ""
        yield f"{a.id} {a.type} {a.kind}{under} {a.cue_class or '—'}{flags}"
        yield f"   source    {spoken(text, a.source) or '—'}" + (
            f" = {a.speaker}" if a.speaker else ""
        )
        yield f"   cue       {spoken(text, a.cue) or '—'}"
        yield f"   content   {cut(spoken(text, a.content), 84)}"
        if a.addressee:
            yield f"   addressee {spoken(text, a.addressee)}"


def _summary(reading: Reading) -> Rows:
    told = reading.summary
    if not told.sentences:
        return
    yield f"{told.claimed} of {told.sentences} sentences claimed, {told.own_voice} in its own voice"
    for source in told.sources:
        speaker = cut(named(reading, source.speaker), 48)
        yield row(speaker, source.kind, " ".join(source.claims), widths=(48, 20))
    if told.on_one_source:
        yield "every claim rests on one source"
    if told.on_state_media:
        yield "on state media: " + " ".join(told.on_state_media)
    if told.on_nobody_named:
        yield "on nobody named: " + " ".join(told.on_nobody_named)


def _topics(reading: Reading) -> Rows:
    for t in reading.topics:
        yield row(t.code, t.name, f"{t.score:.2f}", ", ".join(t.words[:6]), widths=(16, 34, 5))


def _defects(reading: Reading) -> Rows:
    for d in reading.defects:
        mend = "" if d.mend is None else f' → "{cut(d.mend, 40)}"'
        hint = "hint: " if d.hint else ""
        words = cut(slice_of(reading, d), 40)
        yield row(
            place(d.start, d.end),
            d.severity,
            d.kind,
            f"{words}{mend}  {hint}{d.note}".strip(),
            widths=(10, 8, 26),
        )


def _notes(reading: Reading) -> Rows:
    for note in reading.notes:
        yield f"{note.kind}: {note.text}"


PARTS: dict[str, Callable[[Reading], Rows]] = {
    "story": _story,
    "orders": _orders,
    "origin": _origin,
    "language": _language,
    "topics": _topics,
    "summary": _summary,
    "attributions": _attributions,
    "defects": _defects,
    "entities": _entities,
    "names": _names,
    "times": _times,
    "quantities": _quantities,
    "furniture": _furniture,
    "sentences": _sentences,
    "notes": _notes,
}

ONLY_IF_ASKED: dict[str, Callable[[Reading], Rows]] = {
    "blocks": _blocks,
    "declared": _declared,
    "links": _links,
}
"""Parts too long for every sheet, printed when they are named."""
