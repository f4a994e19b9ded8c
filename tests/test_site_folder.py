"""The site's folder: what changed is written, all else is let be, and a killed run does no harm."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from tests.site_samples import CHANNEL, FORTRESS, NOW, OWN, SETTINGS, release, releases
from wiredesk.press.destinations.site import answer, gone, write_pages, write_site
from wiredesk.press.site import Plan, Planned, pages

FEEDS = ("feed.xml", "atom.xml", "feed.json", "ninjs.json", "newsml-g2.xml")
STORY = "story/a1-coreia-do-norte-mostra-estaleiro/index.html"


@dataclass
class Killed(Exception):  # noqa: N818 - what a kill looks like from within
    path: str


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith("_wiredesk")
    }


def wanted() -> dict[str, bytes]:
    return {page.path: page.body for page in pages(releases(), CHANNEL, NOW, SETTINGS)}


def write(folder: Path, *more: object):  # type: ignore[no-untyped-def]
    return write_site(folder, [*releases(), *more], CHANNEL, NOW, SETTINGS)  # type: ignore[list-item]


def stamps(folder: Path) -> dict[str, int]:
    return {p: (folder / p).stat().st_mtime_ns for p in contents(folder)}


def test_folder_holds_the_pages_and_nothing_else(tmp_path: Path) -> None:
    done = write(tmp_path)
    assert contents(tmp_path) == wanted()
    assert set(done.written) == set(wanted())
    assert done.refused == ()


def test_second_run_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path)
    before = stamps(tmp_path)
    done = write(tmp_path)
    assert (done.written, done.removed, done.unchanged) == ((), (), len(wanted()))
    assert stamps(tmp_path) == before


def test_new_story_writes_itself_and_the_lists_that_lead_to_it(tmp_path: Path) -> None:
    write(tmp_path)
    new = msgspec.structs.replace(OWN, id="new", slug="barco", title="Outro barco")
    done = write(tmp_path, release(new, "new", "2026-05-08T18:00:00Z"))
    assert set(done.written) == {
        *(f"story/new-barco/{name}" for name in ("index.html", "ninjs.json", "newsml-g2.xml")),
        *("archive/2026-05-08/index.html", "archive/index.html", "section/economia/index.html"),
        *("search/2026.json", "index.html", "sitemap/2026-05.xml", "sitemap-news.xml"),
        *(f"{of}{feed}" for of in ("", "section/economia/", "language/pt/") for feed in FEEDS),
    }


def test_small_mend_of_the_text_alone_writes_one_story(tmp_path: Path) -> None:
    write(tmp_path)
    mended = msgspec.structs.replace(OWN, paragraphs=("O primeiro barco parte às 6h20.",))
    done = write(
        tmp_path,
        release(
            mended,
            "a5",
            "2026-05-08T18:00:00Z",
            number=2,
            kind="refile",
            first_published="2026-05-08T14:10:00Z",
        ),
    )
    pages_written = [path for path in done.written if path.endswith(".html")]
    assert pages_written == ["story/a5-ferry-de-troia/index.html"]


def test_withdrawal_is_written_before_all_else_and_what_led_there_goes(tmp_path: Path) -> None:
    write(tmp_path)
    done = write(
        tmp_path,
        release(
            None, "a5", "2026-05-08T18:00:00Z", number=2, kind="withdraw", slug="ferry-de-troia"
        ),
    )
    assert done.written[0] == "story/a5-ferry-de-troia/index.html"
    assert OWN.title.encode() not in b"".join(contents(tmp_path).values())


def test_page_that_is_no_more_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    write(tmp_path)
    empty = [
        r for r in releases() if "Teresa Quadros" not in (r.article.people if r.article else ())
    ]
    done = write_site(tmp_path, empty, CHANNEL, NOW, SETTINGS)
    assert "people/teresa-quadros/index.html" in done.removed
    assert not (tmp_path / "people" / "teresa-quadros").exists()


def test_files_of_others_are_neither_replaced_nor_removed(tmp_path: Path) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "about" / "index.html").write_text("ours", "utf-8")
    (tmp_path / "ads.txt").write_text("ours", "utf-8")
    done = write(tmp_path)
    assert [(r.what, r.why) for r in done.refused] == [
        ("about/index.html", "A file that is not ours stands there; it was left as it is.")
    ]
    assert (tmp_path / "about" / "index.html").read_text("utf-8") == "ours"
    write_site(tmp_path, [], CHANNEL, NOW, SETTINGS)
    assert (tmp_path / "ads.txt").read_text("utf-8") == "ours"
    assert (tmp_path / "about" / "index.html").read_text("utf-8") == "ours"


def test_page_changed_by_hand_is_not_removed(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / STORY).write_text("mine now", "utf-8")
    done = write_site(tmp_path, [], CHANNEL, NOW, SETTINGS)
    assert STORY in {r.what for r in done.refused}
    assert (tmp_path / STORY).read_text("utf-8") == "mine now"


def test_page_that_someone_removed_or_cut_short_is_written_again(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / STORY).unlink()
    (tmp_path / "index.html").write_bytes(b"")
    assert set(write(tmp_path).written) == {STORY, "index.html"}
    assert contents(tmp_path) == wanted()


def test_lost_list_is_made_anew_where_the_pages_are_the_same(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "_wiredesk.json").unlink()
    done = write(tmp_path)
    assert (done.written, done.refused) == ((), ())
    assert write_site(tmp_path, [], CHANNEL, NOW, SETTINGS).removed


@pytest.mark.parametrize(
    "at",
    [
        "story/k1-choque/index.html",
        STORY,
        "archive/2026-05-08/index.html",
        "search/2026.json",
        "index.html",
    ],
)
def test_killed_run_leaves_whole_pages_and_the_next_one_does_what_is_left(
    tmp_path: Path, at: str
) -> None:
    write_site(tmp_path, releases()[:9], CHANNEL, NOW, SETTINGS)
    before = contents(tmp_path)
    planned = list(Plan(releases(), CHANNEL, NOW, SETTINGS))
    deadly = [p._replace(make=lambda: kill(at)) if p.path == at else p for p in planned]
    with pytest.raises(Killed):
        write_pages(tmp_path, deadly)
    whole = wanted()
    assert all(body in {before.get(p), whole.get(p)} for p, body in contents(tmp_path).items())
    write(tmp_path)
    assert contents(tmp_path) == whole


def kill(path: str) -> bytes:
    raise Killed(path)


def test_pages_of_a_killed_run_are_known_as_ours(tmp_path: Path) -> None:
    planned = [Planned("a.html", b"1", lambda: b"a"), Planned("b.html", b"2", lambda: kill("b"))]
    with pytest.raises(Killed):
        write_pages(tmp_path, planned)
    assert write_pages(tmp_path, []).removed == ("a.html",)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("path", ["../out.html", "/etc/x", "a/../../b", "a\\b", "a\0b", "x" * 300])
def test_path_that_leads_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    done = write_pages(tmp_path / "site", [Planned(path, b"1", lambda: b"x")])
    assert [r.what for r in done.refused] == [path]
    assert contents(tmp_path) == {}


def test_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "site" / "about").symlink_to(tmp_path / "out")
    done = write_pages(tmp_path / "site", [Planned("about/x.html", b"1", lambda: b"x")])
    assert [r.why for r in done.refused] == ["It would leave the folder by a link."]
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    ("path", "status", "file"),
    [
        ("/", 200, "index.html"),
        ("/story/a1-coreia-do-norte-mostra-estaleiro/", 200, STORY),
        (
            "/story/a3-%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1/?utm=x",
            200,
            "story/a3-الميناء/index.html",
        ),
        ("/story/k1-choque/", 410, "story/k1-choque/index.html"),
        ("/story/k1-choque/index.html", 410, "story/k1-choque/index.html"),
        ("/story/k2-choque/", 200, "story/k2-choque/index.html"),
        ("/nowhere/", 404, "404.html"),
        ("/_wiredesk.json", 404, "404.html"),
        ("/.htaccess", 404, "404.html"),
        ("/.well-known/tdmrep.json", 200, ".well-known/tdmrep.json"),
        ("/../../etc/passwd", 404, "404.html"),
        ("/story%2F..%2F..%2Fx", 404, "404.html"),
        ("/about", 404, "404.html"),
        ("/\0", 404, "404.html"),
    ],
)
def test_server_is_told_what_to_answer(tmp_path: Path, path: str, status: int, file: str) -> None:
    write(tmp_path)
    told = answer(tmp_path, path)
    assert (told.status, told.file) == (status, tmp_path / file)


def test_what_is_gone_is_known_from_the_moment_it_is_written(tmp_path: Path) -> None:
    write_site(tmp_path, [release(FORTRESS, "x", "2026-05-08T10:00:00Z")], CHANNEL, NOW)
    path = "story/x-coreia-do-norte-mostra-estaleiro/"
    assert not gone(tmp_path, path)
    last = release(None, "x", "2026-05-08T11:00:00Z", number=2, kind="withdraw", slug=FORTRESS.slug)
    write_site(tmp_path, [release(FORTRESS, "x", "2026-05-08T10:00:00Z"), last], CHANNEL, NOW)
    assert gone(tmp_path, path)
    assert not gone(tmp_path / "no-site", path)
