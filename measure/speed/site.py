"""The site: 10,000 stories from nothing, and after one more, beside Pelican on as many."""

import atexit
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from measure.bench import Timed
from wiredesk.press.channel import Channel
from wiredesk.press.destinations.site import write_site
from wiredesk.records import Article, ChainLink, OnWhoseWord, Release

TITLE = "The site: a folder of 10,000 stories (the peer writes articles and lists, no source box)"
STORIES = 10_000
ROUNDS = 1
NOW = datetime(2026, 5, 9, tzinfo=UTC)
CHANNEL = Channel(name="The Tide", home="https://tide.example", language="en")
SECTIONS = [f"{number:02}000000" for number in range(1, 18)]
SENTENCE = "The harbour of Port Amalia reopened on Monday, the port authority said."


def release(number: int) -> Release:
    """One story of six paragraphs, an agency's, a hundred a day."""
    at = (NOW - timedelta(days=1, minutes=number * 14)).isoformat()
    article = Article(
        id=str(number),
        slug=f"harbour-{number}",
        title=f"Harbour reopens after storm number {number}",
        summary=SENTENCE,
        paragraphs=(f"{SENTENCE} {SENTENCE} {SENTENCE}",) * 6,
        language="en",
        section=SECTIONS[number % len(SECTIONS)],
        byline="Ana Prates",
        credit="Northwire",
        agency="Northwire",
        licence="full",
        received=at,
        chain=(ChainLink(rule="bench", role="agency", name="Northwire", country="IS"),),
        sources=(OnWhoseWord(speaker="the port authority", kind="official", claims=("1", "2")),),
        own_voice=4,
        people=(f"Person {number % 900}",),
    )
    return Release(
        story=str(number),
        number=1,
        kind="publish",
        at=at,
        by="bench",
        article=article,
        first_published=at,
        slug=article.slug,
    )


def from_nothing(root: Path, releases: list[Release], numbers: Iterator[int]) -> None:
    """The whole site, into a new folder."""
    write_site(root / f"site-{next(numbers)}", releases, CHANNEL, NOW)


def one_more(folder: Path, releases: list[Release], numbers: Iterator[int]) -> None:
    """One story more than the folder has."""
    releases.append(release(next(numbers)))
    write_site(folder, releases, CHANNEL, NOW)


def pelican_sources(folder: Path) -> None:
    """The same stories as Pelican's simplest sources."""
    folder.mkdir()
    for number in range(STORIES):
        one = release(number)
        if one.article is not None:
            body = "".join(f"<p>{paragraph}</p>" for paragraph in one.article.paragraphs)
            (folder / f"{number}.html").write_text(
                f"<html><head><title>{one.article.title}</title>"
                f'<meta name="date" content="{one.at[:16].replace("T", " ")}">'
                f'<meta name="category" content="{one.article.section}"></head>'
                f"<body>{body}</body></html>",
                "utf-8",
            )


def pelican(sources: Path, numbers: Iterator[int]) -> None:
    """Pelican with its own simple theme, feeds off, into a new folder."""
    out = sources.parent / f"pelican-{next(numbers)}"
    settings = "SITENAME='The Tide'\nTHEME='simple'\nTIMEZONE='UTC'\nFEED_ALL_ATOM=None\n"
    (sources.parent / "pelicanconf.py").write_text(
        f"{settings}CATEGORY_FEED_ATOM=None\nDEFAULT_PAGINATION=40\n", "utf-8"
    )
    command = [sys.executable, "-m", "pelican", str(sources), "-o", str(out), "-q"]
    subprocess.run(
        [*command, "-s", str(sources.parent / "pelicanconf.py")],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def timed() -> Iterator[Timed]:
    """Ours from nothing and after one more story; the peer, which writes all again each time."""
    root = Path(tempfile.mkdtemp(prefix="wiredesk-bench-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    releases = [release(number) for number in range(STORIES)]
    whole = partial(from_nothing, root, releases, count())
    yield Timed("site from nothing", "stories", STORIES, whole)
    more = partial(one_more, root / "site-0", list(releases), count(STORIES))
    yield Timed("site after one more story", "runs", 1, more)
    pelican_sources(root / "in")
    yield Timed("pelican", "stories", STORIES, partial(pelican, root / "in", count()))
