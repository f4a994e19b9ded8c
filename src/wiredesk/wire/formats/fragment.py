"""The markup of one story, laid out in one pass: text, blocks, links and clean markup at once.

Feeds and agencies send fragments by the thousand, and few of them hold more than paragraphs, lists
and links. Those are laid out here, a paragraph at a time; whatever is out of the ordinary is left
to the walk through whole pages (``webpage.visible``), and both give the same
(tests/test_fragment.py).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from typing import NamedTuple

from lxml import etree

from wiredesk.records import Block, Link
from wiredesk.wire.decoding import unified
from wiredesk.wire.formats.webpage.clean import LARGEST, WRAPPERS, nh3_clean
from wiredesk.wire.formats.webpage.layout import MOST_LINKS
from wiredesk.wire.formats.webpage.shown import attributes, unescaped, within
from wiredesk.wire.formats.webpage.visible import (
    APART,
    BLOCKS,
    HANDED_DOWN,
    INLINE_KEPT,
    KINDS,
    UNSEEN,
    ends_a_line,
    is_emoji,
    is_unshown,
    scheme_of,
    source_of,
)
from wiredesk.wire.markup import as_written

HOLDING = UNSEEN - {"input", "param", "meta", "link", "base"}
"""Elements that are not shown, with all that stands in them; the void ones hold nothing."""

NOTHING = ("span", "font", "tt", "ins", "big", "nobr")
"""Inline elements that mean nothing to a story."""

_NOTHING = re.compile(rf"</?(?:{'|'.join(NOTHING)})(?:\s[^>]*)?>")
_BEHIND_LINK = re.compile(rf"</a></?(?:{'|'.join(NOTHING)})[\s>]")
"""Where they keep two links apart, they stay."""

_OPENING = re.compile(r"<([a-zA-Z][^\s/>]*)")
_ATTRIBUTED = re.compile(r"<[a-zA-Z][^\s/>]*(\s[^>]*)>")
_BLOCK_TAG = re.compile(rf"<(/?)({'|'.join(sorted(BLOCKS))})(\s[^>]*|/)?>")
_BLOCK_TAG_AND_SPACE = re.compile(_BLOCK_TAG.pattern + r"[ \n]*")
_TAG = re.compile("<([^>]*)>")
_NAME_AND_REST = re.compile(r"([^\s/]+)(.*)", re.S)
_BARE = {tag: f"<{tag}>" for name in INLINE_KEPT for tag in (name, f"/{name}")}
"""Inline tags that are kept, as they mostly come: without attributes."""

_HREF = re.compile(r'\shref="([^"]*)"')
_REL = re.compile(r'\srel="([^"]*)"')
_TIDY_ADDRESS = re.compile(
    r"https?://(?!xn--)(?:[a-z0-9-]+\.(?!xn--))+[a-z]+(?:[/?#][^\s\"'<>\xa0\x00-\x1f\x7f]*)?"
)
"""Addresses that a cleaner leaves as they are; any other it is asked about."""


class Laid(NamedTuple):
    """A fragment laid out; offsets are in the text that it becomes part of."""

    text: str
    blocks: list[Block]
    links: list[Link]
    html: str | None


class _Kind(NamedTuple):
    """A kind of block, with the tags that it is written between."""

    kind: str
    level: int
    opens: str
    closes: str


def _kind(kind: str, level: int) -> _Kind:
    if kind == "item":
        return _Kind(kind, level, "<li>", "</li>")
    tag = f"h{level or 3}" if kind == "heading" else WRAPPERS.get(kind, "p")
    return _Kind(kind, level, f"<{tag}>", f"</{tag}>\n")


PARAGRAPH = _kind("paragraph", 0)


def lay_out(root: etree._Element, absolute: Callable[[str], str], at: int = 0) -> Laid | None:
    """The fragment laid out, its text to begin at ``at``; ``None`` for what is out of the ordinary.

    ``absolute`` makes an address whole. What is not shown is taken out of the tree.
    """
    written = as_written(root)
    names = set(_OPENING.findall(written))
    said = "\n".join(_ATTRIBUTED.findall(written))
    unseen, hides = names & HOLDING, is_unshown(said)
    if unseen or hides:
        _take_out(root, unseen, hides)
        written = as_written(root)
    if not names.isdisjoint(NOTHING) and not _BEHIND_LINK.search(written):
        written = "".join(_NOTHING.split(written))
    if "&#13;" in written or "\u0338" in written or "<![" in written:
        return None
    laying = _Laying(absolute, at)
    if not laying.through(unified(written)):
        return None
    return Laid("".join(laying.pieces), laying.blocks, laying.links[:MOST_LINKS], laying.clean())


def _take_out(root: etree._Element, names: set[str], hides: bool) -> None:
    """Take these elements out of a tree, and those whose attributes say that they are not shown
    (``hides``: whether any do)."""
    for element in root.iter() if hides else ():
        told = element.attrib
        if told and is_unshown("".join(f' {name!s}="{value!s}"' for name, value in told.items())):
            element.tag = "template"
    etree.strip_elements(root, "template", *names, with_tail=False)


class _Laying:
    """What is laid out so far, and the block that is being filled."""

    __slots__ = (
        *("absolute", "at", "begun", "blocks", "broken", "ends_in_space", "href", "html"),
        *("in_link", "in_list", "inline", "kind", "left_apart", "length", "line", "link_has_words"),
        *("link_start", "links", "own_html", "own_links", "own_pieces", "pictures", "pieces"),
        *("rel", "tidy", "unplaced"),
    )

    def __init__(self, absolute: Callable[[str], str], at: int):
        self.absolute = absolute
        self.at = at
        self.pieces: list[str] = []
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.html: list[str] = []
        self.pictures: list[str] = []
        self.in_list = False
        self.in_link = False
        self.tidy = True
        self.kind = PARAGRAPH
        self.href: str | None = None
        self.rel: str | None = None
        self.link_start = 0
        self.link_has_words = False
        self.left_apart = False
        self.inline = 0
        self._new_block()

    def _new_block(self) -> None:
        self.own_pieces: list[str] = []
        self.own_html: list[str] = []
        self.own_links: list[tuple[int | None, int | None, str, str | None]] = []
        self.length = 0
        self.line = 0
        self.ends_in_space = True
        self.broken = False

    def clean(self) -> str | None:
        """The clean markup of all blocks; ``None`` where there are none."""
        if not self.blocks:
            return None
        whole = "".join(self.html) + ("</ul>\n" if self.in_list else "")
        if len(whole) > LARGEST:
            return None
        return whole.replace("\xa0", "&nbsp;").strip() if self.tidy else nh3_clean(whole)

    def through(self, written: str) -> bool:
        """Read all of it, a run of text and inline tags at a time; whether it was ordinary."""
        # In preformatted text, the spaces behind a tag may be shown.
        parts = (_BLOCK_TAG if "<pre" in written else _BLOCK_TAG_AND_SPACE).split(written)
        above = [PARAGRAPH]
        for run, close, tag, rest in zip(
            parts[::4], [*parts[1::4], ""], [*parts[2::4], ""], [*parts[3::4], ""], strict=True
        ):
            if run:
                if "<" not in run and not self.inline:
                    self._plain(run)
                elif not self._mixed(run):
                    return False
            if close:
                if len(above) > 1:
                    above.pop()
                self.kind = above[-1]
            elif tag != "hr" and tag and not (rest and rest[-1] == "/"):
                self.kind = _below(self.kind, tag)
                above.append(self.kind)
        return True

    def _plain(self, run: str) -> None:
        """A run of text without a tag: a block of its own."""
        run = (run if self.kind.kind == "preformatted" else _folded(run)).strip()
        if run:
            self._keep(unescaped(run) if "&" in run else run, run)

    def _keep(self, text: str, html: str) -> None:
        """A block ends."""
        kind = self.kind
        blocks, out = self.blocks, self.html
        item = kind.kind == "item"
        if blocks:
            close = blocks[-1].kind == kind.kind and (item or kind.kind == "cell")
            self.pieces.append("\n" if close else "\n\n")
            self.at += 1 if close else 2
        start = self.at
        self.at += len(text)
        self.pieces.append(text)
        blocks.append(Block(start=start, end=self.at, kind=kind.kind, body=True))
        if self.pictures:
            out += self.pictures
            self.pictures.clear()
        if item != self.in_list:
            out.append("<ul>" if item else "</ul>\n")
            self.in_list = item
        out += (kind.opens, html, kind.closes)

    def _mixed(self, run: str) -> bool:
        """A run of text and inline tags; whether it is ordinary (no link stands in a link)."""
        self.left_apart = False
        parts = _TAG.split(run)
        for text, tag in zip(parts[::2], [*parts[1::2], ""], strict=True):
            if text:
                self._add(text)
            if tag in _BARE:
                self.inline += -1 if tag[0] == "/" else 1
                self.own_html.append(_BARE[tag])
                self.left_apart = False
            elif tag and not self._tag(tag):
                return False
        self._close_block()
        return True

    def _tag(self, written: str) -> bool:
        """A tag, without its brackets; whether it is ordinary."""
        if written[0] == "/":
            self._leave(written[1:])
            return True
        found = _NAME_AND_REST.match(written)
        tag, rest = found.groups() if found else ("", "")
        if tag == "a" and self.in_link:
            return False
        if tag == "br":
            self._line_break()
            self.left_apart = False
        elif tag == "img":
            self._picture(rest)
            self.left_apart = False
        elif rest[-1:] != "/":
            self._enter(tag, rest)
        elif tag not in UNSEEN:
            self._enter(tag, rest)
            self._leave(tag)
        return True

    def _enter(self, tag: str, rest: str) -> None:
        self.inline += 1
        if tag in APART and self.left_apart and not self.ends_in_space:
            self._put(" ", " ")
        self.left_apart = False
        if tag == "a":
            self.in_link = True
            self._open_link(rest)
        elif tag == "q":
            self._quote("“", "<q>")
        elif tag in INLINE_KEPT:
            self.own_html.append(f"<{tag}>")

    def _leave(self, tag: str) -> None:
        self.inline -= 1
        if tag == "a":
            self._close_link(final=True)
            self.href = None
            self.in_link = False
            self.own_html.append("</a>")
        elif tag == "q":
            self._quote("”", "</q>")
        elif tag in INLINE_KEPT:
            self.own_html.append(f"</{tag}>")
        self.left_apart = tag in APART

    def _add(self, raw: str) -> None:
        """Text between tags, as written."""
        if self.kind.kind == "preformatted":
            raw = raw if self.length else raw.lstrip("\n")
        else:
            if raw.isspace() and "\xa0" not in raw:
                if not self.ends_in_space:
                    self._put(" ", " ")
                return
            raw = _folded(raw)
            if self.ends_in_space and raw[0] == " ":
                raw = raw[1:]
        if raw:
            self._put(unescaped(raw) if "&" in raw else raw, raw)
            self.broken = self.left_apart = False

    def _put(self, text: str, html: str) -> None:
        self.own_pieces.append(text)
        self.own_html.append(html)
        self.length += len(text)
        self.ends_in_space = text[-1] in " \n"

    def _quote(self, mark: str, html: str) -> None:
        self.own_pieces.append(mark)
        self.own_html.append(html)
        self.length += 1
        self.ends_in_space = False

    def _line_break(self) -> None:
        if self.broken or ends_a_line(self.length - self.line, self.own_pieces):
            self._close_block()
        elif self.length:
            self._put("\n", "<br>")
            self.broken = True
            self.line = self.length

    def _open_link(self, rest: str) -> None:
        found = _HREF.search(rest)
        href = unescaped(found[1]).strip() if found else ""
        scheme = scheme_of(href)
        if not href or href[0] == "#" or (scheme and scheme not in ("http", "https", "mailto")):
            self.own_html.append("<a>")
            return
        self.href = self.absolute(href)
        rel = _REL.search(rest)
        self.rel = unescaped(rel[1]) if rel else None
        self.link_start = self.length
        self.link_has_words = False
        self.own_html.append(self._link_tag(self.href))

    def _link_tag(self, href: str) -> str:
        if not scheme_of(href):
            return "<a>"
        return f'<a href="{self._address(href)}">'

    def _address(self, href: str) -> str:
        """An address as it stands in markup; one that a cleaner may change makes it asked."""
        if not _TIDY_ADDRESS.fullmatch(href):
            self.tidy = False
            return escape(href)
        return href.replace("&", "&amp;")

    def _close_link(self, final: bool) -> None:
        if self.href is None:
            return
        if self.length > self.link_start:
            self.own_links.append((self.link_start, self.length, self.href, self.rel))
            self.link_has_words = True
        elif final and not self.link_has_words:
            self.own_links.append((None, None, self.href, self.rel))

    def _picture(self, rest: str) -> None:
        told = attributes(rest)
        alt = told.get("alt", "")
        if is_emoji(told):
            self._add(escape(alt))
            return
        href = self.absolute(source_of(told))
        if href[:7].lower() == "http://" or href[:8].lower() == "https://":
            if "<" in alt or ">" in alt:
                self.tidy = False
            src, alt = self._address(href), escape(_folded(alt).strip()).replace("&#x27;", "'")
            self.pictures.append(f'<figure><img src="{src}" alt="{alt}"></figure>\n')

    def _close_block(self) -> None:
        self._close_link(final=False)
        if self.inline:
            self.tidy = False  # an inline tag is open here that the next block does not open
        if self.length:
            self._keep_mixed()
        elif self.own_links and self.blocks:
            self.links += [Link(href=href, rel=rel) for _, _, href, rel in self.own_links]
        if self.length or self.own_html or self.own_links:
            self._new_block()
        self.link_start = 0

    def _keep_mixed(self) -> None:
        whole = "".join(self.own_pieces)
        text = whole.strip()
        if not text:
            return
        cut = len(whole) - len(whole.lstrip())
        self._keep(text, "".join(self.own_html).strip().removesuffix("<br>"))
        at = self.at - len(text)
        for link in self.own_links:
            start, end, href, rel = within(link, cut, text)
            if start is None or end is None:
                self.links.append(Link(href=href, rel=rel))
            else:
                words = text[start:end]
                self.links.append(
                    Link(href=href, text=words, rel=rel, start=at + start, end=at + end)
                )


def _folded(text: str) -> str:
    """Text with each run of spaces and line ends as one space."""
    for space in "\n\t\f":
        if space in text:
            text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


@lru_cache(maxsize=1024)
def _below(above: _Kind, tag: str) -> _Kind:
    """The kind of a block element within another."""
    kind = KINDS.get(tag) or (above.kind if above.kind in HANDED_DOWN else "paragraph")
    level = 0
    if kind == "heading":
        level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else above.level
    return _kind(kind, level)
