"""How fast pages are read, beside the extractors alone: `python -m measure.pages.speed`.

The pages are ours, with as much script, style and menu around them as pages in the world have.
"""

import sys
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from lxml import etree

from measure.pages import pages
from wiredesk.records import Delivery
from wiredesk.wire import detect

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
    """Every page of ours with a menu of 180 links, and 70 KB of script and style."""
    return [
        page.html.replace("</head>", f"{STYLE}{SCRIPT}</head>").replace("</html>", f"{MENU}</html>")
        for page in pages()
    ]


def engines() -> Iterator[tuple[str, Callable[[str], object]]]:
    """What is timed."""
    from resiliparse.extract.html2text import extract_plain_text
    from trafilatura import extract

    yield "bare parse (lxml)", lambda html: etree.HTML(html)
    yield "resiliparse", lambda html: extract_plain_text(html, main_content=True)
    yield "trafilatura, fast", lambda html: extract(html, fast=True)
    yield "trafilatura", lambda html: extract(html)
    yield "wiredesk, whole story", lambda html: list(detect.parse(Delivery(body=html.encode())))


def timed(read: Callable[[str], object], html: list[str]) -> float:
    """Pages a second: one over the median time of a page."""
    times = []
    for page in html:
        began = perf_counter()
        read(page)
        times.append(perf_counter() - began)
    return 1 / median(times)


def main() -> None:
    """Print the table."""
    html = heavy_pages()
    size = sum(map(len, html)) / len(html)
    sys.stdout.write(f"{len(html)} pages of {size / 1000:.0f} KB; pages a second by the median\n")
    for name, read in engines():
        read(html[0])
        sys.stdout.write(f"{name:24} {timed(read, html):8.0f}\n")


if __name__ == "__main__":
    main()
