"""`wiredesk sources`, run as a user runs it against a server on loopback."""

import asyncio
from pathlib import Path

import pytest

from tests.desk.running import ON_SQLITE, done, feed
from tests.scripted import http, server

pytestmark = ON_SQLITE

PAGE = b"<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/news.xml><p>Costa</p>"


def test_page_is_added_by_its_feed_and_said(tmp_path: Path) -> None:
    script = {
        "/": http(PAGE, Content_Type="text/html"),
        "/news.xml": http(feed(1), Content_Type="application/rss+xml"),
    }

    async def add() -> tuple[str, tuple[int, str, str]]:
        async with server(script) as (address, _):
            words = ("sources", "add", address + "/")
            return address, await asyncio.to_thread(
                done, tmp_path, *words, WIREDESK_ALLOW="127.0.0.0/8"
            )

    address, (code, out, said) = asyncio.run(add())
    assert (code, out) == (0, f"added 1 127.0.0.1 {address}/news.xml\n")
    assert "declares this feed" in said


def test_list_of_feeds_goes_in_and_comes_out(tmp_path: Path) -> None:
    given = tmp_path / "feeds.opml"
    given.write_text(
        '<opml version="2.0"><body><outline text="Costa" xmlUrl="https://costa.example/f"/>'
        '<outline text="No" xmlUrl="ftp://costa.example/f"/></body></opml>'
    )
    code, out, said = done(tmp_path, "sources", "import-opml", str(given))
    assert (code, out) == (1, "added 1, known 0, refused 1\n")
    assert "ftp://costa.example/f" in said
    code, out, _ = done(tmp_path, "sources", "export-opml")
    assert 'text="Costa" xmlUrl="https://costa.example/f"' in out


@pytest.mark.parametrize("what", ["nowhere.opml", "folder"])
def test_list_that_is_none_is_said(tmp_path: Path, what: str) -> None:
    (tmp_path / "folder").mkdir()
    code, _, said = done(tmp_path, "sources", "import-opml", str(tmp_path / what))
    assert (code, "Traceback" in said, f"{what}:" in said.replace("\n", "")) == (3, False, True)
