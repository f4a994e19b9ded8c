"""NewsML-G2 and ninjs: valid, nothing lost on the way round, and what a kill looks like."""

import json
from typing import Any

import pytest
from lxml import etree
from msgspec import structs

from measure import standards
from measure.sets import press as measured
from tests.press_examples import ALL, BRIDGE, FERRY, GONE, HELD, HOUSE, WILD
from wiredesk.press.formats import newsml_g2, ninjs
from wiredesk.press.formats.outgoing import story_of
from wiredesk.records import Block, Declared, Delivery, Hop, Link, Media, Release, Story
from wiredesk.wire import detect

G2 = "{http://iptc.org/std/nar/2006-10-01/}"
CASES = [FERRY, BRIDGE, GONE, HELD, WILD]


def g2(release: Release) -> etree._Element:
    return etree.fromstring(newsml_g2.write_item(release, HOUSE))


def read(body: bytes) -> Story:
    (found,) = detect.parse(Delivery(body=body))
    assert isinstance(found, Story)
    return found


@pytest.mark.parametrize("release", CASES, ids=lambda one: one.slug or "wild")
def test_an_item_keeps_to_the_schema(release: Release) -> None:
    known = standards.g2()
    assert known.validate(g2(release)), known.error_log


def test_a_message_keeps_to_the_schema() -> None:
    known = standards.g2()
    assert known.validate(etree.fromstring(newsml_g2.write(ALL, HOUSE))), known.error_log


def test_the_text_within_keeps_to_the_schema_of_nitf() -> None:
    known = standards.nitf()
    nitf = next(g2(FERRY).iter("{http://iptc.org/std/NITF/2006-10-18/}nitf"))
    assert known.validate(etree.fromstring(etree.tostring(nitf))), known.error_log


@pytest.mark.parametrize("release", CASES, ids=lambda one: one.slug or "wild")
def test_an_object_keeps_to_the_schema(release: Release) -> None:
    found = json.loads(ninjs.write_item(release, HOUSE))
    assert list(standards.ninjs().iter_errors(found)) == []


@pytest.mark.parametrize("write", [newsml_g2.write_item, ninjs.write_item])
@pytest.mark.parametrize(
    ("release", "status", "version"),
    [(FERRY, "usable", "2"), (GONE, "canceled", "3"), (HELD, "withheld", "2")],
)
def test_status_and_version_are_told(
    write: Any, release: Release, status: str, version: str
) -> None:
    found = read(write(release, HOUSE))
    assert (found.pub_status, found.version) == (status, version)
    assert found.guid == f"tag:cais.example,2026:story/{release.story}"


@pytest.mark.parametrize("write", [newsml_g2.write_item, ninjs.write_item])
def test_a_withdrawn_item_has_the_note_and_no_text(write: Any) -> None:
    found = read(write(GONE, HOUSE))
    assert (found.text, found.title) == ("", None)
    notes = [one.value for one in found.declared if one.name.lower() == "ednote"]
    assert notes == ["Marés: ELIMINAR. A notícia é falsa."]


@pytest.mark.parametrize("write", [newsml_g2.write_item, ninjs.write_item])
def test_our_own_reader_reads_what_we_declare(write: Any) -> None:
    found, told = read(write(FERRY, HOUSE)), story_of(FERRY, HOUSE)
    for_sale = ("title", "language", "byline", "credit", "dateline", "rights", "published")
    assert {
        name: getattr(found, name) for name in (*for_sale, "updated", "section", "summary")
    } == {
        **{name: getattr(told, name) for name in for_sale},
        "rights": "© Marés 2026\nSó com indicação da fonte.",
        "updated": told.updated,
        "section": "Transportes",
        "summary": "Avaria no Sado deixa 200 pessoas em terra.",
    }
    assert found.media == told.media
    assert found.text.startswith(told.text)


def test_the_chain_is_carried_and_we_stand_at_its_end() -> None:
    hops = read(newsml_g2.write_item(FERRY, HOUSE)).hops
    assert [(one.party, one.action) for one in hops] == [
        ("Rádio Foz", "created content"),
        ("Marés", "enhanced content, enhanced metadata"),
        ("Folha do Cais", "published"),
    ]
    assert hops[0].at == "2026-05-03T07:10:00Z"


def test_a_section_is_a_package_in_its_order() -> None:
    found = read(newsml_g2.write_package(ALL, HOUSE, "Transportes"))
    assert found.title == "Transportes"
    assert [one.href for one in found.links][:2] == [
        "tag:cais.example,2026:story/41",
        "tag:cais.example,2026:story/42",
    ]
    assert len(found.links) == 3


def test_a_feed_of_objects_holds_tombstones_too() -> None:
    feed = json.loads(ninjs.write(ALL, HOUSE))
    assert [one["pubStatus"] for one in feed] == [
        "usable",
        "usable",
        "canceled",
        "withheld",
        "usable",
    ]
    assert feed[1]["representationType"] == "partial"


def text_of(*pieces: str) -> tuple[str, tuple[Block, ...]]:
    """A text of blocks, each "kind:words"."""
    blocks, text = [], ""
    for piece in pieces:
        kind, _, words = piece.partition(":")
        close = blocks and blocks[-1].kind == kind and kind in ("item", "cell")
        text += ("\n" if close else "\n\n") if text else ""
        body = None if not blocks else True
        blocks.append(Block(start=len(text), end=len(text) + len(words), kind=kind, body=body))
        text += words
    return text, tuple(blocks)


def story(html: str | None, *pieces: str, **more: Any) -> Story:
    text, blocks = text_of("heading:Título", *pieces)
    base = Story(id="urn:x:1", guid="urn:x:1", text=text, format="newsml_g2", title="Título")
    return structs.replace(
        base, title_span=(0, 6), html=html, blocks=blocks, provider="Marés", **more
    )


AROUND = [
    story("<p>um<b>dois</b><i>três</i></p>", "paragraph:umdoistrês"),
    story("<pre>a\n  b</pre>", "preformatted:a\n  b"),
    story("<p>a</p>\n<p>b</p>\n<p>c</p>", "cell:a", "cell:b", "paragraph:c"),
    story("<ul><li>a</li><li>b</li></ul>", "item:a", "item:b"),
    story("<blockquote>dito</blockquote>\n<h2>Mais</h2>", "quote:dito", "heading:Mais"),
    story(None, "paragraph:Só texto, <sem> marcas & tudo."),
    story(
        '<p>ver <a href="https://x.example/">aqui</a></p>',
        "paragraph:ver aqui",
        links=(Link(href="https://x.example/", text="aqui", rel="nofollow", start=12, end=16),),
    ),
    story(
        '<figure><img src="https://x.example/1.jpg"></figure><figcaption>x</figcaption>'
        "<p>a</p><figcaption>y</figcaption>",
        "caption:x",
        "paragraph:a",
        "caption:y",
        media=(
            Media(href="https://x.example/1.jpg", type="image/jpeg", caption="x", credit="L."),
            Media(href="https://x.example/2.jpg", type="image/jpeg", caption="y", rights="© M"),
        ),
    ),
    story(
        None,
        "paragraph:Só texto.",
        credit="M/L",
        media=(Media(href="https://x.example/1.jpg", type="image/jpeg", credit="M/L"),),
    ),
    story(None, media=(Media(href="https://x.example/2.jpg", type="image", credit="L."),)),
    story("<p>a</p>", "paragraph:a", keywords=("Rui", "mar", "rio"), section="mar"),
    story("<p>a</p>", "paragraph:a", rights="© M\nSó com crédito", summary="s", credit="M/L"),
    story("<p>a</p>", "paragraph:a", hops=(Hop(party="M", action="edited, created content"),)),
    story(
        "<p>a</p>", "paragraph:a", embargo="2026-05-03T10:00:00Z", updated="2026-05-02T10:00:00Z"
    ),
    story("<p>a</p>", "paragraph:a", published="2026-05-03"),
    story(
        "<p>a</p>",
        "paragraph:a",
        declared=(
            Declared(name="itemClass", value="ninat:text", where="newsml_g2"),
            Declared(name="edNote", value="uma\nduas", where="newsml_g2"),
            Declared(name="creator photog", value="Lia", where="newsml_g2"),
            Declared(name="genre", value="marcas:crónica", where="newsml_g2"),
            Declared(name="subject", value="marcas:77", where="newsml_g2"),
        ),
    ),
]


@pytest.mark.parametrize("sent", AROUND, ids=range(len(AROUND)))
def test_nothing_is_lost_on_the_way_round_in_g2(sent: Story) -> None:
    again = read(newsml_g2.write_story(sent))
    lost = [one for one in measured.lost(sent, again) if one != "html"]
    assert [f"{name}: {getattr(again, name)}" for name in lost] == []


def test_a_time_without_seconds_gets_those_that_the_standards_ask_for() -> None:
    short = structs.replace(AROUND[0], published="2026-05-03T10:00+0100")
    item = etree.fromstring(newsml_g2.write_story(short))
    assert item.findtext(f"{G2}itemMeta/{G2}firstCreated") == "2026-05-03T10:00:00+01:00"
    assert json.loads(ninjs.write_story(short))["firstCreated"] == "2026-05-03T10:00:00+01:00"


def test_an_embargo_is_told_in_ninjs_as_version_3_names_it() -> None:
    sent = structs.replace(AROUND[0], embargo="2026-05-03T10:00:00Z")
    assert json.loads(ninjs.write_story(sent))["embargoedUntil"] == "2026-05-03T10:00:00Z"
    assert read(ninjs.write_story(sent)).embargo == "2026-05-03T10:00:00Z"


@pytest.mark.parametrize("sent", AROUND[:7], ids=range(7))
def test_nothing_is_lost_on_the_way_round_in_ninjs(sent: Story) -> None:
    again = read(ninjs.write_story(sent))
    assert [f"{name}: {getattr(again, name)}" for name in measured.lost(sent, again)] == []


def test_codes_of_a_scheme_of_others_are_declared() -> None:
    item = etree.fromstring(newsml_g2.write_story(AROUND[-1]))
    assert [one.get("alias") for one in item.iter(f"{G2}scheme")] == ["ctrol", "marcas"][1:]


@pytest.mark.parametrize(
    ("embargo", "note"),
    [
        ("2026-05-03", "Embargo: 2026-05-03"),
        ("00:01 GMT Wednesday", "Embargo: 00:01 GMT Wednesday"),
    ],
)
def test_an_embargo_that_the_standard_cannot_say_holds_without_end(embargo: str, note: str) -> None:
    item = etree.fromstring(newsml_g2.write_story(structs.replace(AROUND[0], embargo=embargo)))
    assert item.findtext(f"{G2}itemMeta/{G2}embargoed") == ""
    assert item.findtext(f"{G2}itemMeta/{G2}edNote") == note
