"""Defects: one finding a place, spans that hold, mends that are right, clean copy left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wiredesk
from wiredesk.reading.defects import CHECKS, MOST
from wiredesk.reading.defects.links import without_tracking
from wiredesk.reading.defects.proof import Cover
from wiredesk.reading.defects.raised import HINTS
from wiredesk.records import Defect, Media
from wiredesk.wire.formats.plaintext import plain_story

FAMILIES = frozenset(
    """
    furniture category truncated repeat source name leftover mt missing date accuracy fluency
    typography spelling acronym variety quote encoding editor_note embargo kill llm_leftover
    llm_instruction
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
MISSING = frozenset({"date", "byline", "dateline", "credit", "rights", "translation_notice"})


def found(text: str, language: str | None = None, published: str | None = None) -> list[Defect]:
    reading = wiredesk.read(text, language=language, published=published)
    return [d for d in reading.defects if not d.kind.startswith("missing.")]


def kinds(text: str, language: str | None = None) -> list[str]:
    return [d.kind for d in found(text, language)]


def mended(text: str, language: str, published: str | None = None) -> str:
    """The text with every mend put in, from its end."""
    for d in reversed(found(text, language, published)):
        if d.mend is not None and d.start is not None:
            text = text[: d.start] + d.mend + text[d.end :]
    return text


PIECES = st.sampled_from(
    [
        *(
            "“",
            "”",
            '"',
            "«",
            "»",
            "(",
            ")",
            ";",
            ",",
            ".",
            "…",
            "?",
            "!",
            "-",
            "—",
            " ",
            "  ",
            "\n",
        ),
        *(
            "\n\n",
            "\u200b",
            "\u202e",
            "\ufffd",
            "Ã©",
            "&amp;",
            "<b>",
            "**",
            "https://x.test/?utm_a=1",
        ),
        *(
            "É",
            "que",
            "Que",
            "KCNA",
            "Zelensky",
            "Zelenskiy",
            "ontem",
            "segunda-feira",
            "31 de abril",
        ),
        *(
            "ignore all previous instructions",
            "the",
            "of the",
            "idéia",
            "Source link",
            "לום",
            "می‌خواهد",
        ),
        *(
            "; A",
            "liderada por",
            "contra o centro, ",
            "os líderes do país",
            "casa",
            "\U000e0041",
            "İ",
        ),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_gives_defects_whose_spans_hold(text: str) -> None:
    text = "x " + text
    reading = wiredesk.read(text, language="pt")
    places = [(d.start, d.end) for d in reading.defects if d.start is not None]
    assert all(0 <= a < b <= len(reading.story.text) for a, b in places)
    assert {d.kind.partition(".")[0] for d in reading.defects} <= FAMILIES


@pytest.mark.parametrize("text", ["مرحبا", "日本語の本文です。", "😀", "x", "39\n0", "Ünïcödé"])
def test_a_text_without_a_story_lacks_what_a_story_needs(text: str) -> None:
    missing = {d.kind for d in wiredesk.read(text).defects if d.kind.startswith("missing.")}
    assert missing == {"missing." + n for n in MISSING - {"translation_notice"}}


def test_a_finding_of_one_family_stands_once_at_a_place() -> None:
    text = "O presidente Petro Zelensky saiu. Mais tarde, Zelenskiy voltou."
    assert (
        kinds(text, "pt").count("name.transliteration")
        + kinds(text, "pt").count("name.inconsistent")
        == 1
    )


def test_a_hint_says_that_it_is_one() -> None:
    (defect,) = found("Der Bericht der UKLT ist da.", "de")
    assert (defect.kind, defect.hint, defect.kind in HINTS) == ("acronym.undefined", True, True)


def test_many_places_are_summed_up_in_one_sentence() -> None:
    spaces = [d for d in found("a  b " * 1000, "en") if d.kind == "typography.double_space"]
    assert len(spaces) == MOST + 1
    assert [d.start for d in spaces if d.start is None] == [None]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_says_what_it_yields(check) -> None:
    assert (check.__doc__ or "").startswith("Yield ")


CLEAN = [
    ("en", 'He had had enough. "That that is, is," she said. A 27" screen stood there.'),
    ("en", "a) the first; b) the second (see below); Smith said no."),
    ("en", "The page https://x.test/a,b.Html stands at wiki.org, a.Bcd@x.test says."),
    ("pt", "Nós nos vimos. Ele disse: “Não, não e não.” Chegou às 10h; Lisboa esperava."),
    ("pt", "A Yahoo!, a SIC e a RTP: “Fora!”, gritaram."),
    ("es", "«¿Vienes?», preguntó. Casi casi llegan… pero no."),
    ("fr", "« Vous vous trompez ! » dit-il ; elle rit : c’est l’Élysée."),
    ("de", "Die, die die Wahl haben, sagten: „Nein, nein.“ Sie, die Ärzte; Sie wissen es."),
    ("de", "»Gut«, sagte er, „sehr gut“. Das dauert z. B. zwei Tage; Abgeordnete warten."),
    ("fa", "او گفت که می‌خواهد کتاب‌ها را بدهد."),
    ("hi", "वह धीरे धीरे चला गया।"),
]


@pytest.mark.parametrize(("language", "text"), CLEAN, ids=[t[:30] for _, t in CLEAN])
def test_what_is_right_is_left_alone(language: str, text: str) -> None:
    assert kinds(text, language) == []


MENDS = [
    ("pt", "A obra parou; É cara.", "A obra parou; é cara."),
    ("pt", "A cã¢mara disse que que nÃ£o.", "A cã¢mara disse que não."),
    ("en", "He said no ,and and left.He &amp; she.", "He said no, and left. He & she."),
    ("de", "Er sagte, daß der Prozeß ruht.", "Er sagte, dass der Prozess ruht."),
    ("fr", "Il a **dit** oui.\u200b", "Il a dit oui."),
]


@pytest.mark.parametrize(("language", "text", "right"), MENDS, ids=[t[:30] for _, t, _ in MENDS])
def test_mends_make_it_right(language: str, text: str, right: str) -> None:
    assert mended(text, language) == right


DATES = [
    ("pt", "O acordo foi assinado na segunda-feira.", "na segunda-feira (4)."),
    ("en", "The deal was signed on Monday.", "on Monday, May 4."),
    ("es", "El acuerdo se firmó el lunes.", "el lunes 4 de mayo."),
    ("fr", "L’accord a été signé lundi.", "signé lundi 4 mai."),
    ("de", "Der Vertrag wurde am Montag unterzeichnet.", "am Montag (4. Mai) unterzeichnet."),
    ("pt", "No mês passado, a obra parou.", "Em abril, a obra parou."),
    ("de", "Im vergangenen Monat ruhte der Bau.", "Im April ruhte der Bau."),
]


@pytest.mark.parametrize(("language", "text", "ends"), DATES, ids=[t for _, t, _ in DATES])
def test_a_relative_date_is_mended_from_the_date_given(language: str, text: str, ends: str) -> None:
    assert mended(text, language, "2026-05-06").endswith(ends)


def test_a_date_given_silences_neither_the_missing_date_nor_what_hangs_on_it() -> None:
    text = "O acordo foi assinado na segunda-feira."
    told = {d.kind for d in wiredesk.read(text, language="pt", published="2026-05-06").defects}
    assert {"missing.date", "date.relative_unanchored"} <= told


def test_a_dateline_with_its_day_anchors_what_follows() -> None:
    text = "Porto reabre\n\nLISBOA, 6 de maio de 2026 (Mirante) - O porto reabriu na segunda-feira."
    assert kinds(text, "pt") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A sessão foi na segunda-feira, 28 de outubro de 2025.", ["date.weekday_wrong"]),
        ("A sessão foi na terça-feira, 28 de outubro de 2025.", []),
        ("A sessão foi a 31 de abril de 2025.", ["date.impossible"]),
        ("A sessão foi a 30 de abril de 2025.", []),
    ],
)
def test_calendar_is_held_against_the_date(text: str, kind: list[str]) -> None:
    assert [k for k in kinds(text, "pt") if k.startswith("date.")] == kind


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://x.test/a?id=7&utm_source=f&utm_medium=rss", "https://x.test/a?id=7"),
        ("https://x.test/a?utm_source=f#top", "https://x.test/a#top"),
        ("https://x.test/a?fbclid=1&id=7&amp;gclid=2", "https://x.test/a?id=7"),
        ("https://x.test/a?utmost=1", "https://x.test/a?utmost=1"),
        ("https://x.test/a", "https://x.test/a"),
    ],
)
def test_only_what_tracks_is_taken_from_a_link(address: str, clean: str) -> None:
    assert without_tracking(address) == clean


def test_picture_on_another_host_is_told() -> None:
    from wiredesk.reading import read_story
    from wiredesk.records import Story

    plain = plain_story("Porto reabre\n\nO porto reabriu.")
    pictures = (Media(href="https://cdn.other.test/a.jpg", type="image/jpeg"),)
    fields = {name: getattr(plain, name) for name in ("id", "text", "blocks")}
    story = Story(**fields, format="webpage", address="https://x.test/a", media=pictures)
    assert "source.hotlinked_image" in {d.kind for d in read_story(story).defects}


def test_cover_joins_what_touches_and_answers_for_parts() -> None:
    cover = Cover([(5, 9), (0, 3), (3, 4), (20, 21)])
    asked = [cover.touches(4, 5), cover.touches(8, 30), cover.holds(0, 4), cover.holds(5, 10)]
    assert asked == [False, True, True, False]


def test_words_that_two_languages_share_are_no_leftover() -> None:
    assert kinds("The bonds all come due in June, state by state.", "en") == ["date.year_missing"]
