"""Our feeds as readers that nobody here wrote read them, over HTTP: newsboat and feedparser."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest

from tests.browser import serving
from tests.site_samples import CHANNEL, NOW, SEARCHES, SETTINGS, releases
from wiredesk.press.destinations.site import write_site

FOLLOWED = ("", "section/politica/", "language/en/", "searches/estaleiros/")
EVERY_ENTRY = ("id", "title", "link", "published_parsed", "updated_parsed", "summary", "content")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, releases(), CHANNEL, NOW, SETTINGS, SEARCHES)
    with serving(folder) as address:
        yield folder, address


def feeds(folder: Path) -> list[str]:
    found = [*folder.rglob("*.xml"), *folder.rglob("*.atom")]
    heads = ((one, one.read_text("utf-8")[:600]) for one in found)
    named = [one for one, head in heads if "<rss" in head or "<feed" in head]
    return sorted(one.relative_to(folder).as_posix() for one in named)


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
@pytest.mark.parametrize("followed", FOLLOWED)
def test_newsboat_reads_a_feed_and_every_story(
    site: tuple[Path, str], tmp_path: Path, followed: str, name: str
) -> None:
    if not shutil.which("newsboat"):
        pytest.skip("no newsboat here: apt-get install newsboat")
    folder, address = site
    (tmp_path / "urls").write_text(f"{address}/{followed}{name}\n")
    (tmp_path / "config").write_text("")
    command = ["newsboat", "-u", tmp_path / "urls", "-c", tmp_path / "cache", "-C",
               tmp_path / "config", "-x"]  # fmt: skip
    reloaded = subprocess.run([*command, "reload"], capture_output=True, text=True, timeout=60)
    assert reloaded.returncode == 0, reloaded.stderr
    told = subprocess.run([*command, "print-unread"], capture_output=True, text=True, timeout=60)
    stories = len(feedparser.parse((folder / followed / name).read_bytes()).entries)
    assert stories > 0
    assert told.stdout.split()[0] == str(stories)


def test_feedparser_finds_no_fault_in_any_feed(site: tuple[Path, str]) -> None:
    folder, _ = site
    read = {name: feedparser.parse((folder / name).read_bytes()) for name in feeds(folder)}
    assert {f"{followed}{name}" for followed in FOLLOWED for name in ("feed.xml", "atom.xml")} <= (
        set(read)
    )
    assert [name for name, one in read.items() if one.bozo] == []


@pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])
@pytest.mark.parametrize("followed", FOLLOWED)
def test_feedparser_finds_all_fields_in_every_entry(
    site: tuple[Path, str], followed: str, name: str
) -> None:
    read: Any = feedparser.parse((site[0] / followed / name).read_bytes())
    bare = [(one.id, f) for one in read.entries for f in EVERY_ENTRY if not one.get(f)]
    assert bare == []
    credited = [one for one in read.entries if "Coreia do Norte" in one.title]
    assert all(one.author == "Marta Vilhena" for one in credited)
    assert all(one.rights.startswith("© Vela News 2026") for one in credited)
