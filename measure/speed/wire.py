"""The wire: from bytes to stories, plain text and pages, beside the extractors alone."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from lxml import etree
from resiliparse.extract.html2text import extract_plain_text
from trafilatura import extract

from measure.bench import Timed
from measure.pages import pages
from wiredesk.records import Delivery
from wiredesk.wire import detect

TITLE = "The wire: plain text of 4 KB; pages of 80 KB (ours, with menus, styles and scripts around)"
SIZE = 4096
EVERY = 4
"""One page in four is timed: each layout in two languages."""

SCRIPT = "<script>" + 'var config = {"a": [1, 2, 3], "b": "x < y && y > z"};\n' * 700 + "</script>"
STYLE = (
    "<style>" + ".teaser > .title a:hover { color: #123456; margin: 0 auto; }\n" * 500 + "</style>"
)
MENU = (
    "<nav class='mega'><ul>"
    + "<li><a href='/section'>Section of news</a></li>" * 180
    + "</ul></nav>"
)


def heavy_pages() -> list[str]:
    """Pages of ours with a menu of 180 links, and 70 KB of script and style."""
    return [
        page.html.replace("</head>", f"{STYLE}{SCRIPT}</head>").replace("</html>", f"{MENU}</html>")
        for page in list(pages())[::EVERY]
    ]


def plain_texts() -> list[bytes]:
    """Pasted stories of 4 KB in the languages of the pages."""
    stories = {page.story["language"]: page.story for page in pages("plain-html")}
    texts = ["\n\n".join([s["title"], *s["paragraphs"] * 9]) for s in stories.values()]
    return [text.encode()[:SIZE].decode("utf-8", "ignore").encode() for text in texts]


def parse(body: bytes) -> object:
    """All stories in some bytes."""
    return list(detect.parse(Delivery(body=body)))


def _each(read: Callable[[Any], object], things: Sequence[Any]) -> None:
    for thing in things:
        read(thing)


def timed() -> Iterator[Timed]:
    """Plain text in UTF-8 and in a charset to be told, pages, and the extractors alone."""
    texts = plain_texts()
    old = [texts[1].decode().encode("cp1252", "replace")] * len(texts)
    html = heavy_pages()
    yield Timed("plain text", "stories", len(texts), partial(_each, parse, texts))
    yield Timed("plain text, charset told", "stories", len(old), partial(_each, parse, old))
    bodies = [page.encode() for page in html]
    yield Timed("page, whole story", "pages", len(html), partial(_each, parse, bodies))
    for name, read in (
        ("bare parse (lxml)", etree.HTML),
        ("resiliparse alone", partial(extract_plain_text, main_content=True)),
        ("trafilatura alone, fast", partial(extract, fast=True)),
        ("trafilatura alone", extract),
    ):
        yield Timed(name, "pages", len(html), partial(_each, read, html))
