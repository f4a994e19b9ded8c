"""Sentences: what they are, and that every piece of text has its place."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk import packs
from wiredesk.reading.copy import Copy
from wiredesk.reading.sentences import find_sentences
from wiredesk.records import Block, Furniture, Sentence, Story
from wiredesk.wire.formats.plaintext import plain_story


def cut(text: str, tag: str = "en", furniture: tuple[tuple[int, int], ...] = ()) -> list[Sentence]:
    copy = Copy(plain_story(text))
    copy.pack = packs.language(tag)
    copy.furniture = tuple(
        Furniture(start=a, end=b, rule="furniture.test", kind="share") for a, b in furniture
    )
    return list(find_sentences(copy))


def test_furniture_is_cut_out_of_a_block() -> None:
    text = "The port reopened. SHARE THIS The ships sail today. All are glad."
    found = cut(text, furniture=((19, 29),))
    assert [(s.kind, text[s.start : s.end]) for s in found] == [
        ("own_voice", "The port reopened."),
        ("furniture", "SHARE THIS"),
        ("own_voice", "The ships sail today."),
        ("own_voice", "All are glad."),
    ]


def test_furniture_in_furniture_is_told_once() -> None:
    text = "Share. Tweet. The port reopened."
    kinds = [s.kind for s in cut(text, furniture=((0, 13), (7, 12)))]
    assert kinds == ["furniture", "furniture", "own_voice"]


def test_headline_is_one_sentence() -> None:
    text = "Why now? Port reopens. Ships sail\n\nThe port reopened. The ships sail."
    story = Story(
        id="x",
        text=text,
        format="test",
        title_span=(0, 33),
        blocks=(Block(start=0, end=33), Block(start=35, end=len(text))),
    )
    copy = Copy(story)
    copy.pack = packs.language("en")
    found = find_sentences(copy)
    assert [(s.kind, s.paragraph) for s in found] == [
        ("headline", 0),
        ("own_voice", 1),
        ("own_voice", 1),
    ]


@pytest.mark.parametrize("text", ["", "39", "***", "\n\n"])
def test_what_has_no_letter_is_no_sentence(text: str) -> None:
    assert cut(text) == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet='Ab1.!? "“”()。」\n,é', max_size=80), st.sampled_from([*packs.languages()]))
def test_every_letter_stands_in_one_sentence(text: str, tag: str) -> None:
    found = cut(text, tag)
    inside = "".join(text[s.start : s.end] for s in found)
    assert [c for c in inside if c.isalpha()] == [c for c in text if c.isalpha()]
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text",
    ["a. " * 100_000, '"' * 300_000, "(a) b. " * 50_000, '。"と' * 100_000, "A" * 1_000_000],
    ids=["dots", "quotes", "brackets", "particles", "one word"],
)
def test_no_letter_of_a_long_text_is_lost(text: str) -> None:
    inside = "".join(text[s.start : s.end] for s in cut(text))
    assert sum(map(str.isalpha, inside)) == sum(map(str.isalpha, text))
