"""The story sheet as one HTML page: the text annotated in place, who speaks in the margin.

The page stands alone: its style and its small script are inside, no other host is named, nothing
of the delivered markup is carried over, and every delivered word is escaped.
"""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from pathlib import PurePath
from string import Template
from urllib.parse import urlsplit

from wiredesk.records import Anywhere, Attribution, Defect, Reading
from wiredesk.sheets.marks import MarkedBlock, Segment, marked_blocks, speaker_of
from wiredesk.sheets.text import cut, named, spoken


def as_page(reading: Reading) -> str:
    """The sheet as a whole HTML document."""
    story = reading.story
    title = story.title or cut(story.text, 70) or "Story"
    return _template("page.html").substitute(
        title=escape(title),
        lang=escape(reading.language.tag, quote=True),
        style=_asset("page.css"),
        script=_asset("page.js"),
        head=_head(reading, title),
        orders=_orders(reading),
        text=_text(reading),
        panel=_panel(reading),
        words=_on_whose_word(reading),
    )


def as_index(pages: Iterable[tuple[str, Reading]]) -> str:
    """A page that lists sheets: (file name, reading), with what an editor sorts by."""
    rows = []
    for name, reading in pages:
        worst = sum(d.severity in {"critical", "major"} for d in reading.defects)
        loud = "".join(
            f"<b class=loud>{escape(o.kind.upper())}</b> " for o in reading.orders if o.loud
        )
        title = reading.story.title or cut(reading.story.text, 70) or name
        said = f"{reading.summary.claimed}/{reading.summary.sentences}"
        rows.append(
            f'<tr><td>{loud}<a href="{escape(name, quote=True)}" dir=auto '
            f'lang="{escape(reading.language.tag, quote=True)}">{escape(title)}</a>'
            f"<td>{escape(reading.language.tag)}<td>{escape(_came_from(reading))}"
            f"<td>{escape(reading.story.published or '—')}<td class=n>{said}"
            f"<td class=n>{len(reading.defects)}<td class=n>{worst}"
        )
    return _template("index.html").substitute(style=_asset("page.css"), rows="\n".join(rows))


def _asset(name: str) -> str:
    return files("wiredesk.sheets").joinpath("assets", name).read_text("utf-8")


def _template(name: str) -> Template:
    return Template(_asset(name))


# ── head ────────────────────────────────────────────────────────────────────────────────────


def _came_from(reading: Reading) -> str:
    if reading.origin.chain:
        return " → ".join(link.name for link in reading.origin.chain)
    return "an agency, unnamed" if reading.origin.unnamed_agency else "—"


def _head(reading: Reading, title: str) -> str:
    story, origin = reading.story, reading.origin
    facts = [
        ("from", _chain(reading)),
        ("credit", _said(origin.credit or story.credit)),
        ("dateline", _said(origin.dateline)),
        ("byline", _said(origin.byline or story.byline)),
        ("published", _said(story.published)),
        ("language", escape(_language(reading))),
        ("topics", escape(", ".join(t.name for t in reading.topics[:4])) or "—"),
        ("filed under", _said(origin.claimed_section)),
        ("source", _link(origin.source_link or story.canonical or story.address)),
        ("rights", _said(origin.rights or story.rights)),
    ]
    rows = "".join(f"<dt>{name}<dd>{value}" for name, value in facts)
    notes = "".join(
        f"<p class=note>{escape(note.text)}</p>" for note in (*story.notes, *reading.notes)
    )
    return f"<h1 dir=auto>{escape(title)}</h1><dl>{rows}</dl>{notes}"


def _said(value: str | None) -> str:
    return f"<span dir=auto>{escape(cut(value, 120))}</span>" if value else "—"


def _link(address: str | None) -> str:
    if not address:
        return "—"
    if urlsplit(address).scheme in {"http", "https"}:
        shown = escape(cut(address, 70))
        return f'<a href="{escape(address, quote=True)}" rel="nofollow noreferrer">{shown}</a>'
    return escape(cut(PurePath(address).name, 70))


def _chain(reading: Reading) -> str:
    if not reading.origin.chain:
        return escape(_came_from(reading))
    steps = []
    for link in reading.origin.chain:
        rests = _words(reading, link)
        run = " <small>state-run</small>" if link.state_run else ""
        on = f' title="rests on: {escape(rests, quote=True)}"' if rests else ""
        steps.append(f"<span{on}>{escape(link.name)}{run}</span>")
    return " → ".join(steps)


def _words(reading: Reading, finding: Anywhere) -> str:
    if finding.start is None or finding.end is None:
        return ""
    return cut(reading.story.text[finding.start : finding.end], 100)


def _language(reading: Reading) -> str:
    told = reading.language
    variety = told.variety
    if not variety or not variety.counts:
        return told.tag
    counts = ", ".join(f"{name} {n}" for name, n in sorted(variety.counts.items()))
    return f"{variety.tag or told.tag} ({counts})"


def _orders(reading: Reading) -> str:
    return "".join(
        f'<p class="order{" loud" if o.loud else ""}"><b>{escape(o.kind.upper())}</b> '
        f"<span dir=auto>{escape(cut(o.text, 200))}</span></p>"
        for o in reading.orders
    )


# ── the text ────────────────────────────────────────────────────────────────────────────────


def _text(reading: Reading) -> str:
    return "\n".join(_block(block) for block in marked_blocks(reading))


def _block(block: MarkedBlock) -> str:
    voices = "".join(
        f'<li data-for="{v.id}">{escape(v.speaker)}<small>{v.kind}</small>' for v in block.voices
    )
    margin = f"<ul class=voices>{voices}</ul>" if voices else ""
    body = "".join(_segment(segment) for segment in block.segments)
    words = f'<{block.tag} dir=auto class="{escape(block.kind)}">{body}</{block.tag}>'
    return f"<div class=block>{margin}{words}</div>"


def _segment(segment: Segment) -> str:
    words = escape(segment.words)
    if not segment.looks:
        return words
    title = escape(segment.title, quote=True)
    return f'<span class="{segment.looks}" data-ids="{segment.ids}" title="{title}">{words}</span>'


# ── side panel and tables ───────────────────────────────────────────────────────────────────


def _panel(reading: Reading) -> str:
    rows: list[tuple[int, str]] = []
    for n, d in enumerate(reading.defects):
        rows.append((-1 if d.start is None else d.start, _defect_row(reading, n, d)))
    for a in reading.attributions:
        rows.append((a.start, _claim_row(reading, a)))
    rows.sort(key=lambda row: row[0])
    return "".join(row for _, row in rows)


def _defect_row(reading: Reading, n: int, d: Defect) -> str:
    words = _words(reading, d)
    quoted = f"<q dir=auto>{escape(cut(words, 60))}</q> " if words else ""
    mend = ""
    if d.mend is not None:
        mend = f"<ins dir=auto>{escape(cut(d.mend, 60)) or 'delete'}</ins>"
    hint = "<small>hint</small> " if d.hint else ""
    return (
        f'<li class="defect {d.severity}" data-for="d{n}"><b>{escape(d.kind)}</b> '
        f"{hint}{quoted}{mend}<p>{escape(d.note)}"
    )


def _claim_row(reading: Reading, a: Attribution) -> str:
    content = escape(cut(spoken(reading.story.text, a.content), 90))
    under = f" <small>under {escape(a.parent)}</small>" if a.parent else ""
    return (
        f'<li class="claim" data-for="{a.id}"><b>{escape(speaker_of(reading, a))}</b> '
        f"<small>{a.kind}, {a.type}</small>{under}<p dir=auto>{content}"
    )


def _on_whose_word(reading: Reading) -> str:
    told = reading.summary
    if not told.sources:
        return ""
    rows = "".join(
        f"<tr><td dir=auto>{escape(named(reading, s.speaker))}"
        f"<td>{escape(s.kind.replace('_', ' '))}<td class=n>{len(s.claims)}<td>"
        + " ".join(f'<a href="#" data-for="{c}">{c}</a>' for c in s.claims)
        for s in told.sources
    )
    facts = [f"{told.claimed} of {told.sentences} sentences stand on somebody’s word"]
    facts.append(f"{told.own_voice} in the story’s own voice")
    if told.on_state_media:
        facts.append(f"{len(told.on_state_media)} claims on state media")
    if told.on_nobody_named:
        facts.append(f"{len(told.on_nobody_named)} on nobody named")
    if told.on_one_source:
        facts.append("all on one source")
    return (
        f"<h2>On whose word</h2><p>{'; '.join(facts)}.</p>"
        f"<table><thead><tr><th>source<th>kind<th class=n>claims<th>which<tbody>{rows}</table>"
    )
