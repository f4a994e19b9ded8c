"""The desk run as a user runs it: a process of its own, on a data folder of its own."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ON_SQLITE = pytest.mark.skipif("WIREDESK_DATABASE" in os.environ, reason="SQLite's own trouble")
"""For tests of the file that SQLite keeps; they start processes that use it whatever is set."""

SOURCE = Path(__file__).parent.parent.parent / "src"


def wiredesk(data: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    """Start a command on a data folder, in SQLite."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("WIREDESK_", "DJANGO_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "wiredesk", *words],
        env={**kept, "PYTHONPATH": str(SOURCE), "WIREDESK_DATA": str(data), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def done(data: Path, *words: str, **environment: str) -> tuple[int, str, str]:
    """Run a command to its end: exit code, output, complaints."""
    running = wiredesk(data, *words, **environment)
    out, err = running.communicate(timeout=120)
    return running.returncode, out, err


def rows(data: Path, question: str) -> list[tuple[object, ...]]:
    """What the store answers, asked from outside."""
    store = sqlite3.connect(data / "wiredesk.sqlite3", timeout=30, isolation_level=None)
    try:
        return store.execute(question).fetchall()
    finally:
        store.close()


def feed(items: int, **channel: str) -> bytes:
    """A feed of that many stories, each unlike the others."""
    inside = "".join(item(n) for n in range(items))
    head = "".join(f"<{k}>{v}</{k}>" for k, v in channel.items())
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Costa</title>{head}{inside}'
        "</channel></rss>"
    ).encode()


def item(number: int, guid: str = "", text: str = "", date: str = "") -> str:
    """One item of it."""
    text = text or (
        f"O cais número {number} de Sines reabriu na segunda-feira, disse a autoridade portuária; "
        f"a obra {number * 7} custou {number + 3} milhões."
    )
    return (
        f'<item><title>Cais {number} reabre</title><guid isPermaLink="false">'
        f"{guid or f'cais-{number}'}</guid><description>{text}</description>"
        f"{f'<pubDate>{date}</pubDate>' if date else ''}</item>"
    )


PREPARE = """
import sys
from pathlib import Path
from wiredesk.site.start import start
start(Path(sys.argv[1]))
from django.contrib.auth import get_user_model
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.people import give_role
from wiredesk.desk.models import Source, Story
from wiredesk.desk.actions.sources import add_source
from wiredesk.desk.actions.arrive import arrive
from wiredesk.desk.working.worker import Worker, clock
from wiredesk.records import Delivery, Refusal, SourceSettings
eva = get_user_model().objects.create(username="eva")
give_role(eva, "administrator")
settings = SourceSettings(licence="full", credit="Costa")
source, _ = add_source("https://costa.test/feed", clock(), "Costa", settings)
body = Path(sys.argv[2]).read_bytes()
arrive(Delivery(body=body, address=source.address, carrier="http"), source, clock())
Worker().work_off(("take_in", "read_version"))
Source.objects.update(state="paused")
for story in Story.objects.all():
    done = approve(eva, story.pk, clock())
    assert not isinstance(done, Refusal), done
"""


def ran(script: str, *words: object) -> None:
    """Run a script of ours, as a process of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("WIREDESK_", "DJANGO_"))}
    command = [sys.executable, "-c", script, *map(str, words)]
    subprocess.run(command, env={**kept, "PYTHONPATH": str(SOURCE)}, check=True, timeout=120)


def approved(data: Path, stories: int) -> Path:
    """A data folder with that many stories, approved by "eva", an administrator."""
    (data / "feed.xml").write_bytes(feed(stories))
    ran(PREPARE, data, data / "feed.xml")
    return data
