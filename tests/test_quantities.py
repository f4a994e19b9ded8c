"""Quantities: bounds, units, and what counts nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wiredesk
from wiredesk import packs
from wiredesk.packs.matcher import matcher
from wiredesk.reading.copy import Copy
from wiredesk.reading.numerals import find_numerals
from wiredesk.reading.quantities import find_quantities
from wiredesk.records import Given
from wiredesk.wire.formats.plaintext import plain_story

WORDS = [
    "3",
    "15",
    "mil",
    "milhões",
    "de",
    "euros",
    "entre",
    "e",
    "3,5%",
    "US$",
    "quase",
    "pessoas",
    "metade",
    "80º",
    "-",
    "/",
    "um",
]
"""What a hostile text is strewn with."""


def said(text: str, language: str) -> list[tuple]:
    found = wiredesk.read(text, language=language).quantities
    return [(q.type, q.min, q.max, q.unit) for q in found]


def copy_of(text: str, language: str) -> Copy:
    return Copy(plain_story(text), Given(), pack=packs.language(language))


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("pt", "vinte e um", 21),
        ("pt", "dois mil e vinte e cinco", 2025),
        ("pt", "dois milhões trezentos e quarenta mil", 2_340_000),
        ("pt", "2,5 mil milhões", 2_500_000_000),
        ("pt", "1.234,5", 1234.5),
        ("en", "twenty-one", 21),
        ("en", "two hundred and fifty thousand", 250_000),
        ("en", "1,234.5", 1234.5),
        ("en", "3 billion", 3_000_000_000),
        ("es", "treinta y uno", 31),
        ("es", "dos billones", 2_000_000_000_000),
        ("es", "40 000", 40_000),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "soixante et onze", 71),
        ("fr", "deux cent mille", 200_000),
        ("fr", "1 234,5", 1234.5),
        ("de", "einundzwanzig", 21),
        ("de", "3,5 Milliarden", 3_500_000_000),
        ("de", "zwei Millionen dreihunderttausend", 2_300_000),
    ],
)
def test_numeral_has_its_value(language, words, value) -> None:
    copy = copy_of(f"x {words} y", language)
    assert [n.value for n in copy.numerals] == [value]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("pt", "Quase 15 mil soldados.", ("cardinal", None, 15000, "soldados")),
        ("pt", "Pelo menos 3 pessoas.", ("cardinal", 3, None, "pessoas")),
        ("pt", "Milhares de pessoas.", ("cardinal", 1000, None, "pessoas")),
        ("en", "Up to 300 homes burned.", ("cardinal", None, 300, "homes")),
        ("en", "Between 3 and 5 percent.", ("percent", 3, 5, "%")),
        ("en", "It cost €3.5m.", ("money", 3.5e6, 3.5e6, "EUR")),
        ("es", "Más de 40 km.", ("measure", 40, None, "km")),
        ("fr", "La moitié des élus.", ("fraction", 0.5, 0.5, "élus")),
        ("de", "Knapp 40 neue Häuser.", ("cardinal", None, 40, "neue häuser")),
    ],
)
def test_quantity_has_bounds_and_unit(language, text, wanted) -> None:
    assert said(text, language) == [wanted]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Boeing 737 left for the G20."),
        ("en", "They won 3-2."),
        ("en", "Call 555 0142 990."),
        ("en", "In 2019, on 5 May at 10:30."),
        ("pt", "A Lei 53-B/2006 e a Covid-19."),
        ("pt", "O primeiro-ministro, segundo a agência."),
        ("de", "Artikel 5, Platz 3."),
    ],
)
def test_names_scores_codes_and_times_count_nothing(language, text) -> None:
    assert said(text, language) == []


@pytest.mark.parametrize("unit", ["3 ", "3, ", "mil ", "entre 3 e ", "3-", "( ", "1."])
def test_long_repeated_text_is_read_in_one_go(unit) -> None:
    text = (unit * (200_000 // len(unit)))[:200_000]
    assert all(q.end <= len(text) for q in find_quantities(copy_of(text, "pt")))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(WORDS),
        ),
        max_size=30,
    ),
    st.sampled_from([*packs.languages()]),
)
def test_any_words_give_quantities_that_lie_in_the_text(words, language) -> None:
    story = plain_story(" ".join(words))
    copy = Copy(story, Given(), pack=packs.language(language))
    found = find_quantities(copy)
    assert all(0 <= q.start < q.end <= len(story.text) for q in found)
    assert all(q.min is None or q.max is None or q.min <= q.max for q in found)


def test_numerals_never_overlap() -> None:
    text = "vinte e um mil e duzentos e trinta e um milhões 3 mil 2,5 milhões"
    hits = matcher("pt").find(text)
    numerals = find_numerals(text, hits, packs.language("pt"))
    ends = [0, *(n.end for n in numerals)]
    assert all(n.start >= end for n, end in zip(numerals, ends, strict=False))
