"""Times: what they are reckoned from, what stays unknown, and that any text can be read."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wiredesk
from wiredesk import packs
from wiredesk.reading.copy import Copy
from wiredesk.reading.times import find_times
from wiredesk.reading.times.base import find_anchor
from wiredesk.reading.times.calendar import easter, extent
from wiredesk.reading.times.rules import opening, patterns
from wiredesk.records import ChainLink, Given, Language, Origin, Variety
from wiredesk.wire.formats.plaintext import plain_story

TUESDAY = "2025-10-28"
WORDS = [
    "3",
    "de",
    "maio",
    "em",
    "2019",
    "há",
    "dois",
    "anos",
    "e",
    "meio",
    "segunda-feira",
    "próxima",
    "18h30",
    "às",
    "-",
    "/",
    ",",
    ".",
    "(",
    ")",
    "século",
    "XX",
    "anos",
    "60",
    "31",
    "fevereiro",
    "0",
    "9999",
    "século",
    "passado",
    "últimos",
    "dias",
    "Páscoa",
]
"""What a hostile text is strewn with."""


def values(text: str, language: str, published: str | None = TUESDAY) -> list[str]:
    return [t.value for t in wiredesk.read(text, language=language, published=published).times]


def copy_of(text: str, language: str, published: str | None = TUESDAY) -> Copy:
    return Copy(plain_story(text), Given(published=published), pack=packs.language(language))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("pt", "Chegou na segunda-feira.", ["2025-10-27"]),
        ("pt", "Chegou nesta terça-feira.", ["2025-10-28"]),
        ("pt", "Vai chegar na terça-feira que vem.", ["2025-11-04"]),
        ("en", "He left on Wednesday.", ["2025-10-22"]),
        ("en", "He will leave on Wednesday.", ["2025-10-29"]),
        ("en", "It was signed last Tuesday.", ["2025-10-21"]),
        ("es", "Llegó el pasado viernes.", ["2025-10-24"]),
        ("fr", "Il est arrivé dimanche.", ["2025-10-26"]),
        ("de", "Er kam am Montag.", ["2025-10-27"]),
    ],
)
def test_weekday_goes_back_unless_the_tense_goes_on(language, text, wanted) -> None:
    assert values(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("pt", "Reuniram-se em setembro.", ["2025-09"]),
        ("pt", "Reuniram-se em novembro.", ["2024-11"]),
        ("en", "The bridge will open in March.", ["2026-03"]),
        ("en", "Sales fell in December.", ["2024-12"]),
        ("de", "Sie wurde im Oktober gewählt.", ["2025-10"]),
    ],
)
def test_bare_month_is_the_nearest_past_one_unless_the_tense_goes_on(
    language, text, wanted
) -> None:
    assert values(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("pt", "Chegou ontem, na segunda-feira.", "XXXX-XX-XX"),
        ("en", "Sales fell in September.", "XXXX-09"),
        ("en", "It closed last month.", "XXXX-XX"),
        ("es", "Llegó el lunes.", "XXXX-WXX-1"),
        ("fr", "L'été dernier, il a plu.", "XXXX-SU"),
        ("de", "Am 3. Mai kam er.", "XXXX-05-03"),
    ],
)
def test_nothing_is_known_without_an_anchor(language, text, wanted) -> None:
    (time, *_) = wiredesk.read(text, language=language).times
    assert (time.value, time.anchor) == (wanted, None)
    assert {"relative", "no_year"} & {*time.flags}


@pytest.mark.parametrize(
    ("given", "declared", "dateline", "why"),
    [
        ("2025-10-28", "2025-10-20", "2025-10-10", "published 2025-10-28"),
        (None, "2025-10-20T10:00:00Z", "2025-10-10", "declared 2025-10-20"),
        (None, None, "2025-10-10", "dateline 2025-10-10"),
        ("2025-10", None, None, "published 2025-10"),
        (None, None, "10-10", ""),
        ("yesterday", None, None, ""),
    ],
)
def test_anchor_is_what_the_user_gives_then_what_is_declared_then_the_dateline(
    given, declared, dateline, why
) -> None:
    story = msgspec.structs.replace(plain_story("x"), published=declared)
    copy = Copy(story, Given(published=given), origin=Origin(date=dateline))
    assert find_anchor(copy).why == why


@pytest.mark.parametrize(
    ("country", "begin"), [("AR", "2025-03"), ("PT", "2025-09"), (None, "2025-09")]
)
def test_season_has_the_months_of_the_hemisphere_of_the_source(country, begin) -> None:
    copy = copy_of("El puente se cerró este otoño.", "es")
    link = ChainLink(role="agency", name="Bruma", country=country, rule="test")
    copy.origin = Origin(chain=(link,))
    (time,) = find_times(copy)
    assert time.begin == begin
    assert "season" in time.flags


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pt", "A Segunda Guerra Mundial e a segunda fase."),
        ("pt", "O mar, o sol e o set: é preciso ter fé."),
        ("pt", "Rui, de 34 anos, morreu aos 34 anos."),
        ("en", "Theresa May may march; sales fall."),
        ("en", "A 34-year-old man aged 34 years."),
        ("en", "They sold 2000 cars for $1999."),
        ("es", "Ana, de 34 años, nadó en el mar."),
        ("fr", "Il a été élu ; Luc, 34 ans, part."),
        ("de", "Die 24-jährige Frau will 2000 Euro."),
    ],
)
def test_words_numbers_and_ages_are_no_times(language, text) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize(("variety", "wanted"), [("en-GB", "2026-05-03"), ("en-US", "2026-03-05")])
def test_order_of_figures_follows_the_variety(variety, wanted) -> None:
    copy = copy_of("It opens on 3/5/2026.", "en")
    told = Variety(tag=variety, counts={variety: 4})
    copy.language = Language(tag="en", script="Latn", confidence=1.0, variety=told)
    assert [t.value for t in find_times(copy)] == [wanted]


def test_order_of_figures_is_doubted_where_no_variety_is_told() -> None:
    (time,) = wiredesk.read("It opens on 3/5/2026.", language="en").times
    assert "ambiguous" in time.flags


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2025-W43-WE", "2025-10-25", "2025-10-26"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("2026-WI", "2025-12", "2026-02"),
        ("XXXX-09", None, None),
        ("P2Y", None, None),
    ],
)
def test_value_reaches_from_its_first_day_to_its_last(value, begin, end) -> None:
    assert extent(value)[:2] == (begin, end)


@pytest.mark.parametrize(
    ("year", "day"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (2038, "2038-04-25")]
)
def test_easter_falls_on_its_day(year, day) -> None:
    assert easter(year).isoformat() == day


def test_since_reaches_to_the_anchor_and_until_from_nowhere() -> None:
    text = "Desde setembro e até dezembro de 2026."
    since, until = wiredesk.read(text, language="pt", published=TUESDAY).times
    assert (since.begin, since.end_date) == ("2025-09-01", TUESDAY)
    assert (until.begin, until.end_date) == (None, "2026-12-31")


def test_rule_may_open_with_whatever_is_optional_before_it() -> None:
    assert opening("(a | b c)? d? x=e") == {"a", "b", "d", "e"}


@pytest.mark.parametrize("name", list(patterns()))
def test_no_rule_matches_nothing(name) -> None:
    assert opening(patterns()[name].removeprefix("month_first"))


@pytest.mark.parametrize(
    "unit",
    ["3 ", "de ", "segunda ", "3, ", "2019 e ", "28/10/", "maio ", "há dois ", "ontem ", "1.", "("],
)
def test_long_repeated_text_is_read_in_one_go(unit) -> None:
    text = (unit * (200_000 // len(unit)))[:200_000]
    assert all(t.end <= len(text) for t in find_times(copy_of(text, "pt")))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(WORDS),
        ),
        max_size=30,
    ),
    st.sampled_from(["pt", "und"]),
    st.sampled_from([None, "2025-10-28", "0001-01-01", "9999-12-31", "2025", "2025-10"]),
)
def test_any_words_give_times_that_lie_in_the_text(words, language, published) -> None:
    text = " ".join(words)
    story = plain_story(text)
    times = find_times(Copy(story, Given(published=published), pack=packs.language(language)))
    assert all(0 <= t.start < t.end <= len(story.text) for t in times)
    assert list(times) == sorted(times, key=lambda t: (t.start, t.end))


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("es", "A finales del 2027 abre el puerto.", "2027"),
        ("de", "Ende 2027 öffnet der Hafen.", "2027"),
        ("it", "Alla fine del 1990 il porto era chiuso.", "1990"),
        ("es", "A principios de los 1990 abrió.", "199"),
    ],
)
def test_the_edge_of_a_year_is_a_year_and_of_years_a_decade(
    language: str, text: str, value: str
) -> None:
    assert [t.value for t in wiredesk.read(text, language=language).times] == [value]
