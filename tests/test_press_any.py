"""Whatever stands in a release: well-formed, valid by the standards' schemas, nothing shown that
was taken back."""

import json
from typing import Any

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from measure import standards
from measure.sets import press as measured
from tests.press_examples import HOUSE
from tests.test_press_agencies import read as read_story
from wiredesk.press.channel import Channel
from wiredesk.press.formats import atom, newsml_g2, ninjs, rss
from wiredesk.press.formats.jsonld import news_article
from wiredesk.press.formats.listed import FORMATS, ONE_BY_ONE
from wiredesk.press.formats.xml import kept
from wiredesk.records import Article, ChainLink, Correction, Hop, Link, Media, Release

FEW = settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)

WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", " ", "a:b", "http://x y", "urn:", "<b>", "]]>", "&#0;", "\x00", "\ud800", "a\nb", "12"]
    ),
)
SAID = st.none() | WORDS
WHEN = st.sampled_from([None, "2026", "2026-05-03", "2026-05-03T10:00", "2026-05-03T10:00Z", "x"])
ADDRESS = st.sampled_from(["https://x.example/a?b=c&d", "https://x.example/é", "x", "mailto:a@b"])

ARTICLES = st.builds(
    Article,
    id=WORDS,
    slug=WORDS,
    title=WORDS,
    paragraphs=st.lists(WORDS, max_size=3).map(tuple),
    language=st.sampled_from(["pt-PT", "und", "zh-Hant", "ar"]),
    summary=SAID,
    section=st.none() | st.sampled_from(["20000344", "medtop:04000000"]),
    section_name=SAID,
    keywords=st.lists(WORDS, max_size=3).map(tuple),
    byline=SAID,
    dateline=SAID,
    credit=SAID,
    agency=SAID,
    rights=SAID,
    usage=SAID,
    source_name=SAID,
    source_address=st.none() | ADDRESS,
    translation=st.sampled_from([None, "machine", "human", "unknown"]),
    translation_of=st.none() | ADDRESS,
    original_published=WHEN,
    chain=st.lists(st.builds(ChainLink, rule=st.just("t"), role=WORDS, name=WORDS), max_size=2).map(
        tuple
    ),
    hops=st.lists(st.builds(Hop, party=WORDS, action=SAID, at=WHEN), max_size=2).map(tuple),
    media=st.lists(
        st.builds(
            Media,
            href=ADDRESS,
            type=st.sampled_from([None, "image/jpeg", "video", "picture", "text/<"]),
            caption=SAID,
            credit=SAID,
            rights=SAID,
        ),
        max_size=2,
    ).map(tuple),
    people=st.lists(WORDS, max_size=2).map(tuple),
    copies=st.lists(st.builds(Link, href=ADDRESS, text=WORDS, rel=SAID), max_size=2).map(tuple),
    index=st.booleans(),
)
RELEASES = st.builds(
    Release,
    story=WORDS.filter(bool),
    number=st.integers(1, 9),
    kind=st.sampled_from(["publish", "refile", "correct", "hold", "resume", "withdraw"]),
    at=st.just("2026-05-03T10:00:00.123456Z"),
    by=WORDS,
    article=st.none() | ARTICLES,
    note=WORDS,
    first_published=st.just("2026-05-03T10:00:00Z"),
    corrections=st.lists(st.builds(Correction, at=WHEN.filter(bool), note=WORDS), max_size=2).map(
        tuple
    ),
    excerpt=st.booleans(),
    slug=WORDS,
)

HOSTILE = st.one_of(
    st.text(max_size=12),
    st.sampled_from([
        *("", " ", "\x00", "\ud800", "\ufdd0", "\x85\u2028", "a\nb", "]]>", "<b>", "&#0;"),
        "x" * 70_000,
        *("http://x y", "http://[", "http://x.example/%zz{|}", "tag:x,2026:a#b#c", "urn:", "//x"),
        *("javascript:alert(1)", "a:b\x0bc", "1:2", "é:x", "medtop:", "medtop:a b", "{http://a}b"),
        *("en_US", "-", "i-default", "abc-123456789", "2026-13-45T99:99Z", "0000-00-00"),
    ]),
)  # fmt: skip
WILDEST = st.fixed_dictionaries(
    {
        **dict.fromkeys(("id", "slug", "title", "language"), HOSTILE),
        **dict.fromkeys(("paragraphs", "keywords"), st.lists(HOSTILE, max_size=2).map(tuple)),
        **dict.fromkeys(("people", "places"), st.lists(HOSTILE, max_size=2).map(tuple)),
        **dict.fromkeys(
            (
                *("summary", "section", "section_name", "byline", "dateline", "credit", "agency"),
                *("rights", "usage", "licence", "embargo", "source_name", "source_address"),
                *("guid", "provider", "version", "original_language", "translation", "expires"),
                *("translation_of", "original_published", "original_updated", "received"),
            ),
            st.none() | HOSTILE,
        ),
        "chain": st.lists(
            st.builds(ChainLink, rule=st.just("t"), role=HOSTILE, name=HOSTILE), max_size=2
        ).map(tuple),
        "hops": st.lists(
            st.builds(Hop, party=HOSTILE, action=HOSTILE, at=st.none() | HOSTILE), max_size=2
        ).map(tuple),
        "media": st.lists(
            st.builds(Media, href=HOSTILE, type=HOSTILE, caption=HOSTILE, credit=HOSTILE),
            max_size=2,
        ).map(tuple),
        "copies": st.lists(
            st.builds(Link, href=HOSTILE, text=HOSTILE, rel=HOSTILE), max_size=2
        ).map(tuple),
    }
)
WILD_CHANNELS = st.builds(
    Channel,
    name=HOSTILE,
    home=st.sampled_from(["https://cais.example/", "http://x"]),
    language=HOSTILE,
    feed=st.none() | HOSTILE,
    logo=st.none() | HOSTILE,
    rights=st.none() | HOSTILE,
)


def wild(told: dict[str, Any], story: str = "41") -> Release:
    return Release(
        story=story,
        number=2,
        kind="correct",
        at="2026-05-03T10:00:00Z",
        by="Rita",
        first_published="2026-05-03T10:00:00Z",
        article=Article(**told),
        corrections=(Correction(at="2026-05-03T10:00:00Z", note=told["title"]),),
        slug=told["slug"],
    )


@FEW
@given(WILDEST, WILD_CHANNELS)
def test_any_article_makes_a_valid_message_of_g2(told: dict[str, Any], channel: Channel) -> None:
    known, text = standards.g2(), standards.nitf()
    document = parsed(newsml_g2.write([wild(told)], channel))
    assert known.validate(document), known.error_log
    for nitf in document.iter("{http://iptc.org/std/NITF/2006-10-18/}nitf"):
        assert text.validate(parsed(etree.tostring(nitf))), text.error_log


@FEW
@given(WILDEST, WILD_CHANNELS)
def test_any_article_makes_a_valid_package_of_g2(told: dict[str, Any], channel: Channel) -> None:
    known = standards.g2_packages()
    package = newsml_g2.write_package([wild(told), wild(told, "42")], channel, told["title"])
    assert known.validate(parsed(package)), known.error_log


@FEW
@given(WILDEST, WILD_CHANNELS)
def test_any_article_makes_a_valid_object_of_ninjs(told: dict[str, Any], channel: Channel) -> None:
    (found,) = json.loads(ninjs.write([wild(told)], channel))
    assert list(standards.ninjs().iter_errors(found)) == []


@pytest.mark.parametrize("form", [rss, atom], ids=["rss", "atom"])
@FEW
@given(WILDEST, WILD_CHANNELS)
def test_any_article_makes_a_feed_without_a_fault(
    form: Any, told: dict[str, Any], channel: Channel
) -> None:
    assert not feedparser.parse(form.write([wild(told)], channel)).bozo


def parsed(body: bytes) -> Any:
    return etree.fromstring(body, etree.XMLParser(huge_tree=True))


@pytest.mark.parametrize("form", FORMATS, ids=lambda one: one.name)
@FEW
@given(releases=st.lists(RELEASES, max_size=2))
def test_every_format_holds_any_text(form: Any, releases: list[Release]) -> None:
    body = form.write(releases, HOUSE)
    read = json.loads if form.ending == "json" else etree.fromstring
    assert read(body) is not None


@pytest.mark.parametrize("one", ONE_BY_ONE, ids=lambda one: one.name)
@FEW
@given(release=RELEASES)
def test_every_single_document_holds_any_text(one: Any, release: Release) -> None:
    read = json.loads if one.ending == "json" else etree.fromstring
    assert read(one.write(release, HOUSE)) is not None


def has_text(release: Release) -> bool:
    return release.article is None or any(kept(one).strip() for one in release.article.paragraphs)


@pytest.mark.parametrize("form", [newsml_g2, ninjs], ids=["newsml_g2", "ninjs"])
@FEW
@given(release=RELEASES.filter(has_text))
def test_what_was_read_is_written_without_loss(form: Any, release: Release) -> None:
    story = read_story(form.write_item(release, HOUSE))
    again = read_story(form.write_story(story))
    # Where a picture stands among paragraphs is told by NITF alone, and by it only as a block.
    assert [one for one in measured.lost(story, again) if one != "html"] == []


@FEW
@given(RELEASES)
def test_any_item_keeps_to_the_schema_of_g2(release: Release) -> None:
    known = standards.g2()
    assert known.validate(etree.fromstring(newsml_g2.write_item(release, HOUSE))), known.error_log


@FEW
@given(RELEASES)
def test_any_object_keeps_to_the_schema_of_ninjs(release: Release) -> None:
    found = json.loads(ninjs.write_item(release, HOUSE))
    assert list(standards.ninjs().iter_errors(found)) == []


@FEW
@given(RELEASES)
def test_any_feed_is_parsed_without_a_fault(release: Release) -> None:
    assert not feedparser.parse(rss.write([release], HOUSE)).bozo


@FEW
@given(RELEASES)
def test_any_page_has_a_name_and_an_address(release: Release) -> None:
    found = json.loads(json.dumps(news_article(release, HOUSE)))
    assert found["url"].startswith("https://cais.example/story/")
