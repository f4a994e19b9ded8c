"""Runs: many imported, a source read again; what failed is listed, what is cancelled stops."""

import asyncio
import gzip
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.desk.newsroom import NOW, TEXT, arrives, feed, item, later, person, source
from tests.scripted import Heard, Script, http, server
from wiredesk.desk.actions.change_source import change_source
from wiredesk.desk.actions.go_on import AT_ONCE, go_on
from wiredesk.desk.actions.people import limit
from wiredesk.desk.actions.run_items import next_item, tell
from wiredesk.desk.actions.runs import (
    MOST,
    Upload,
    cancel_run,
    import_files,
    import_folder,
    import_many,
    read_again,
    resume_run,
    retry_failed,
)
from wiredesk.desk.models import Job, Run, RunItem, Source, Story
from wiredesk.desk.working.poller import Poller
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal, SourceSettings
from wiredesk.wire.carriers.web.addresses import Networks
from wiredesk.wire.carriers.web.door import Door
from wiredesk.wire.manners import Hosts, Manners
from wiredesk.wire.refusals import LARGEST

pytestmark = pytest.mark.django_db(transaction=True)

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
SOME_DAY = datetime(2999, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
FREE = Manners(at_once=9, apart=timedelta(0))


def wire(folder: Path, files: int) -> Path:
    for n in range(files):
        (folder / f"{n:02}.xml").write_bytes(one(n))
    (folder / "zz.pdf").write_bytes(b"%PDF-1.7 nothing to read")
    return folder


def one(n: int) -> bytes:
    return feed([item(f"g{n}", f"Cais {n}", TEXT.replace("Sines", f"Sines {n}"))])


def worked(run: Run, at: datetime = NOW) -> tuple[str, int, int, dict[str, int]]:
    """Let the worker do what it can, by one clock; how the run stands then."""
    Worker(now=lambda: at).work_off(("run",))
    return stands(run)


def stands(run: Run) -> tuple[str, int, int, dict[str, int]]:
    run.refresh_from_db()
    return run.state, run.done, run.failed, run.counts


def from_folder(top: Path, **more: Any) -> Any:
    ana = person("administrator")
    return import_folder(ana, None, NOW, path=str(top), folders=[top], **more)


# ── Folders and files: the worker's ──


def test_folder_is_imported_to_its_end_and_what_failed_is_listed(tmp_path: Path) -> None:
    run = from_folder(wire(tmp_path, AT_ONCE + 3))
    assert worked(run) == ("done", AT_ONCE + 4, 1, {"new": AT_ONCE + 3})
    failed = RunItem.objects.get()
    assert ("zz.pdf" in failed.what, "PDF" in failed.why) == (True, True)
    assert Story.objects.count() == AT_ONCE + 3


def test_cancelled_run_stops_keeps_what_it_did_and_goes_on_when_asked(tmp_path: Path) -> None:
    run = from_folder(wire(tmp_path, AT_ONCE + 3))
    go_on(run.pk, NOW)
    ana = run.by
    assert not isinstance(cancel_run(ana, run.pk, NOW), Refusal)
    assert worked(run)[:2] == ("cancelled", AT_ONCE)
    assert isinstance(cancel_run(ana, run.pk, NOW), Refusal)
    assert not isinstance(resume_run(ana, run.pk, NOW), Refusal)
    assert worked(run) == ("done", AT_ONCE + 4, 1, {"new": AT_ONCE + 3})
    assert isinstance(resume_run(ana, run.pk, NOW), Refusal)


def test_what_failed_is_tried_again_and_counted_once(tmp_path: Path) -> None:
    run = from_folder(wire(tmp_path, 1))
    worked(run)
    (tmp_path / "zz.pdf").write_bytes(one(9))
    retry_failed(run.by, run.pk, NOW)
    assert worked(run) == ("done", 2, 0, {"new": 2})
    assert isinstance(retry_failed(run.by, run.pk, NOW), Refusal)


def test_two_workers_on_one_run_count_each_item_once(tmp_path: Path) -> None:
    run = from_folder(wire(tmp_path, 3))
    held = next_item(run.pk, NOW)
    assert worked(run)[1:3] == (4, 1)
    assert not tell(held, "new", NOW)
    assert stands(run)[1:3] == (4, 1)


def test_item_of_which_workers_die_is_told_and_the_run_goes_on(tmp_path: Path) -> None:
    run = from_folder(wire(tmp_path, 2))
    RunItem.objects.filter(what__endswith="00.xml").update(tries=2)
    assert worked(run)[:3] == ("done", 3, 2)
    assert "worker died" in RunItem.objects.get(what__endswith="00.xml").why


def test_item_whose_worker_was_killed_is_done_by_the_next_and_kept_once(tmp_path: Path) -> None:
    run = from_folder(wire(tmp_path, 1))
    next_item(run.pk, NOW)
    assert worked(run) == ("done", 2, 1, {"new": 1})


def test_uploaded_files_are_imported_and_a_large_one_is_told(tmp_path: Path) -> None:
    files = [
        Upload("a.xml", 9, "application/rss+xml", lambda: one(1)),
        Upload("film.mp4", LARGEST + 1, "", lambda: b""),
    ]
    run = import_files(person("editor"), None, NOW, files=files, source=source(licence="full"))
    assert worked(run) == ("done", 2, 1, {"new": 1})
    assert "at most 50 MB" in RunItem.objects.get().why
    assert Story.objects.get().latest.arrival.source == Source.objects.get()
    assert isinstance(retry_failed(run.by, run.pk, NOW), Refusal)


def test_lines_of_an_uploaded_file_are_stories_each_counted_once_after_a_kill() -> None:
    stories = [{"uri": f"u:{n}", "headline": f"Cais {n}", "body_text": f"{TEXT} {n}"} for n in "ab"]
    body = gzip.compress("\n".join([*map(json.dumps, stories), '{"a": 1}']).encode())
    files = [Upload("x.jsonl.gz", len(body), "", lambda: body)]
    run = import_files(person("editor"), None, NOW, files=files)
    worked(run)
    assert (stands(run)[0], stands(run)[3]) == ("done", {"new": 2})
    assert "line 3" in RunItem.objects.get().what
    assert Story.objects.count() == 2


# ── Addresses: errands, with manners ──


def fetched(
    script: Script,
    paths: Sequence[str],
    clock: Sequence[datetime] = tuple(later(n) for n in range(4)),
    manners: Manners = FREE,
) -> tuple[Run, Heard]:
    async def rolled() -> tuple[Run, Heard]:
        async with server(script) as (address, heard), Door(Networks(["127.0.0.0/8"])) as door:
            ana = await sync_to_async(person)("editor")
            given = [address + path for path in paths]
            run = await sync_to_async(import_many)(ana, None, NOW, given=given)
            times = list(clock)
            poller = Poller(door, lambda: times[0], lambda: 0.5, hosts=Hosts(manners))
            while times:
                await poller.poll_due()
                if len(times) == 1:
                    break
                del times[0]
            return run, heard

    return asyncio.run(rolled())


def asked(heard: Heard) -> list[str]:
    return [head.split(" ")[1] for head in heard]


def rss(n: int) -> bytes:
    return http(one(n), Content_Type="application/rss+xml")


def test_addresses_are_fetched_once_each_and_robots_txt_is_heeded() -> None:
    rules = http(b"User-agent: *\nDisallow: /b", Content_Type="text/plain")
    script: Script = {"/robots.txt": rules, "/a": rss(1), "/b": rss(2)}
    run, heard = fetched(script, ["/a", "/b", "/a", "/gone"])
    assert asked(heard) == ["/robots.txt", "/a", "/gone"]
    assert stands(run) == ("done", 3, 2, {"new": 1})
    why = " ".join(RunItem.objects.values_list("why", flat=True))
    assert ("robots.txt" in why, "nothing at this address" in why) == (True, True)


def test_addresses_of_one_host_wait_for_their_turn() -> None:
    slow = Manners(at_once=1, apart=timedelta(seconds=3))
    clock = [NOW + SECOND * n for n in (0, 1, 3, 4, 5, 6, 7)]
    run, heard = fetched({"/a": rss(1), "/b": rss(2)}, ["/a", "/b"], clock, slow)
    assert asked(heard) == ["/robots.txt", "/a", "/b"]
    assert stands(run)[0] == "done"
    assert not Job.objects.filter(attempts__gt=1).exists()


def test_host_that_asks_for_rest_is_left_alone_and_the_run_says_when_it_goes_on() -> None:
    busy = http(status="429 Too Many Requests", Retry_After="3600")
    run, heard = fetched({"/a": busy}, ["/a"], [NOW, later(1), later(2)])
    assert asked(heard).count("/a") == 1
    assert (stands(run)[:2], RunItem.objects.get().tries) == (("running", 0), 0)
    known = Client()
    known.force_login(run.by)
    Job.objects.update(due="2999-01-01T00:00Z")
    assert "2999" in known.get(reverse("run", args=[run.pk])).content.decode()


def test_server_in_trouble_is_asked_once_more_after_the_others_and_then_told() -> None:
    script: Script = {"/a": http(status="503 Oh"), "/b": rss(1)}
    run, heard = fetched(script, ["/a", "/b"], [later(n) for n in range(4)])
    assert asked(heard) == ["/robots.txt", "/a", "/b", "/a"]
    assert stands(run) == ("done", 2, 1, {"new": 1})


def test_rules_that_cannot_be_had_are_said_for_what_they_are_and_asked_again() -> None:
    run, heard = fetched({"/robots.txt": http(status="500 Oh"), "/a": rss(1)}, ["/a"])
    assert asked(heard) == ["/robots.txt", "/robots.txt"]
    assert "server is in trouble" in RunItem.objects.get(run=run).why


def test_address_inside_is_refused_by_its_name() -> None:
    run = import_many(person("editor"), None, NOW, given=["http://10.0.0.1/feed"])

    async def rolled() -> None:
        async with Door(Networks()) as door:
            await Poller(door, lambda: NOW, hosts=Hosts(FREE)).poll_due()

    asyncio.run(rolled())
    assert stands(run)[:3] == ("done", 1, 1)
    assert "10.0.0.1 is not on the public internet" in RunItem.objects.get().why


def test_failed_address_is_fetched_again_when_asked() -> None:
    run, _ = fetched({}, ["/a"])
    assert stands(run)[2] == 1
    retry_failed(run.by, run.pk, NOW)
    assert stands(run)[:3] == ("running", 0, 0)
    assert Job.objects.filter(verb="fetch_item", state="waiting").count() == 1


@pytest.mark.parametrize(
    "given",
    [["ftp://x.test/a"], ["no address"], ["https://u:p@x.test/"], [], ["https://x.test/"] * 0],
)
def test_what_is_no_address_is_refused(given: list[str]) -> None:
    assert isinstance(import_many(person("editor"), None, NOW, given=given), Refusal)


def test_more_than_a_run_takes_is_refused_and_none_is_dropped() -> None:
    given = [f"https://x.test/{n}" for n in range(MOST + 1)]
    assert isinstance(import_many(person("editor"), None, NOW, given=given), Refusal)


# ── Who may ──


def test_folder_of_the_machine_is_for_administrators_and_within_its_bounds(tmp_path: Path) -> None:
    where = {"path": str(tmp_path), "folders": [tmp_path]}
    assert isinstance(import_folder(person("editor"), None, NOW, **where), Refusal)
    bounds = {"path": str(tmp_path.parent), "folders": [tmp_path]}
    eva = person("administrator", "eva")
    assert isinstance(import_folder(eva, None, NOW, **bounds), Refusal)


def test_editor_neither_sees_nor_stops_the_import_of_a_folder(tmp_path: Path) -> None:
    run = from_folder(wire(tmp_path, 1))
    known, rui = Client(), person("editor", "rui")
    known.force_login(rui)
    assert str(tmp_path) not in known.get(reverse("runs")).content.decode()
    assert known.get(reverse("run", args=[run.pk])).status_code == 404
    assert known.post(reverse("steer_run", args=[run.pk]), {"how": "cancel"}).status_code == 404
    assert isinstance(cancel_run(rui, run.pk, NOW), Refusal)


def test_editor_limited_to_one_source_knows_of_no_run_of_another() -> None:
    arrives()
    run = read_again(person("publisher"), Source.objects.get().pk, NOW, dry=True)
    rui = person("editor", "rui")
    limit(rui, [(source("https://monte.test/feed"), "")])
    known = Client()
    known.force_login(rui)
    assert known.get(reverse("run", args=[run.pk])).status_code == 404
    assert isinstance(cancel_run(rui, run.pk, NOW), Refusal)


def test_editor_stops_no_run_of_a_source_that_only_publishers_change() -> None:
    arrives()
    run = read_again(person("publisher"), Source.objects.get().pk, NOW, dry=True)
    assert isinstance(cancel_run(person("editor", "rui"), run.pk, NOW), Refusal)


# ── Reading again ──


def test_dry_run_says_what_would_change_and_changes_nothing() -> None:
    story = arrives()
    before = story.latest.reading.made
    of = Source.objects.get()
    ana = person("publisher")
    assert worked(read_again(ana, of.pk, NOW, dry=True)) == ("done", 1, 0, {"unchanged": 1})
    change_source(ana, of.pk, NOW, settings=SourceSettings(language="en"))
    run = read_again(ana, of.pk, NOW, dry=True)
    assert worked(run) == ("done", 1, 0, {"changed": 1})
    told = RunItem.objects.get(run=run)
    assert ("language" in told.why, "Cais" in told.what) == (True, True)
    story.latest.reading.refresh_from_db()
    assert story.latest.reading.made == before


# ── The screens ──


@pytest.fixture
def client(settings: Any, tmp_path: Path) -> Client:
    settings.FOLDERS = [tmp_path]
    known = Client()
    known.force_login(person("administrator"))
    return known


def test_screens_start_show_and_steer_a_run(client: Client, tmp_path: Path) -> None:
    sent = client.post(reverse("runs"), {"folder": str(wire(tmp_path, 2))})
    run = Run.objects.get()
    assert sent.url == reverse("run", args=[run.pk])
    assert "0 / 3" in client.get(sent.url).content.decode()
    client.post(reverse("steer_run", args=[run.pk]), {"how": "cancel"})
    page = client.get(sent.url).content.decode()
    assert ("hx-trigger" in page, "Go on with the 3" in page) == (False, True)
    client.post(reverse("steer_run", args=[run.pk]), {"how": "resume"})
    worked(run, SOME_DAY)
    assert "Try the one that failed again" in client.get(sent.url).content.decode()


def test_files_are_uploaded_on_the_screen(client: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.xml", one(n), "application/rss+xml") for n in range(2)]
    client.post(reverse("runs"), {"files": files})
    assert worked(Run.objects.get(), SOME_DAY) == ("done", 2, 0, {"new": 2})


def test_hostile_names_and_words_are_shown_as_words(client: Client) -> None:
    file = SimpleUploadedFile("x.xml", b"", "text/xml")
    file.name = "x.xml"
    client.post(reverse("runs"), {"files": [file]})
    run = Run.objects.get()
    Run.objects.update(name=HOSTILE, counts={HOSTILE: 1})
    told = RunItem(run=run, what=HOSTILE, why=HOSTILE, state="told")
    failed = RunItem(run=run, what=HOSTILE, why=HOSTILE, state="failed")
    RunItem.objects.bulk_create([told, failed])
    pages = [
        client.get(reverse("runs")),
        client.get(reverse("run", args=[run.pk])),
        client.post(reverse("runs"), {"addresses": HOSTILE}),
        client.post(reverse("runs"), {"folder": HOSTILE}),
    ]
    text = "".join(page.content.decode() for page in pages)
    assert ("<script>alert" in text, "<img src=x" in text) == (False, False)


def statements(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        client.get(address)
    return len(caught)


def test_screens_take_as_many_statements_for_one_as_for_many(
    client: Client, tmp_path: Path
) -> None:
    client.post(reverse("runs"), {"folder": str(wire(tmp_path, 1))})
    run = Run.objects.get()
    addresses = [reverse("runs"), reverse("run", args=[run.pk])]
    first = [statements(client, address) for address in addresses]
    for n in range(7):
        client.post(reverse("runs"), {"addresses": f"https://x.test/{n}"})
        RunItem.objects.create(run=run, what=str(n), state="failed", why="So.")
    assert [statements(client, address) for address in addresses] == first


def test_screens_speak_portuguese(client: Client) -> None:
    client.cookies["django_language"] = "pt"
    page = client.get(reverse("runs"), headers={"accept-language": "pt"}).content.decode()
    assert ("Importar" in page, "Import many" in page) == (True, False)


def test_run_that_nobody_does_any_more_says_so_and_goes_on_when_asked(
    client: Client, tmp_path: Path
) -> None:
    client.post(reverse("runs"), {"folder": str(wire(tmp_path, 1))})
    run = Run.objects.get()
    Job.objects.update(state="quarantined")
    page = client.get(reverse("run", args=[run.pk])).content.decode()
    assert ("Nobody goes on with it" in page, "Go on with the 2" in page) == (True, True)
    client.post(reverse("steer_run", args=[run.pk]), {"how": "resume"})
    assert worked(run, SOME_DAY)[0] == "done"
