"""Any bytes at all give a sheet or a refusal; spans always lie inside the text they speak of."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import wiredesk
from wiredesk import packs
from wiredesk.records import Reading, Refusal
from wiredesk.sheets.json import as_json
from wiredesk.sheets.page import as_page

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NEWSY = st.lists(
    st.sampled_from(
        [
            *("“", "”", "«", "»", '"', "—", "(", ")", ".", ",", ";", ":", "…", "\n", "\n\n", " "),
            *("disse", "said", "que", "that", "segundo", "laut", "selon", "según", "Kim", "Putin"),
            *("39", "0", "3 de maio", "15 mil", "KCNA", "Source link", "KILL", "(AP) —", "Início"),
            *(
                "Lisboa",
                "o ministro",
                "terça-feira",
                "yesterday",
                "\u202e",
                "\x00",
                "ﷺ",
                "北京",
                "é",
            ),
        ]
    ),
    max_size=60,
).map(" ".join)


def spans(found: Any) -> Iterator[tuple[int, int]]:
    """Every span in a sheet: objects with start and end, and lists of pairs."""
    if isinstance(found, dict):
        if isinstance(found.get("start"), int):
            yield found["start"], found["end"]
        for value in found.values():
            yield from spans(value)
    elif isinstance(found, list):
        if len(found) == 2 and all(type(x) is int for x in found):
            yield found[0], found[1]
        else:
            for value in found:
                yield from spans(value)


def keeps_its_promises(reading: Reading) -> None:
    sheet = msgspec.to_builtins(reading)
    length = len(reading.story.text)
    assert [s for s in spans(sheet) if not 0 <= s[0] <= s[1] <= length] == []
    assert json.loads(as_json(reading))["story"]["text"] == reading.story.text
    assert wiredesk.sheet(reading)
    assert "</html>" in as_page(reading)


@given(st.one_of(st.text(max_size=400), NEWSY))
@FEW
def test_any_text_gives_a_sheet_or_a_refusal(text: str) -> None:
    for found in wiredesk.read_all(text, published="2026-05-05"):
        if isinstance(found, Refusal):
            assert found.why
        else:
            keeps_its_promises(found)


@given(
    st.one_of(
        st.binary(max_size=400), NEWSY.map(lambda t: t.encode("utf-16")), NEWSY.map(str.encode)
    )
)
@FEW
def test_any_bytes_give_a_sheet_or_a_refusal(body: bytes) -> None:
    for found in wiredesk.read_all(body):
        if isinstance(found, Refusal):
            assert found.why
        else:
            keeps_its_promises(found)


@given(NEWSY, st.sampled_from([*packs.languages()]))
@FEW
def test_same_text_gives_the_same_sheet(text: str, language: str) -> None:
    first = wiredesk.read_all(text, language=language)
    again = wiredesk.read_all(text, language=language)
    assert first == again


HOSTILE = {
    "one word for ever": "segunda " * 30_000,
    "nothing but quotes": "“" * 100_000,
    "quotes opened and closed": "“a” disse. " * 20_000,
    "numbers": "3 de 3 de " * 20_000,
    "capitals": "Kim Jong Un " * 20_000,
    "a line of a million letters": "a" * 1_000_000,
    "a million digits": "1" * 1_000_000,
    "empty lines": "\n" * 500_000 + "x",
    "dashes": "— " * 100_000,
    "open brackets": "(" * 200_000,
    "colons": "a: " * 60_000,
    "commas": "Ana, " * 60_000,
    "full stops": ". " * 200_000,
    "articles": "; A" * 60_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_ends(text: str) -> None:
    found = wiredesk.read_all(text, language="pt", published="2026-05-05")
    assert found
