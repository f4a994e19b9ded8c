"""The whole desk in Portuguese: no screen of it says a word in English."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import translation
from lxml import html

from tests import messages
from tests.desk import newsroom
from tests.desk.newsroom import NOW, arrives, item, later, person
from wiredesk.desk.actions import publish
from wiredesk.desk.actions.approve import approve
from wiredesk.desk.actions.decide import hold
from wiredesk.desk.actions.editing import edit_text
from wiredesk.desk.actions.samples import Sample, arrive_sample
from wiredesk.desk.actions.take import take
from wiredesk.desk.models import Job, Outgoing, Source
from wiredesk.desk.related.threading import THREADING
from wiredesk.desk.related.window import WINDOW
from wiredesk.desk.saying import said
from wiredesk.desk.working.worker import Worker
from wiredesk.wire.carriers import folder

pytestmark = pytest.mark.django_db

WIRE = Path(__file__).parent.parent.parent / "examples" / "wire"

ENGLISH = re.compile(
    r"\b(?:the|of|is|are|was|and|it|its|with|not|from|by|to|this|that|which|has|in one|nobody)\b",
    re.IGNORECASE,
)
"""Words that no Portuguese sentence of the desk's has, and hardly an English one lacks."""

SHOWN = ("title", "aria-label", "placeholder", "alt", "data-key-words", "summary", "label")
"""Attributes that people see or hear."""

THEIRS = ["bdi", "q", "code", "pre", "script", "style", "option", "textarea", "time", "kbd"]
"""Elements whose words are not the desk's own."""

FREE = {"title", "text", "del", "ins"}
"""Elements in which a headline or a name may stand beside the desk's words."""


def delivered(node: html.HtmlElement) -> bool:
    """Whether an element, or what it stands in, holds what a sender or a person wrote."""
    for one in (node, *node.iterancestors()):
        classes = (one.get("class") or "").split()
        if one.tag in THEIRS or "delivered" in classes or "node" in classes:
            return True
        if one.tag != "html" and one.get("lang"):
            return True
    return False


def told(page: str) -> Iterator[tuple[str, str]]:
    """Each piece of a page's words, and what it is: ``text``, ``free`` (a sender's or a person's
    words may stand there too) or ``shown`` (an attribute)."""
    for node in html.fromstring(page).iter():
        parent = node.getparent()
        if parent is not None and node.tail and not delivered(parent):
            yield kind_of(parent), " ".join(node.tail.split())
        if not isinstance(node.tag, str) or delivered(node):
            continue
        yield kind_of(node), " ".join((node.text or "").split())
        for name in SHOWN:
            yield "shown", " ".join((node.get(name) or "").split())


def kind_of(node: html.HtmlElement) -> str:
    return "free" if node.get("dir") == "auto" or node.tag in FREE else "text"


def known_words() -> set[str]:
    """All that the desk says in English and not alike in Portuguese."""
    catalogue = messages.read(messages.catalogues()[0])
    return {
        one
        for message in catalogue
        if message.id and message.id != message.string
        for one in ([message.id] if isinstance(message.id, str) else message.id)
    }


KNOWN = known_words()


def english_in(page: str) -> set[str]:
    """The pieces of a page that are English."""
    return {words for kind, words in told(page) if is_english(kind, words)}


def is_english(kind: str, words: str) -> bool:
    """Whether it is a sentence of the desk's that was left as it is; of its own text and what it
    shows also whether it is a word of its, and of its own text whether it sounds English."""
    if len(words.split()) > 2 and said(words) != words:
        return True
    if kind != "free" and not KNOWN.isdisjoint((words, words.strip(MARKS))):
        return True
    return kind == "text" and ENGLISH.search(words) is not None


MARKS = " .:,;·—←→✓✗!()"


def worked(at: datetime) -> None:
    Worker(now=lambda: at).work_off()


@pytest.fixture
def desk() -> User:
    """A desk where much has happened: sample, edits, releases, troubles."""
    WINDOW.filled = THREADING.filled = None
    sample = Sample.beside(WIRE)
    for file in sample.files()[:12]:
        arrive_sample(sample, folder.deliver(file), NOW)
    worked(NOW)
    user = person("administrator", "eva")
    mine = arrives(item("porto", "Porto reabre", newsroom.TEXT + " Leia mais aqui. O O mar."))
    take(user, mine.pk, NOW)
    arrives(item("porto", "Porto reabriu", newsroom.TEXT + " E mais."), at=later(5))
    edit_text(
        user,
        mine.pk,
        later(6),
        base=0,
        version=1,
        title="Porto",
        text="O porto abriu.",
        why="Nosso.",
    )
    other = arrives(item("cais", "Cais reabre"), at=later(7))
    take(user, other.pk, later(7))
    approve(user, other.pk, later(8))
    publish.publish(user, other.pk, later(9))
    hold(user, arrives(item("rua", "Rua fecha"), at=later(7)).pk, later(8))
    Source.objects.update(trouble="The answer is not a feed.", failures=3)
    Job.objects.create(
        verb="send",
        subject=1,
        state=Job.State.QUARANTINED,
        due=NOW,
        made=NOW,
        trouble="It cannot be reached.",
    )
    worked(later(20))
    Outgoing.objects.update(state="stuck", error="It cannot be reached.", attempts=3)
    return user


def pages(user: User) -> Iterator[tuple[str, str]]:
    """Every page that a link, or an address without a number, leads to."""
    client = Client(headers={"accept-language": "pt"})
    client.force_login(user)
    seen: set[str] = set()
    names = [one.name for one in get_resolver().url_patterns if not one.pattern.converters]
    waiting = [reverse(name) for name in names if name not in {"stream", "logout", "front"}]
    kinds = dict[str, int]()
    while waiting:
        address = waiting.pop()
        shape = re.sub(r"\d+", "0", urlsplit(address).path)
        if address in seen or kinds.get(shape, 0) >= MOST:
            continue
        seen.add(address)
        kinds[shape] = kinds.get(shape, 0) + 1
        answer = client.get(address)
        if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        page = answer.content.decode()
        if not page.strip():
            continue
        yield address, page
        for link in html.fromstring(page).xpath("//@href | //@hx-get | //@data-preview"):
            to = urldefrag(urljoin(address, link))[0]
            if to.startswith("/") and not to.startswith(("/static/", "/site/", "/find/export")):
                waiting.append(to)


MOST = 14
"""Pages of one kind that are looked at."""


def test_no_screen_speaks_english(desk: User) -> None:
    found = dict[str, str]()
    with translation.override("pt"):
        for address, page in pages(desk):
            for words in english_in(page):
                found.setdefault(words, address)
    assert found == {}


@pytest.mark.parametrize(
    "page",
    [
        "<p>Sources</p>",
        "<p>There is no such search.</p>",
        "<p dir='auto'>There is no such search.</p>",
        "<p title='Sources'>x</p>",
        "<p><b>1</b> of the stories</p>",
    ],
)
def test_english_is_found(page: str) -> None:
    with translation.override("pt"):
        assert english_in(f"<html lang='pt'><body>{page}</body></html>")


@pytest.mark.parametrize(
    "page",
    ["<p>Fontes</p>", "<h1 lang='en'>The port is open</h1>", "<p><q dir='auto'>Sources</q></p>"],
)
def test_delivered_english_is_left_alone(page: str) -> None:
    with translation.override("pt"):
        assert not english_in(f"<html lang='pt'><body>{page}</body></html>")
