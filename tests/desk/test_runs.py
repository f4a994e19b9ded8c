"""Runs: many imported, a source read again; what failed is listed, what is cancelled stops."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.desk.newsroom import NOW, TEXT, arrives, feed, item, later, person
from wiredesk.desk.actions.runs import AT_ONCE, cancel_run, import_folder, import_many, read_again
from wiredesk.desk.models import Run, Source, Story
from wiredesk.desk.working.worker import Worker
from wiredesk.records import Refusal

pytestmark = pytest.mark.django_db


def wire(folder: Path, files: int) -> Path:
    for n in range(files):
        text = TEXT.replace("Sines", f"Sines {n}")
        (folder / f"{n:02}.xml").write_bytes(feed([item(f"g{n}", f"Cais {n}", text)]))
    (folder / "zz.pdf").write_bytes(b"%PDF-1.7 nothing to read")
    return folder


def test_folder_is_imported_to_its_end_and_what_failed_is_listed(tmp_path: Path) -> None:
    run = import_folder(person("administrator"), None, NOW, path=str(wire(tmp_path, AT_ONCE + 3)))
    Worker(now=lambda: later(1)).work_off(("run",))
    run.refresh_from_db()
    assert (run.state, run.done, run.total) == ("done", AT_ONCE + 4, AT_ONCE + 4)
    assert (run.counts, run.failed) == ({"new": AT_ONCE + 3}, 1)
    assert "zz.pdf" in run.failures.get().what
    assert Story.objects.count() == AT_ONCE + 3


def test_cancelled_run_stops_and_keeps_what_it_did(tmp_path: Path) -> None:
    ana = person("administrator")
    run = import_folder(ana, None, NOW, path=str(wire(tmp_path, 3)))
    assert not isinstance(cancel_run(ana, run.pk, later(1)), Refusal)
    Worker(now=lambda: later(2)).work_off(("run",))
    run.refresh_from_db()
    assert (run.state, run.done) == ("cancelled", 0)


@pytest.mark.parametrize("given", [["ftp://x.test/a"], ["no address"], []])
def test_what_is_no_address_is_refused(given: list[str]) -> None:
    assert isinstance(import_many(person("editor"), None, NOW, given=given), Refusal)


def test_folder_of_the_machine_is_not_for_everybody(tmp_path: Path) -> None:
    assert isinstance(import_folder(person("editor"), None, NOW, path=str(tmp_path)), Refusal)


def test_dry_run_says_what_would_change_and_changes_nothing() -> None:
    story = arrives()
    before = story.latest.reading.made
    source = Source.objects.get()
    run = read_again(person("publisher"), source.pk, later(1), dry=True)
    Worker(now=lambda: later(2)).work_off(("run",))
    run.refresh_from_db()
    assert (run.state, run.counts) == ("done", {"unchanged": 1})
    story.latest.reading.refresh_from_db()
    assert story.latest.reading.made == before


def test_screens_start_show_and_stop_a_run(tmp_path: Path) -> None:
    client = Client()
    client.force_login(person("administrator"))
    sent = client.post(reverse("runs"), {"folder": str(wire(tmp_path, 2))})
    run = Run.objects.get()
    assert sent.url == reverse("run", args=[run.pk])
    assert "0 / 3" in client.get(sent.url).content.decode()
    client.post(reverse("cancel_run", args=[run.pk]))
    assert "hx-trigger" not in client.get(sent.url).content.decode()
