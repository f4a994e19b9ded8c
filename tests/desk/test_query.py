"""The search box's language: nothing that is typed is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.desk.search import postgresql, sqlite
from wiredesk.desk.search.finding import term_for
from wiredesk.desk.search.folding import fold, words_of
from wiredesk.desk.search.marking import extract, looked_for, marked
from wiredesk.desk.search.query import Term, parse_query
from wiredesk.desk.search.spans import span
from wiredesk.desk.search.tags import exact_token
from wiredesk.desk.search.wanted import wanted
from wiredesk.desk.search.writing import narrowed, parts_of, widened, written

TYPED = st.text(
    alphabet=st.one_of(st.sampled_from("abé:\"“”-*=.()|&!'\\ 0123東ทि\x00"), st.characters()),
    max_size=80,
)


@given(TYPED)
def test_anything_can_be_typed(text: str) -> None:
    query = parse_query(text)
    asked = wanted(query, lambda _: ["1"])
    assert sqlite.expression(asked)
    assert postgresql.expression(asked)


@given(TYPED)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert list(words_of(fold(text))) == list(words_of(text))


@given(TYPED)
def test_every_word_of_a_query_is_a_word_that_the_index_may_hold(text: str) -> None:
    indexed = set(words_of(text + " x"))
    assert all(any(w.startswith(word) for w in indexed) for word in words_of(text, whole=False))


@pytest.mark.parametrize("hostile", ['"', "-", "a:", '-"', "OR ", "a OR ", "date:", "(", "*", "東"])
def test_hostile_text_is_read_in_one_pass(hostile: str) -> None:
    assert len(parse_query(hostile * 500_000).groups) <= 60


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        ("porto greve", (("porto",), ("greve",))),
        ("a OR b c", (("a", "b"), ("c",))),
        ("OR a OR", (("a",),)),
        ('"a b" “c d” «e»', (("a b",), ("c d",), ("e",))),
        ("http://x.test/a", (("http://x.test/a",),)),
        ("12:30", (("12:30",),)),
    ],
)
def test_words_make_groups(typed: str, groups: tuple[tuple[str, ...], ...]) -> None:
    assert tuple(tuple(t.text for t in group) for group in parse_query(typed).groups) == groups


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("-x", Term(text="x", without=True)),
        ("NOT x", Term(text="x", without=True)),
        ("x-y", Term(text="x-y")),
        ("gov*", Term(text="gov*", prefix=True)),
        ("lang:pt", Term(text="pt", field="language")),
        ("AGÊNCIA:Lusa", Term(text="Lusa", field="agency")),
        ('-agency:="A B"', Term(text="A B", field="agency", without=True, exact=True, phrase=True)),
        ("date:2026-1..", Term(text="2026-1..", field="date")),
    ],
)
def test_one_term(typed: str, term: Term) -> None:
    assert parse_query(typed).groups == ((term,),)


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("colour:red", "no field “colour”"),
        ("date:yesterday", "no date"),
        ("date:2026-13", "no date"),
        ('"open', "not closed"),
        ("state:lost", "no state"),
        ("state:held OR x", "cannot stand in “OR”"),
        ("x " * 100, "first 60"),
        ("x" * 5_000, "first 2,000"),
    ],
)
def test_what_is_not_understood_is_searched_as_words_with_a_note(typed: str, note: str) -> None:
    query = parse_query(typed)
    assert note in " ".join(query.notes)
    assert query.groups


@pytest.mark.parametrize(
    ("first", "last", "parts"),
    [
        ("2026-11", "2026-11", ["2026-11"]),
        ("2026-11", "2026-12-02", ["2026-11", "2026-12-01", "2026-12-02"]),
        ("2025-12-31", "2027", ["2025-12-31", "2026", "2027"]),
        ("2026-02-28", "2026-03-01", ["2026-02-28", "2026-03-01"]),
        ("2026-02-31", "2026-02-31", ["2026-02-28"]),
        ("2026", "2025", ["2025", "2026"]),
        ("0001", "1800", ["1800"]),
    ],
)
def test_a_range_is_few_whole_parts(first: str, last: str, parts: list[str]) -> None:
    assert span(first, last) == parts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("São-Paulo d’água 1.200", "sao paulo d agua 1 200"),
        ("Straße ŁÓDŹ İstanbul Søren Ærø", "strasse lodz istanbul soren aero"),
        ("Ёлка Київ", "елка киів"),
        ("東京都 ok", "東京 京都 都 ok"),
        ("がか", "がか か"),
        ("हिन्दी में", "हिन्दी में"),
        ("ﬁm Ｔｏｋｙｏ", "fim tokyo"),
    ],
)
def test_words_are_folded(text: str, words: str) -> None:
    assert list(words_of(text)) == words.split()


@given(TYPED)
def test_query_that_is_written_asks_for_the_same(text: str) -> None:
    def asked(text: str) -> object:
        return wanted(parse_query(text), lambda term: ["3"] if term.text else [])

    again = written(parse_query(text).groups)
    assert asked(again) == asked(text)
    assert written(parse_query(again).groups) == again


@pytest.mark.parametrize(
    ("typed", "more", "both"),
    [
        ("greve OR paragem", 'agency:="Lusa"', 'greve OR paragem agency:="Lusa"'),
        ("greve OR", 'agency:="Lusa"', 'greve agency:="Lusa"'),
        ('"meia frase', "date:2026-11", '"meia frase" date:2026-11'),
        ("http://a.test sin*", '-person:="Ana Prates"', 'http://a.test sin* -person:="Ana Prates"'),
        ("cor:azul -OR", "language:pt", '"cor azul" -OR language:pt'),
        ("date:person:x", "language:pt", '"person:x" language:pt'),
    ],
)
def test_query_is_narrowed_and_widened_again(typed: str, more: str, both: str) -> None:
    query = parse_query(typed)
    assert narrowed(query, more) == both
    assert parts_of(parse_query(both))[-1].without == written(query.groups)


@pytest.mark.parametrize("value", ["Grupo «Norte»", 'A "B" C', "「東京」", "x:y", "-a", "OR", "a*"])
def test_any_value_of_a_facet_can_be_asked_for_and_left_again(value: str) -> None:
    query = parse_query(narrowed(parse_query("porto"), term_for("person", value)))
    ((term,),) = query.groups[1:]
    assert exact_token("person", term.text) == exact_token("person", value)
    assert widened(query, "person", value) == "porto"


@pytest.mark.parametrize(
    ("typed", "text", "marks"),
    [
        ("sao", "São Paulo, SÃO; a Asao", ["São", "SÃO"]),
        ("porto", "porto portos deporto PORTO", ["porto", "PORTO"]),
        ("port*", "porto portos deporto", ["porto", "portos"]),
        (
            '"segunda feira"',
            "segunda-feira, segunda  feira, segundafeira",
            ["segunda-feira", "segunda  feira"],
        ),
        ("strasse", "Die Straße", ["Straße"]),
        ("ﬁm", "o fim, o ﬁm", ["fim", "ﬁm"]),
        ("東京", "東京都で", ["東京"]),
        ("बाढ़", "e बाढ़ का", ["बाढ़"]),
        ("сан", "Сан-Пауло", ["Сан"]),
        ("cafe", "cafe\u0301 cafè", ["cafe\u0301", "cafè"]),
        ("-porto", "porto", []),
        ('person:="Ana de Sá"', "Ana de Sá disse", ["Ana"]),
        ("lang:pt", "pt", []),
    ],
)
def test_matches_are_marked_in_the_text_itself(typed: str, text: str, marks: list[str]) -> None:
    pieces = marked(text, looked_for(parse_query(typed)))
    assert "".join(piece.words for piece in pieces) == text
    assert [piece.words for piece in pieces if piece.marked] == marks


@given(TYPED, st.text(max_size=300))
def test_any_text_is_cut_and_never_changed(typed: str, text: str) -> None:
    wanted = looked_for(parse_query(typed))
    assert "".join(piece.words for piece in marked(text, wanted)) == text
    shown = "".join(piece.words for piece in extract(text, wanted))
    assert shown.removeprefix("… ").removesuffix(" …") in text


@pytest.mark.parametrize("piece", ["a ", "aaaa", "a_", "_", "a-", "\n", "東", "á̂", "a\u00ad"])
def test_hostile_text_is_marked_in_one_pass(piece: str) -> None:
    wanted = looked_for(parse_query(f'a a* 東京 "{"a " * 500}b"'))
    assert sum(len(one.words) for one in extract(piece * 250_000, wanted)) <= 300
