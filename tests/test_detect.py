"""One format, and only one, has any delivery."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire import detect
from wiredesk.wire.carriers import folder
from wiredesk.wire.looks import look_of

PREFIXES = [
    (b"Lisboa, 3 mai (Mirante) - O porto reabriu.", "text"),
    (b"", "text"),
    (b"a < b and b > c, she said", "text"),
    (b"<ana@mirante.test> wrote that the harbour is open", "text"),
    (b"<3 is how the town feels about its harbour", "text"),
    (b"The <b> tag is bold, she said, and <i> is not", "text"),
    (b"[UPDATE] Lisboa: o porto reabriu", "text"),
    (b"{The brace is a joke}", "text"),
    (b"BMW recalls cars in Munich, MZ reports", "text"),
    (b"<!DOCTYPE html><html><body>x", "html"),
    (b"\xef\xbb\xbf\n<!doctype HTML>\n<p>x", "html"),
    (
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>',
        "html",
    ),
    (b"<!-- saved --><html lang=pt>", "html"),
    (b"<!--" * 3000, "html"),
    (b"<div>" * 3000, "html"),
    (b"<p>O porto reabriu.</p>", "html"),
    (b"O porto reabriu.<br>Os navios entraram.<br/>Fim <a href=x>aqui</a>", "html"),
    (b'<?xml version="1.0"?>\n<rss version="2.0"><channel>', "rss"),
    (b"<rss><channel>", "rss"),
    (b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "rss"),
    (b'<?xml version="1.0"?><!-- c --><feed xmlns="http://www.w3.org/2005/Atom">', "atom"),
    (b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">', "newsml_g2"),
    (b'<?xml version="1.0"?><iptc:contentSet xmlns:iptc="x">', "newsml_g2"),
    (b"<nitf><head/>", "nitf"),
    (b'<NewsML Version="1.2">', "newsml1"),
    (b"<NewsItem><Identification/>", "newsml1"),
    (b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', "sitemap"),
    (b'<?xml version="1.0"?><story><p>x</p></story>', "xml"),
    (b"<story><headline>x</headline></story>\n", "xml"),
    (b'{"version": "https://jsonfeed.org/version/1.1"}', "jsonfeed"),
    (b"\x16\x16\x01bet0123 4 pl 180\r\nSlug/\r\n\x02x", "iptc7901"),
    (b"\x16\x16\x01a0456\x1fnwi--\r\nr i\x13\x11 bc-x 05-03 0140\r\n\x02x", "anpa"),
    (b'[\n {"id": 1}]', "json"),
    (b'{"id": "a"}\n{"id": "b"}\n', "json"),
    (b"MIME-Version: 1.0\nFrom: ana@mirante.test\nSubject: x\n\nbody", "mail"),
    ("<html><body>é".encode("utf-16"), "html"),
]


@pytest.mark.parametrize(("body", "kind"), PREFIXES)
def test_delivery_looks_like_what_it_is(body: bytes, kind: str) -> None:
    assert look_of(Delivery(body=body)).kind == kind


@pytest.mark.parametrize(("body", "kind"), PREFIXES)
def test_one_particular_format_at_most_claims_a_delivery(body: bytes, kind: str) -> None:
    *particular, last = detect.FORMATS
    assert last.claims(Delivery(body=body))
    assert sum(form.claims(Delivery(body=body)) for form in particular) == (kind != "text")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=64), st.sampled_from([body for body, _ in PREFIXES]))
def test_whatever_arrives_one_format_claims_it(noise: bytes, prefix: bytes) -> None:
    *particular, _ = detect.FORMATS
    for body in (noise, noise + prefix, prefix + noise):
        assert sum(form.claims(Delivery(body=body)) for form in particular) <= 1


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"a": 1}', "JSON data"),
        (b"%PDF-1.7 x", "a PDF document"),
        (b"PK\x03\x04\x14\0\0\0word/document.xml", "a Word document"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP image"),
        (b"\x89PNG\r\n\x1a\n\0", "a PNG image"),
        (b"MZ\x90\0\x03\0", "a Windows program"),
        (b"\0\0\0 ftypisom", "a film"),
    ],
)
def test_what_is_not_read_yet_is_refused_by_name(body: bytes, words: str) -> None:
    (found,) = detect.parse(Delivery(body=body, address="in/x"))
    assert isinstance(found, Refusal)
    assert words in found.why
    assert found.address == "in/x"


def test_folder_gives_its_files_by_name_and_leaves_hidden_ones(tmp_path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "a.txt", ".hidden", "b/.x"):
        (tmp_path / name).write_text("x", "utf-8")
    (tmp_path / "b" / "round").symlink_to(tmp_path)
    found = [file.relative_to(tmp_path).as_posix() for file in folder.deliveries(tmp_path)]
    assert found == ["a.txt", "b/2.txt"]


def test_unreadable_file_is_a_refusal_that_names_it(tmp_path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    found = folder.deliver(tmp_path / "gone")
    assert isinstance(found, Refusal)
    assert found.address == str(tmp_path / "gone")


def test_file_over_the_cap_is_refused_unread(tmp_path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        file.truncate(60_000_000)
    found = folder.deliver(tmp_path / "huge")
    assert isinstance(found, Refusal)
    assert found.what == "too large"


def test_character_that_cannot_be_written_is_replaced_and_its_neighbours_stay() -> None:
    body = (
        rb'{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": '
        rb'[{"id": "1", "title": "Por\ud800to \ud83d\ude00", "content_text": "Um\u0000 dois"}]}'
    )
    story = next(detect.parse(Delivery(body=body, carrier="folder")))
    assert isinstance(story, Story)
    assert story.title == "Por\ufffdto \U0001f600"
    assert story.text.endswith("Um\ufffd dois")
