"""Agency formats: whatever a delivery holds, it gives stories or refusals, and quickly."""

import base64
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire import detect

CASES = Path(__file__).parent / "cases" / "wire"
FOLDERS = ("anpa", "iptc7901", "mail", "newsml1", "newsml_g2", "nitf", "sitemap")
SEEDS = [
    file
    for folder in FOLDERS
    for file in sorted((CASES / folder).iterdir())
    if file.suffix != ".want"
]


def read(body: bytes) -> list[Story | Refusal]:
    return list(detect.parse(Delivery(body=body, address="in/x")))


def story(body: bytes) -> Story:
    (found,) = read(body)
    assert isinstance(found, Story), found
    return found


def g2(inside: str, root: str = "newsItem", told: str = "") -> bytes:
    space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    return f'<{root} {space} guid="urn:x" xml:lang="en" {told}>{inside}</{root}>'.encode()


def keeps_its_promises(found: list[Story | Refusal]) -> None:
    for one in found:
        if isinstance(one, Refusal):
            assert one.why
        else:
            spans = [(b.start, b.end) for b in one.blocks]
            spans += [(x.start, x.end) for x in one.links if x.start is not None and x.end]
            assert [s for s in spans if not 0 <= s[0] <= s[1] <= len(one.text)] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mutated_copy_gives_stories_or_refusals(data: st.DataObject) -> None:
    body = data.draw(st.sampled_from(SEEDS)).read_bytes()
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, min(len(body), start + 400)))
    other = data.draw(st.sampled_from(SEEDS)).read_bytes()
    put = data.draw(
        st.one_of(
            st.binary(max_size=40), st.just(b""), st.just(body[start:end] * 3), st.just(other)
        )
    )
    keeps_its_promises(read(body[:start] + put + body[end:]))


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_one_format_alone_claims_each_case(file: Path) -> None:
    *particular, _ = detect.FORMATS
    delivery = Delivery(body=file.read_bytes())
    assert [form.name for form in particular if form.claims(delivery)] == [file.parent.name]


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
HOSTILE = {
    "billion laughs": f'<!DOCTYPE newsItem [<!ENTITY l0 "ha">{LAUGHS}]>'
    "<newsItem><contentMeta><headline>&l9;</headline></contentMeta></newsItem>",
    "external entity": '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<nitf><body><body.content><p>&x;</p></body.content></body></nitf>",
    "deep": "<newsItem><contentSet><inlineXML>" + "<a>" * 200_000,
    "deep and closed": "<nitf>" + "<p>" * 20_000 + "x" + "</p>" * 20_000 + "</nitf>",
    "comments": "<NewsML>" + "<!--" * 100_000,
    "open CDATA": "<nitf>&nbsp;" + "<![CDATA[" * 100_000,
    "many items": "<newsMessage><itemSet>" + "<newsItem/>" * 20_000 + "</itemSet></newsMessage>",
    "many articles": "<NewsML><NewsItem><NewsComponent>"
    + "<NewsComponent><NewsLines><HeadLine>x</HeadLine></NewsLines><ContentItem><DataContent>y"
    "</DataContent></ContentItem></NewsComponent>" * 3_000 + "</NewsComponent></NewsItem></NewsML>",
    "components within components": "<NewsML><NewsItem>"
    + "<NewsComponent>" * 240
    + "<ContentItem/>" * 20_000
    + "</NewsComponent>" * 240
    + "</NewsItem></NewsML>",
    "many words": "<newsItem><contentSet><inlineXML><x>"
    + "<y>word</y>" * 60_000
    + "</x></inlineXML></contentSet></newsItem>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_ends_in_stories_or_refusals(body: str) -> None:
    found = read(body.encode())
    keeps_its_promises(found)
    assert not [s for s in found if isinstance(s, Story) and "root:" in s.text]
    assert sum(len(s.text) for s in found if isinstance(s, Story)) <= len(body)


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("<firstCreated>2026-05-03T10:00:00Z</firstCreated>", "2026-05-03T10:00:00Z"),
        ("<versionCreated>2026-05-03T10:00:00Z</versionCreated>", None),
    ],
)
def test_later_version_says_nothing_of_when_its_story_was_published(
    told: str, published: str | None
) -> None:
    found = story(g2(f"<itemMeta>{told}</itemMeta>", told='version="4"'))
    assert found.published == published


def test_absent_status_stays_absent() -> None:
    assert story(g2("<itemMeta/>")).pub_status is None


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>', "One.\n\nTwo."),
        ("<inlineData>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</inlineData>", "One.\n\nTwo."),
        (
            '<inlineData contenttype="text/plain" encoding="http://iptc.org/x/encd/base64">'
            + base64.b64encode(b"One.").decode()
            + "</inlineData>",
            "One.",
        ),
        ("<inlineXML><div><p>One.</p><p>Two.</p></div></inlineXML>", "One.\n\nTwo."),
        (
            "<inlineXML><result><team>Porto</team><goals>2</goals></result></inlineXML>",
            "Porto\n\n2",
        ),
        ("<inlineXML><script>x</script></inlineXML>", ""),
    ],
)
def test_content_of_any_kind_becomes_text(content: str, text: str) -> None:
    assert story(g2(f"<contentSet>{content}</contentSet>")).text == text


def test_richest_rendition_is_read() -> None:
    found = story(
        g2(
            "<contentSet><inlineData contenttype='text/plain'>flat</inlineData>"
            "<inlineXML><html><body><p>rich</p></body></html></inlineXML></contentSet>"
        )
    )
    assert found.text == "rich"
    assert "2 renditions" in found.notes[0].text


@pytest.mark.parametrize(
    ("told", "embargo"),
    [
        ("<embargoed>2026-05-03T12:00:00Z</embargoed>", "2026-05-03T12:00:00Z"),
        ("<embargoed>noon on Sunday</embargoed>", "noon on Sunday"),
        ("<embargoed/>", "until further notice"),
        ("", None),
    ],
)
def test_embargo_is_never_lost(told: str, embargo: str | None) -> None:
    assert story(g2(f"<itemMeta>{told}</itemMeta>")).embargo == embargo


def test_paragraphs_beside_pictures_are_markup_and_no_data() -> None:
    found = story(
        b'<NewsML><NewsItem xml:lang="fr"><NewsComponent><ContentItem><DataContent>'
        b'<media media-type="image"><media-reference data-location="#p"/><media-caption>Vu.'
        b"</media-caption></media><p>Un.</p><p>Deux.</p>"
        b"</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    assert [block.kind for block in found.blocks] == ["caption", "paragraph", "paragraph"]
    assert found.language == "fr"


def test_headline_that_the_body_begins_with_stands_once() -> None:
    found = story(
        g2(
            "<contentMeta><headline>Porto reabre</headline></contentMeta><contentSet><inlineXML>"
            "<html><body><h1>Porto reabre</h1><p>Três navios.</p></body></html>"
            "</inlineXML></contentSet>"
        )
    )
    assert found.text == "Porto reabre\n\nTrês navios."
    assert found.title_span == (0, 12)
    assert [block.kind for block in found.blocks] == ["heading", "paragraph"]


def test_nitf_as_character_data_is_nitf() -> None:
    inner = "<nitf><body><body.head><hedline><hl1>A</hl1></hedline></body.head></body></nitf>"
    data = f"<contentSet><inlineData><![CDATA[{inner}]]></inlineData></contentSet>"
    assert story(g2(data)).title is None
    more = inner.replace("</body></nitf>", "<body.content><p>B</p></body.content></body></nitf>")
    assert story(g2(data.replace(inner, more))).text == "A\n\nB"


def test_flowed_mail_is_put_back_together() -> None:
    body = MAIL + b"Content-Type: text/plain; format=flowed\n\nOne \nline.\n\n-- \nAna"
    assert story(body).text == "x\n\nOne line.\n\n-- \nAna"


def test_headline_is_the_one_in_the_language_of_the_item() -> None:
    told = (
        '<headline xml:lang="de">Brücke offen</headline><headline xml:lang="fr">Le pont</headline>'
    )
    found = story(g2(f'<contentMeta><language tag="fr-CH"/>{told}</contentMeta>'))
    assert found.title == "Le pont"


@pytest.mark.parametrize(
    "subject",
    [
        "Subject: Caf\u00e9 reabre".encode(),
        "Subject: Caf\u00e9 reabre".encode("cp1252"),
        b"Subject: =?utf-8?q?Caf=C3=A9?= reabre",
        b"Subject: =?x-x?q?Caf=C3=A9?= reabre",
        b"Subject: =?utf-8?b?Q2Fmw6kg?=\r\n =?utf-8?q?reabre?=",
    ],
)
def test_subject_is_read_however_it_is_written(subject: bytes) -> None:
    body = b"\r\n".join([b"Received: from x by y", subject, b"Message-ID: <1@x>", b"", b"Corpo."])
    assert story(body).title == "Caf\u00e9 reabre"


MAIL = b"MIME-Version: 1.0\nMessage-ID: <1@x.test>\nSubject: x\n"
HOSTILE_MAIL = {
    "parts within parts": MAIL
    + b"Content-Type: multipart/mixed; boundary=a\n\n"
    + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * 20_000,
    "mails within mails": b"".join([MAIL + b"Content-Type: message/rfc822\n\n"] * 150) + b"x",
    "many encoded words": MAIL + b"From: " + b"=?utf-8?q?x?= " * 50_000 + b"\n\nx",
    "comments in comments": MAIL + b"Date: " + b"(" * 5_000 + b"\n\nx",
    "open styles": MAIL + b"Content-Type: text/html\n\n" + b"<style" * 100_000,
    "many parameters": MAIL + b"Content-Type: text/plain; " + b"a=b; " * 2_000 + b"\n\nx",
    "no such charset": MAIL + b"Content-Type: text/plain; charset=x-x\n\ncaf\xe9",
    "no charset at all": MAIL + b'Content-Type: text/plain; charset="a\0b"\n\ncaf\xe9',
    "encoded charset": MAIL + b"Content-Type: text/plain; charset*=x'y'%00%FF\n\ncaf\xe9",
    "no such encoding": MAIL + b"Content-Transfer-Encoding: uuencode\n\nbegin 644 x\n#",
    "broken address": MAIL + b"From: <<<\nTo: @,;:\nDate: 32 Foo\n\nx",
}


HOSTILE_WIRE = {
    "endless header": b"\x01abc0001 3 xx " + b" " * 300_000 + b"\x02x\x03",
    "endless second line": b"\x01a0001\x1fx\r\nr i" + b" x" * 200_000 + b"\x02x\x03",
    "endless trailer": b"\x01abc0001 3 xx 1\r\n\x02x\x03031045" + b" " * 300_000,
    "many messages": b"\x01abc0001 3 xx 1\r\n\x02x\x03" * 5_000,
    "nothing but returns": b"\x01abc0001 3 xx 1\r\n\x02" + b"\r" * 500_000 + b"\x03",
    "many lines above": b"\x01a0001\x1fx\r\nr i\x13\x11 x\r\n\x02" + b"^x<\r\n" * 50_000,
    "soft hyphens": b"\x01abc0001 3 xx 1\r\n\x02" + b"\xc2\xad \n" * 50_000 + b"x\x03",
}


@pytest.mark.parametrize("body", HOSTILE_WIRE.values(), ids=HOSTILE_WIRE)
def test_hostile_wire_copy_ends_in_stories_or_refusals(body: bytes) -> None:
    found = read(body)
    assert found
    keeps_its_promises(found)


@pytest.mark.parametrize("body", HOSTILE_MAIL.values(), ids=HOSTILE_MAIL)
def test_hostile_mail_ends_in_stories_or_refusals(body: bytes) -> None:
    found = read(body)
    assert found
    keeps_its_promises(found)


def test_caption_of_a_picture_is_its_description_before_its_title() -> None:
    media = 'xmlns:media="http://search.yahoo.com/mrss/"'
    told = "<media:title>Porto</media:title><media:description>Cais.</media:description>"
    item = f'<item><title>A</title><media:content url="https://x.test/a.jpg">{told}</media:content>'
    found = story(f'<rss version="2.0" {media}><channel>{item}</item></channel></rss>'.encode())
    assert found.media[0].caption == "Cais."
    assert found.text == "A\n\nCais."
