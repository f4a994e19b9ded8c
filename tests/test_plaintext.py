"""Pasted text: its blocks and its headline."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.records import Delivery, Refusal, Story
from wiredesk.wire import detect
from wiredesk.wire.blocks import find_blocks
from wiredesk.wire.formats.plaintext import plain_story

LEAD = (
    "O porto de Viana reabriu na segunda-feira, três semanas depois de as obras o terem fechado, "
    "informou a administração, que espera agora os primeiros navios de carga."
)
LONG = f"{LEAD}\n\n{LEAD} Os pescadores pedem mais.\n\n{LEAD}"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Porto de Viana reabre após obras", "Porto de Viana reabre após obras"),
        ("Porto reabre", "Porto reabre"),
        ("ECONOMIA", None),
        ("ECONOMIA\n\nPorto de Viana reabre após obras", "Porto de Viana reabre após obras"),
        ("Por Ana Costa", None),
        ("Ana Costa", None),
        ("3 de maio de 2026", None),
        ("Porto de Viana reabre após obras:", None),
        ("- Porto de Viana reabre após obras", None),
        ("porto de Viana reabre após obras", None),
        ("Home > Economia > Portos e mares", None),
        ("Home | Notícias | Desporto | Cultura e lazer", None),
        ("redacao@mirante.test para todos os leitores", None),
        ("Quem paga as obras do porto?", "Quem paga as obras do porto?"),
        ("O porto reabriu.", "O porto reabriu."),
        ("“O porto reabriu”, disse ele.", None),
        (f"{LEAD}\n\nPorto de Viana reabre após obras", None),
        ("Title: Harbour reopens", "Harbour reopens"),
        (
            "Notícias do dia em Viana e arredores\n\nViana: porto reabre após obras\n\n"
            "Ler mais: Viana: porto reabre...",
            "Viana: porto reabre após obras",
        ),
        (
            "Porto de Viana reabre após obras\n\nPescadores pedem agora obras no cais sul",
            "Porto de Viana reabre após obras",
        ),
    ],
)
def test_headline_stands_above_the_first_paragraph(head: str, title: str | None) -> None:
    story = plain_story(f"{head}\n\n{LONG}")
    assert story.title == title
    assert story.title_span is None or story.text[slice(*story.title_span)] == title


@pytest.mark.parametrize(
    "text",
    [
        "Porto de Viana reabre após obras",
        "O porto reabriu.\nOs navios entraram.\nOs pescadores pedem mais obras no cais.",
        f"O porto reabriu na segunda-feira, disse a ministra Ana Costa.\n{LEAD}\n{LEAD}",
    ],
)
def test_text_of_paragraphs_alone_loses_none_to_a_title(text: str) -> None:
    assert plain_story(text).title is None


def test_hard_wrapped_paragraphs_are_blocks_whatever_their_script() -> None:
    russian = (
        "Порт Мурманска открылся в воскресенье после трёх недель\n"
        "ремонта, сообщила администрация порта. Первые суда вошли\n"
        "утром.\n\nРыбаки просят отремонтировать и южный причал, пока\n"
        "не наступила зима, и обещают помочь деньгами."
    )
    assert len(find_blocks(russian)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "O porto reabriu.\nOs navios entraram de manhã.\nOs pescadores pedem mais.",
        "\n".join(
            f"Notícia número {n} sobre o porto de Viana do Castelo e os seus navios."
            for n in "abcd"
        ),
        "uma lista\nde versos\nmuito curtos",
    ],
)
def test_lines_that_end_their_sentences_are_blocks_of_their_own(text: str) -> None:
    assert len(find_blocks(text)) == text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1. Um\n2. Dois", ["item", "item"]),
        ("3. Mai 2026\nDie Werft baut.", ["paragraph", "paragraph"]),
        ("- Um\n• Dois", ["item", "item"]),
        ("— Não sei, disse.\n> citado", ["paragraph", "quote"]),
    ],
)
def test_kinds_of_blocks(text: str, kinds: list[str]) -> None:
    assert [block.kind for block in find_blocks(text)] == kinds


def only(body: bytes, media_type: str | None = None) -> Story | Refusal:
    (found,) = detect.parse(Delivery(body=body, media_type=media_type, address="x.test"))
    return found


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "empty"),
        (b" \n\t \xe2\x80\x83", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\0" * 100, "not a text"),
        (bytes(range(256)) * 8, "not a text"),
        (b"a" * 2_000_001, "too long"),
        (b"a" * 50_000_001, "too large"),
    ],
)
def test_what_is_no_text_is_refused_in_words(body: bytes, what: str) -> None:
    found = only(body)
    assert isinstance(found, Refusal)
    assert (found.what, found.address) == (what, "x.test")


@pytest.mark.parametrize("body", [b"a" * 1_000_000, b"a\n" * 500_000, b"Ab " * 300_000])
def test_endless_lines_are_a_story(body: bytes) -> None:
    found = only(body)
    assert isinstance(found, Story)
    assert found.text == body.decode()


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_a_story_or_a_refusal(body: bytes) -> None:
    for found in detect.parse(Delivery(body=body)):
        if isinstance(found, Story):
            ends = [0, *(b.end for b in found.blocks)]
            assert all(a <= b.start < b.end for a, b in zip(ends, found.blocks, strict=False))
            assert found.title_span is None or found.text[slice(*found.title_span)] == found.title
