"""Where a story says it comes from: what counts as a sign of it, and what is only news."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wiredesk
from wiredesk import packs
from wiredesk.packs.agency_pack import agency_versions
from wiredesk.reading.copy import Copy
from wiredesk.reading.orders import find_orders
from wiredesk.reading.origin import find_origin
from wiredesk.records import Declared, Given, Hop, Link, Origin, Story
from wiredesk.wire.formats.plaintext import plain_story

BODY = (
    "The bridge over the river reopened on Sunday after two years of work that cost the city "
    "more than it had planned, the mayor's office said."
)


def origin(text: str, language: str = "en", published: str | None = None) -> Origin:
    return wiredesk.read(text, language=language, published=published).origin


def declared(**fields: object) -> Origin:
    return find_origin(Copy(Story(id="1", text=BODY, format="test", **fields)))


@pytest.mark.parametrize(
    ("opener", "agency", "place", "date"),
    [
        ("MOSCOW (AP) — ", "AP", "MOSCOW", None),
        ("OSCEOLA, Iowa — ", None, "OSCEOLA, Iowa", None),
        ("CONCORD, N.H. - ", None, "CONCORD, N.H.", None),
        ("THE HAGUE, March 2 - ", None, "THE HAGUE", "XXXX-03-02"),
        ("BEIJING, May 3 (Xinhua) -- ", "Xinhua", "BEIJING", "XXXX-05-03"),
        ("Kyiv, Ukraine, Sunday, May 3 (Northwire) - ", "Northwire", "Kyiv, Ukraine", "XXXX-05-03"),
        ("GENEVA, 3rd May, 2026 (Northwire) -- ", "Northwire", "GENEVA", "2026-05-03"),
        ("(Northwire) – ", "Northwire", None, None),
        ("MOSCOW, May 3. /TASS/. ", "TASS", "MOSCOW", "XXXX-05-03"),
        ("Tehran, May 3, IRNA – ", "IRNA", "Tehran", "XXXX-05-03"),
        ("LONDON, 31 February (Northwire) - ", "Northwire", "LONDON", None),
    ],
)
def test_dateline_gives_agency_place_and_day(
    opener: str, agency: str | None, place: str | None, date: str | None
) -> None:
    found = origin(f"Bridge reopens\n\n{opener}{BODY}")
    assert (found.agency, found.place, found.date) == (agency, place, date)


@pytest.mark.parametrize(
    "opener",
    [
        "Ana Holt (Labour) - the member for Hull - said so. ",
        "The Food and Drug Administration (FDA) – the regulator – agreed. ",
        "VIDEO — ",
        "Smith said (Reuters heard it) - and laughed. ",
        "According to Reuters, May 3 - a Sunday - was wet. ",
        "Rome (Italy) was wet. ",
    ],
)
def test_prose_is_no_dateline(opener: str) -> None:
    found = origin(f"Bridge reopens\n\n{opener}{BODY}")
    assert (found.agency, found.dateline) == (None, None)


@pytest.mark.parametrize(
    ("published", "date"),
    [(None, "XXXX-12-30"), ("2026-01-02", "2025-12-30"), ("2025-12-31", "2025-12-30")],
)
def test_year_that_a_dateline_leaves_out_comes_from_the_day_of_publication(
    published: str | None, date: str
) -> None:
    found = origin(f"Bridge reopens\n\nHULL, Dec 30 (Northwire) - {BODY}", published=published)
    assert found.date == date


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Holt", "Ana Holt"),
        ("By ANA HOLT and TOM REED", "ANA HOLT and TOM REED"),
        ("By Ana Holt, Tom Reed and Sue Bright, Harbour Post", "Ana Holt, Tom Reed and Sue Bright"),
        ("By Ana Holt | 3 May 2026 | 10:14", "Ana Holt"),
        ("Ana Holt, Reuters", "Ana Holt"),
        ("By a narrow margin, Hull won", None),
        ("By Sunday the water had gone", None),
        ("Harbour Commission", None),
    ],
)
def test_byline_is_names_and_nothing_else(line: str, byline: str | None) -> None:
    assert origin(f"Bridge reopens after two years\n\n{line}\n\n{BODY}").byline == byline


@pytest.mark.parametrize(
    ("line", "agency", "unnamed"),
    [
        ("(With inputs from PTI)", "PTI", False),
        ("With agency inputs", None, True),
        ("Source: AFP/Reuters", "AFP", False),
        ("Reuters said the bridge was old.", None, False),
        ("AP", "AP", False),
        ("Photo: AP", None, False),
        ("(AP Photo/Ana Holt)", None, False),
    ],
)
def test_credit_line_names_an_agency_or_owns_that_it_names_none(
    line: str, agency: str | None, unnamed: bool
) -> None:
    found = origin(f"Bridge reopens\n\n{BODY}\n\n{line}")
    assert (found.agency, found.unnamed_agency) == (agency, unnamed)


def test_agency_in_a_sentence_is_no_origin() -> None:
    text = f"Ponte reabre\n\n{BODY} Informou a agência Lusa. A KCNA e a Reuters confirmaram."
    assert origin(text, "pt") == Origin()


def test_chain_tells_who_runs_an_agency_and_where_it_says_so() -> None:
    (link,) = origin(f"Bridge reopens\n\nPYONGYANG, May 3 (KCNA) -- {BODY}").chain
    assert (link.agency, link.country, link.state_run, link.where) == ("kcna", "KP", True, "text")


def test_reading_names_the_version_of_each_agency_pack_behind_it() -> None:
    reading = wiredesk.read(f"Bridge reopens\n\nHULL (AP) — {BODY}", language="en")
    assert reading.made_by.packs["agencies/ap"] == agency_versions()["ap"]


def test_declared_credit_is_evidence_with_the_field_it_stands_in() -> None:
    found = declared(credit="Lusa", rights="© 2026 Lusa", provider="Diário do Estuário")
    assert [(x.role, x.name, x.where) for x in found.chain] == [
        ("agency", "Lusa", "credit"),
        ("outlet", "Diário do Estuário", "provider"),
    ]


def test_declared_dateline_is_read_like_one_in_the_text() -> None:
    found = declared(dateline="LISBOA, 3 maio 2026 (Mirante)")
    assert (found.place, found.date) == ("LISBOA", "2026-05-03")


def test_hops_stand_in_the_chain_in_their_order() -> None:
    found = declared(hops=(Hop(party="Northwire"), Hop(party="Harbour Post")))
    assert [link.name for link in found.chain] == ["Northwire", "Harbour Post"]


def test_canonical_address_on_another_host_is_the_source() -> None:
    found = declared(
        address="https://m.harbour-post.example/1", canonical="https://apnews.com/article/1"
    )
    assert (found.agency, found.source_link) == ("AP", "https://apnews.com/article/1")


def test_canonical_address_on_the_same_host_is_none() -> None:
    found = declared(
        address="https://m.harbour-post.example/1", canonical="https://www.harbour-post.example/1"
    )
    assert found.source_link is None


def test_what_a_work_is_based_on_is_its_source() -> None:
    based = Declared(name="isBasedOn", value="https://northwire.example/7", where="json-ld")
    found = declared(declared=(based,))
    assert found.source_link == "https://northwire.example/7"


def test_link_whose_words_say_source_leads_to_it() -> None:
    link = Link(href="https://northwire.example/7", text="Source link")
    assert declared(links=(link,)).source_link == "https://northwire.example/7"


def test_given_source_is_the_last_outlet() -> None:
    copy = Copy(plain_story(f"HULL (AP) — {BODY}"), Given(source="Harbour Post"))
    assert [(x.role, x.where) for x in find_origin(copy).chain] == [
        ("agency", "text"),
        ("outlet", "given.source"),
    ]


BITS = st.sampled_from(
    [
        *["(AP)", "(", ")", "/", "[", "]", "\n", "\n\n", ", ", " - ", "— ", ".", " ", "a", "²"],
        *["HULL", "May 3", "By ", "Ana Holt", "新华社", "5月3日电", "3日", "٣ مايو", "99999999999"],
        *["© 2026 ", "Source: ", "https://x.y", "agencies", "third party feed", "mid-day.com"],
        *["accepts no responsibility", "Home > ", "ABC // DEF", "Lusa/Fim", "reporting by", BODY],
    ]
)


@settings(deadline=None)
@given(st.lists(BITS, max_size=25), st.sampled_from([*packs.languages()]))
def test_every_span_lies_inside_the_text(bits: list[str], tag: str) -> None:
    copy = Copy(plain_story("".join(bits)))
    copy.pack = packs.language(tag)
    copy.orders = find_orders(copy)
    found = find_origin(copy)
    spans = [(e.start, e.end) for e in (*found.evidence, *found.chain) if e.start is not None]
    assert all(0 <= a < (b or 0) <= len(copy.text) for a, b in spans)
