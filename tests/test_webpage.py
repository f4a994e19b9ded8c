"""Web pages: what they show, what of it is body, what they declare."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire import detect
from wiredesk.wire.dates import iso_date
from wiredesk.wire.formats.webpage.fields import language_tag
from wiredesk.wire.formats.webpage.jsonld import read_jsonld

FIRST = "The harbour reopened on Sunday after three weeks of repairs, the harbour office said."
SECOND = "Fishermen now want the southern pier to be mended before the winter storms come in."


def page(html: str, address: str = "https://lamp.test/a/1", media: str | None = None) -> Story:
    (found,) = detect.parse(Delivery(body=html.encode(), address=address, media_type=media))
    assert isinstance(found, Story)
    return found


def shown(html: str) -> list[str]:
    story = page(f"<html><body>{html}</body></html>")
    return [story.text[b.start : b.end] for b in story.blocks]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<p>One\n  two</p>", ["One two"]),
        ("<p>W<b>ord</b>s</p>", ["Words"]),
        ("<a href=/>Home</a><a href=/n>News</a>", ["Home News"]),
        ("<p>One<br>two<br><br>three</p>", ["One\ntwo", "three"]),
        ("<div>One<p>two</p>three</div>", ["One", "two", "three"]),
        ("<p>&lt;b&gt; &amp;amp; &hellip;</p>", ["<b> &amp; …"]),
        ("<p>a\N{COMBINING ACUTE ACCENT}</p>", ["á"]),
        ("<p>1</p><p hidden>2</p><p style='color:red;display:none'>3</p><p>4</p>", ["1", "4"]),
        ("<p>1</p><script>2</script><style>3</style><template>4</template>", ["1"]),
        ("<p>1</p><svg><text>2</text></svg><noscript>3</noscript><!-- 4 -->", ["1"]),
        ("<p>1</p><p>\xa0</p><p></p>", ["1"]),
        ("<pre>one\n  two</pre>", ["one\n  two"]),
        ("<p>Hides in <span hidden>no</span> time</p>", ["Hides in time"]),
        ("<p>Keeps <div>blocks</div> in order</p>", ["Keeps", "blocks", "in order"]),
        ("<p>1 <span class='x sr-only'>2</span><a class='visually-hidden'>3</a>4</p>", ["1 4"]),
        ("<p>She said <q>yes</q>.</p>", ["She said “yes”."]),
        ("<p>Ship <img class=emoji alt='🚢' src=/s.svg> ahoy</p>", ["Ship 🚢 ahoy"]),
        (f"<div>{FIRST} {SECOND}<br>Verse<br>two</div>", [f"{FIRST} {SECOND}", "Verse\ntwo"]),
        ("<button>Share</button> <label>Name</label>", ["Share Name"]),
    ],
)
def test_text_is_what_the_page_shows(html: str, blocks: list[str]) -> None:
    assert shown(html) == blocks


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<h3>x</h3>", "heading"),
        ("<ul><li>x</ul>", "item"),
        ("<blockquote><p>x</p></blockquote>", "quote"),
        ("<figure><figcaption><p>x</p></figcaption></figure>", "caption"),
        ("<table><tr><td>x</table>", "cell"),
        ("<table><tr><td><p>x</p></table>", "paragraph"),
        ("<pre>x</pre>", "preformatted"),
        ("<div>x</div>", "paragraph"),
    ],
)
def test_kinds_of_blocks(html: str, kind: str) -> None:
    assert [b.kind for b in page(f"<html>{html}").blocks] == [kind]


def test_links_say_where_their_words_stand_and_lead_somewhere() -> None:
    story = page(
        "<html><p>See <a href='../b?x=1' rel=nofollow> the <b>list</b> </a> or "
        "<a href='#top'>top</a>,"
        "<a href='javascript:x()'>script</a>, <a href='mailto:a@lamp.test'>mail</a>"
        "<a href=/logo><img src=/logo.png></a></p>"
    )
    found = [(link.text, link.href, link.rel) for link in story.links]
    assert found == [
        ("the list", "https://lamp.test/b?x=1", "nofollow"),
        ("mail", "mailto:a@lamp.test", None),
        ("", "https://lamp.test/logo", None),
    ]
    assert [story.text[li.start : li.end] for li in story.links if li.start is not None] == [
        "the list",
        "mail",
    ]


def test_link_around_blocks_is_one_in_each() -> None:
    story = page("<html><a href=/x><h3>Head</h3><p>Text of it</p></a>")
    assert [link.text for link in story.links] == ["Head", "Text of it"]


ARTICLE = f"<article><h1>Harbour reopens</h1><p>{FIRST}</p><p>{SECOND}</p></article>"


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("<meta name=author content='Moira Tait'>", "byline", "Moira Tait"),
        ("<meta property=article:author content='https://social.test/m'>", "byline", None),
        ("<meta property=article:modified_time content=2026-05-03>", "published", None),
        ("<meta property=article:modified_time content=2026-05-03>", "updated", "2026-05-03"),
        ("<meta name=date content='2026-05'>", "published", "2026-05"),
        ("<meta name=date content='03/04/2026'>", "published", None),
        ("<meta property=og:locale content=pt_BR>", "language", "pt-BR"),
        ("<meta name=rights content='© Lamp'>", "rights", "© Lamp"),
        ("<link rel=canonical href='/c'>", "canonical", "https://lamp.test/c"),
        ("<meta property=article:section content=Islands>", "section", "Islands"),
        ("<meta property=og:site_name content=Lamp>", "provider", "Lamp"),
        ("<meta name=news_keywords content='a, b'>", "keywords", ("a", "b")),
    ],
)
def test_declared_fields_are_taken_by_their_order(head: str, field: str, value: object) -> None:
    assert getattr(page(f"<html><head>{head}</head><body>{ARTICLE}"), field) == value


def test_everything_declared_is_kept_with_its_place() -> None:
    story = page(
        "<html lang=en><head><meta property=og:title content='Harbour reopens | Lamp'>"
        "<link rel=alternate hreflang=fr href=/fr><meta name=robots content=noindex></head>"
        f"<body>{ARTICLE}<time class=updated datetime=2026-05-04>x</time>"
    )
    assert [(d.name, d.value, d.where) for d in story.declared] == [
        ("lang", "en", "html lang"),
        ("og:title", "Harbour reopens | Lamp", "meta property"),
        ("robots", "noindex", "meta name"),
        ("alternate fr", "/fr", "link hreflang"),
        ("datetime", "2026-05-04", "time updated"),
    ]
    assert story.published is None
    assert story.title == "Harbour reopens"


@pytest.mark.parametrize(
    ("script", "declared", "notes"),
    [
        ('{"@type": "Article", "headline": "A",}', [("headline", "A")], 0),
        ('<!-- {"@type": ["Article"], "headline": "A\tB"} -->', [("headline", "A B")], 0),
        (
            '{"@type": "http://schema.org/Report", "headline": "A &amp; B"}',
            [("headline", "A & B")],
            0,
        ),
        ('{"@type": "Article", "author": {"name": ["X", "Y"]}}', [("author", "X, Y")], 0),
        (
            '{"@type": "Article", "author": ["X", {"name": "Y"}]}',
            [("author", "X"), ("author", "Y")],
            0,
        ),
        ('{"@type": "Article", "genre": false}', [("genre", "false")], 0),
        (
            '[{"@type": "Article", "headline": "A"}, {"@type": "Article", "headline": "Mine"}]',
            [("headline", "Mine")],
            0,
        ),
        ('{"@type": "Article", "headline": "\\ud83d"}', [("headline", "\ufffd")], 0),
        ("{broken", [], 1),
        ("[" * 100_000, [], 1),
        ("null", [], 0),
    ],
)
def test_json_ld_is_read_as_it_is_found(
    script: str, declared: list[tuple[str, str]], notes: int
) -> None:
    found, _, noted = read_jsonld([script], {"mine"})
    assert [(d.name, d.value) for d in found] == declared
    assert len(noted) == notes


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-05-03T10:45:00.123+0100", "2026-05-03T10:45:00+01:00"),
        ("2026-05-03 10:45", "2026-05-03T10:45"),
        ("20260503", "2026-05-03"),
        ("Sun, 03 May 2026 10:45:00 GMT", "2026-05-03T10:45:00Z"),
        ("2026", "2026"),
        ("2026-13-03", None),
        ("31.02.2026", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_are_as_precise_as_they_were_written(written: str, meant: str | None) -> None:
    assert iso_date(written) == meant


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ("pt_BR", "pt-BR"),
        ("ZH-hant-tw", "zh-Hant-TW"),
        ("en", "en"),
        ("English!", None),
        ("", None),
    ],
)
def test_language_tags_are_written_as_usual(said: str, tag: str | None) -> None:
    assert language_tag(said) == tag


def test_body_is_told_from_what_stands_beside_it() -> None:
    links = "<li><a href=/1>A story of another day</a></li>" * 5
    story = page(
        f"<html><nav><ul>{links}</ul></nav><h1>Harbour reopens</h1><div class=text>"
        f"<p><a href=/a>{FIRST[:50]}</a>{FIRST[50:]}</p><p>{SECOND}</p><ul><li>One item</li></ul>"
        f"<p class=ad>Read <a href=/2>another story of the day</a></p><p>{FIRST} {SECOND}</p></div>"
        f"<div class=talk><b>Ana</b><p>{SECOND} So they say, and I do not believe it.</p></div>"
        f"<aside>{links}</aside><footer>{SECOND} All rights reserved by someone or other.</footer>"
    )
    body = [story.text[b.start : b.end] for b in story.blocks if b.body]
    assert body == [FIRST, SECOND, "One item", f"{FIRST} {SECOND}"]


def test_extractor_that_fails_costs_no_story(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.extract", fails)
    story = page(
        f"<html><h1>Harbour reopens</h1><p class=lead>{SECOND}</p><div class=a><p>{FIRST}</p>"
        f"<p>{SECOND}</p></div><div class=b><p>{FIRST} {SECOND}</p></div>"
    )
    assert FIRST in [story.text[b.start : b.end] for b in story.blocks if b.body]
    assert "too deep" in story.notes[-1].text


def test_markup_of_the_body_is_clean() -> None:
    story = page(
        "<html><h1>Harbour reopens</h1><article>"
        f"<p onclick=x() class=a id=b style='color:red'>{FIRST} <a href='https://x.test/' "
        "onclick=y()>list</a> <a href='javascript:z()'>no</a> <em>now</em></p>"
        f"<p>{SECOND}<iframe src=https://y.test></iframe><svg></svg></p></article>"
    )
    assert story.html == (
        f'<p>{FIRST} <a href="https://x.test/">list</a> <a>no</a> <em>now</em></p>\n<p>{SECOND}</p>'
    )


def test_picture_of_the_body_is_kept_with_its_caption_and_no_counting_dot() -> None:
    story = page(
        f"<html><article><p>{FIRST}</p><figure><img data-src=/a.jpg src='data:image/gif;base64,R0'>"
        f"<figcaption>The pier</figcaption></figure><p>{SECOND}</p>"
        "<img src=/dot.gif width=1 height=1></article>"
    )
    assert [(m.href, m.caption) for m in story.media] == [("https://lamp.test/a.jpg", "The pier")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<html>" + "<div>" * 200_000 + f"<p>{FIRST}</p>", FIRST),
        (
            "<html>" + "<div>" * 300 + f"<p>{FIRST}</p>" + "</div>" * 300 + "<p>after</p>",
            f"{FIRST}\n\nafter",
        ),
        (f"<html><p>{FIRST}</p>" + "<!--" * 100_000, FIRST),
        ("<html><p " + " ".join(f"a{n}=1" for n in range(50_000)) + f">{FIRST}</p>", FIRST),
        ("<html><h1>" + "a " * 500_000 + "</h1>", ("a " * 500_000).strip()),
        ("<html><p>a\0b</p>", "a\ufffdb"),
        ("<html><p>" + "<b>" * 1000 + "deep", "deep"),
    ],
)
def test_hostile_markup_loses_no_text(html: str, text: str) -> None:
    assert page(html).text == text


def test_headline_without_end_is_none() -> None:
    assert page("<html><h1>" + "a " * 500_000 + "</h1><p>Text</p>").title is None


def test_page_with_an_xml_declaration_is_read_in_its_charset() -> None:
    page = "<?xml version='1.0' encoding='ISO-8859-1'?><!DOCTYPE html><html><p>Año nuevo</p>"
    (story,) = detect.parse(Delivery(body=page.encode("latin-1")))
    assert isinstance(story, Story)
    assert story.text == "Año nuevo"


@pytest.mark.parametrize("html", ["<!--" * 100_000, "<html><body><img src=x>", "<html></p></p>"])
def test_page_that_shows_nothing_is_refused(html: str) -> None:
    (found,) = detect.parse(Delivery(body=html.encode()))
    assert isinstance(found, Refusal)
    assert found.what == "empty"


def test_page_too_large_for_an_extractor_says_so() -> None:
    story = page("<html>" + "<p>A line of the port.</p>" * 9_000)
    assert {b.body for b in story.blocks} == {None}
    assert [note.kind for note in story.notes] == ["extractor"]


TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "</div>", "<a href=/x>", "</a>", "<br>", "<h1>", "</h1>", "<li>", "<td>"),
        *("<pre>", "</pre>", "<b>", "</b>", "<script>", "</script>", "<img src=y>", "<svg>"),
        *("<blockquote>", "&amp;", "&#x301;", "<!--", "-->", "<p hidden>", "<figure>", "<ul>"),
    ]
)
MARKUP = st.lists(TAGS | st.text(max_size=12), max_size=40).map("".join)


@settings(max_examples=80, deadline=None)
@given(MARKUP)
def test_any_markup_is_a_story_whose_spans_hold(markup: str) -> None:
    body = f"<html><body>{markup}".encode("utf-8", "replace")
    for story in detect.parse(Delivery(body=body, address="https://x.test/")):
        if isinstance(story, Refusal):
            continue
        ends = [0, *(b.end for b in story.blocks)]
        assert all(a <= b.start < b.end for a, b in zip(ends, story.blocks, strict=False))
        assert all(
            story.text[li.start : li.end] == li.text for li in story.links if li.start is not None
        )
        assert story.title_span is None or story.text[slice(*story.title_span)] == story.title
        shown = " ".join(story.text[b.start : b.end] for b in story.blocks)
        assert "".join(shown.split()) == "".join(story.text.split())
