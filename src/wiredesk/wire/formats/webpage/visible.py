"""What a page shows: its visible text as blocks, with the links and pictures in it.

The walk reads the tags and texts of the parsed tree, written out again, once and in order. It
knows nothing of what is body and what is furniture. Spaces fold as a browser folds them; a block
ends where a block element starts or ends, and at two line breaks in a row.
"""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from wiredesk.wire.decoding import unified
from wiredesk.wire.formats.webpage.shown import (
    FIRST_MARK,
    LAST_MARK,
    MARKS,
    Page,
    Picture,
    Shown,
    ShownLink,
    attributes,
    first_source,
    unescaped,
    within,
)

UNSEEN = frozenset({
    "script", "style", "template", "noscript", "head", "iframe", "object", "embed", "canvas",
    "svg", "math", "datalist", "option", "select", "input", "textarea", "audio", "video", "map",
    "dialog", "param", "meta", "link", "base", "title",
})  # fmt: skip
BLOCKS = frozenset({
    "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav",
    "ol", "p", "pre", "search", "section", "summary", "table", "caption", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul", "noframes",
})  # fmt: skip
KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
    "pre": "preformatted",
}
HANDED_DOWN = frozenset(("heading", "quote", "caption", "preformatted", "item"))
"""Kinds that hold for the plain blocks inside: a <p> in a <blockquote> is a quote."""

INLINE_KEPT = frozenset({
    "b", "strong", "em", "i", "cite", "code", "sub", "sup", "mark", "s", "u", "small",
    "abbr",
})  # fmt: skip
APART = frozenset(("a", "button", "time", "label"))
"""Elements that styles set apart: two in a row are two words ("Home" "News")."""

LONG_LINE = 100
"""Characters; a line of verse or of an address is shorter."""

_TOKEN = re.compile(r"<(/?)([^\s/>]+)([^>]*)>|([^<]+)")
_UNSHOWN = re.compile(
    r'\shidden(?=[\s=/]|$)|style="[^"]*(?:display\s*:\s*none|visibility\s*:\s*hidden)'
    r'|class="(?:[^"]*\s)?(?:sr-only|visually-?hidden|screen-?reader-text|show-for-sr|'
    r'element-invisible|a11y-hidden|assistive-text)[\s"]',
    re.IGNORECASE,
)
"""By attribute, style, or one of the class names that style sheets everywhere hide text by."""

_OF_THE_UNSHOWN = ("hidden", "none", "sr-only", "reader", "-sr", "invisible", "assistive")
"""What stands in every tag that ``_UNSHOWN`` finds: looked for first, because it is soon told."""

_NAMED = re.compile(r'\s(?:class|id|role)="([^"]*)"')
_DIGITS = re.compile(r"\d+")
_ENDS = tuple('.!?…。！？؟।"”»')
_SPACES = re.compile(r"[ \t\n\r\f]+")
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def visible(markup: str, absolute: Callable[[str], str]) -> Page:
    """The visible blocks and pictures of a page, from well-formed markup.

    ``absolute`` makes an address in the page whole.
    """
    walk = _Walk(absolute)
    walk.through(markup)
    return Page(walk.blocks, walk.pictures, walk.captions, walk.parents, "".join(walk.marked))


def may_be_unshown(written: str) -> bool:
    """Whether the attributes of a tag, or of many tags, may say that it is not shown."""
    lower = written.lower()
    return any(part in lower for part in _OF_THE_UNSHOWN)


def is_unshown(written: str) -> bool:
    """Whether the attributes of a tag say that nothing in it is shown."""
    return bool(written and may_be_unshown(written) and _UNSHOWN.search(written))


def scheme_of(href: str) -> str:
    """The scheme of an address in lower case; empty where it has none."""
    found = _SCHEME.match(href)
    return found[1].lower() if found else ""


def ends_a_line(length: int, pieces: Sequence[str]) -> bool:
    """Whether a line is longer than those of verse or of addresses, and a sentence ends with it."""
    if length <= LONG_LINE:
        return False
    last = next((bare for piece in pieces[:-9:-1] if (bare := piece.rstrip())), "")
    return last.endswith(_ENDS)


def is_emoji(told: dict[str, str]) -> bool:
    """Whether a picture, by the attributes of its tag, stands for a character."""
    return "emoji" in told.get("class", "") and 0 < len(told.get("alt", "")) <= 8


def source_of(told: dict[str, str]) -> str:
    """Where a picture stands, by the attributes of its tag; empty for a dot that counts visits."""
    src = told.get("src", "")
    if not src or src.startswith("data:"):
        src = told.get("data-src") or told.get("data-original") or ""
        src = src or first_source(told.get("srcset", ""))
    small = {told.get("width", ""), told.get("height", "")} & {"0", "1", "2"}
    return "" if small or src.startswith("data:") else src


class _Open(NamedTuple):
    """A block element that stands open."""

    tag: str
    number: int
    kind: str
    level: int
    family: int


class _Walk:
    """One walk: the block that is being filled and what stands open around it."""

    def __init__(self, absolute: Callable[[str], str]):
        self.absolute = absolute
        self.blocks: list[Shown] = []
        self.pictures: list[Picture] = []
        self.captions: dict[int, list[int]] = {}
        self.marked: list[str] = []
        self.open = [_Open("body", 1, "paragraph", 0, 0)]
        self.parents = [0, 0]
        self.families: dict[tuple[int, str, str], int] = {}
        self.figures: list[int] = []
        self.link: tuple[int, str, str | None] | None = None
        self.link_has_words = False
        self.left_apart = False
        self._new_block()

    def _new_block(self) -> None:
        self.pieces: list[str] = []
        self.html: list[str] = []
        self.links: list[ShownLink] = []
        self.length = 0
        self.linked = 0
        self.ends_in_space = True
        self.broken = False
        self.line = 0

    def through(self, markup: str) -> None:
        """Read every tag and text."""
        unseen, unseen_depth = "", 0
        for close, tag, written, text in _TOKEN.findall(markup):
            if unseen:
                if tag == unseen and not written.endswith("/"):
                    unseen_depth += -1 if close else 1
                    if not unseen_depth:
                        unseen = ""
            elif text:
                self.add(text)
            elif close:
                self.leave(tag)
                self.marked.append(f"</{tag}>")
            elif tag in UNSEEN or is_unshown(written):
                if tag in ("video", "audio"):
                    self.picture(tag, written)
                if not written.endswith("/"):
                    unseen, unseen_depth = tag, 1
            else:
                self.marked.append(f"<{tag}{written.rstrip('/')}>")
                self.enter(tag, written)
                if written.endswith("/") and tag not in ("br", "img", "hr", "wbr"):
                    self.leave(tag)
                    self.marked.append(f"</{tag}>")
        self.close_block()

    def enter(self, tag: str, written: str) -> None:
        """A tag opens."""
        if tag in BLOCKS:
            self.close_block()
            if tag != "hr":
                self._open_block(tag, written)
        elif tag == "br":
            self.line_break()
        elif tag == "img":
            self.picture(tag, written)
        else:
            if tag in APART and self.left_apart and not self.ends_in_space:
                self._put(" ", " ")
            if tag == "a":
                self.open_link(written)
            elif tag == "q":
                self._quote("“", "<q>")
            elif tag in INLINE_KEPT:
                self.html.append(f"<{tag}>")
        self.left_apart = False

    def leave(self, tag: str) -> None:
        """A tag closes."""
        if tag in BLOCKS:
            self.close_block()
            if len(self.open) > 1:
                self.open.pop()
            if tag == "figure" and self.figures:
                self.figures.pop()
        elif tag == "a":
            self.close_link(final=True)
            self.link = None
            self.html.append("</a>")
        elif tag == "q":
            self._quote("”", "</q>")
        elif tag in INLINE_KEPT:
            self.html.append(f"</{tag}>")
        self.left_apart = tag in APART

    def add(self, raw: str) -> None:
        """Text stands here."""
        if raw.isspace() and "\xa0" not in raw and self.open[-1].kind != "preformatted":
            if not self.ends_in_space:
                self._put(" ", " ")
            self.marked.append(" ")
            return
        text = unescaped(raw)
        if self.open[-1].kind == "preformatted":
            text = text.replace("\r\n", "\n").lstrip("\n" if not self.length else "")
        else:
            text = _SPACES.sub(" ", text)
            if self.ends_in_space and text[0] == " ":
                text = text[1:]
        if not text:
            return
        if not self.length:
            self._mark()
        self.marked.append(MARKS.sub("一", raw) if not raw.isascii() else raw)
        if not text.isascii():
            text = unified(text)
        self._put(text, escape(text, quote=False))
        self.broken = self.left_apart = False

    def _mark(self) -> None:
        if FIRST_MARK + len(self.blocks) <= LAST_MARK:
            self.marked.append(chr(FIRST_MARK + len(self.blocks)))

    def _put(self, text: str, html: str) -> None:
        self.pieces.append(text)
        self.html.append(html)
        self.length += len(text)
        self.ends_in_space = text[-1] in " \n"

    def line_break(self) -> None:
        """A line ends. Two in a row end the paragraph, as old pages write it; so does one behind
        a whole sentence longer than lines of verse or of an address are."""
        if self.broken or ends_a_line(self.length - self.line, self.pieces):
            self.close_block()
        elif self.length:
            self._put("\n", "<br>")
            self.broken = True
            self.line = self.length

    def _quote(self, mark: str, html: str) -> None:
        """The quotation mark that a browser shows for <q>: without it no one would be quoted."""
        if not self.length:
            self._mark()
        self.pieces.append(mark)
        self.html.append(html)
        self.length += 1
        self.ends_in_space = False

    def open_link(self, written: str) -> None:
        """A link opens, where it leads to an address that a reader may follow."""
        told = attributes(written)
        href = told.get("href", "").strip()
        scheme = scheme_of(href)
        if not href or href[0] == "#" or (scheme and scheme not in ("http", "https", "mailto")):
            self.html.append("<a>")
            return
        href = self.absolute(href)
        self.link = (self.length, href, told.get("rel"))
        self.link_has_words = False
        # Where the page's own address is unknown a relative link leads nowhere.
        self.html.append(f'<a href="{escape(href)}">' if scheme_of(href) else "<a>")

    def close_link(self, final: bool) -> None:
        """The words of the open link end here; ``final`` where the link itself does."""
        if self.link:
            start, href, rel = self.link
            if self.length > start:
                self.links.append((start, self.length, href, rel))
                self.linked += self.length - start
                self.link_has_words = True
            elif final and not self.link_has_words:
                self.links.append((None, None, href, rel))

    def picture(self, tag: str, written: str) -> None:
        """A picture, unless it is a dot that counts visits."""
        told = attributes(written)
        if is_emoji(told):
            self.add(escape(told["alt"]))
            return
        src = source_of(told)
        if not src:
            return
        figure = self.figures[-1] if self.figures else None
        alt = unified(_SPACES.sub(" ", told.get("alt", "")).strip())
        self.pictures.append(Picture(len(self.blocks), tag, self.absolute(src), alt, figure))

    def _open_block(self, tag: str, written: str) -> None:
        above = self.open[-1]
        kind = KINDS.get(tag) or (above.kind if above.kind in HANDED_DOWN else "paragraph")
        level = int(tag[1]) if kind == "heading" and tag[0] == "h" and tag[1:].isdigit() else 0
        if kind == "heading":
            level = level or above.level
        named = ""
        if tag != "p" and written:
            # Classes that count ("post-1201", "depth-2") differ where the rest is the same.
            named = _DIGITS.sub("", " ".join(_NAMED.findall(written)))
        family = self.families.setdefault((above.family, tag, named), len(self.families) + 1)
        number = len(self.parents)
        self.parents.append(above.number)
        self.open.append(_Open(tag, number, kind, level, family))
        if tag == "figure":
            self.figures.append(number)

    def close_block(self) -> None:
        """The block that was being filled ends here, if it shows anything."""
        if self.link:
            self.close_link(final=False)
        if self.length:
            self._keep_block()
        elif self.links and self.blocks:
            last = self.blocks[-1]
            self.blocks[-1] = last._replace(links=(*last.links, *self.links))
        if self.length or self.html or self.links:
            self._new_block()
        if self.link:
            self.link = (0, *self.link[1:])

    def _keep_block(self) -> None:
        own = self.open[-1]
        whole = "".join(self.pieces)
        text = whole.strip()
        if not text:
            return
        cut = len(whole) - len(whole.lstrip())
        if own.kind == "caption" and self.figures:
            self.captions.setdefault(self.figures[-1], []).append(len(self.blocks))
        self.blocks.append(
            Shown(
                text=text,
                kind=own.kind,
                level=own.level,
                tag=own.tag,
                family=own.family,
                element=own.number,
                html="".join(self.html).strip().removesuffix("<br>"),
                links=tuple([within(link, cut, text) for link in self.links]),
                linked=self.linked,
            )
        )
