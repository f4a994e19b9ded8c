"""The desk's words: every one translated, every placeholder kept, and compiled as they stand."""

import re

import pytest
from babel.messages.catalog import Message

from tests import messages

CATALOGUES = messages.catalogues()
PLACEHOLDER = re.compile(r"%\(\w+\)s|%s|%%")


def placeholders(message: Message) -> list[tuple[set[str], set[str]]]:
    """Those of each form in English and in the translation; of one there may be fewer ("once")."""
    ids = message.id if message.pluralizable else (message.id,)
    strings = message.string if message.pluralizable else (message.string,)
    return [
        (set(PLACEHOLDER.findall(one)), set(PLACEHOLDER.findall(other)))
        for one, other in zip(ids, strings, strict=True)
    ]


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.parts[-3])
def test_every_word_is_translated(po: messages.Path) -> None:
    assert messages.untranslated(messages.merged(po)) == []


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.parts[-3])
def test_no_translation_loses_a_placeholder_or_is_unsure(po: messages.Path) -> None:
    told = [message for message in messages.read(po) if message.id]
    assert not [message.id for message in told if message.fuzzy]
    assert not [m.id for m in told if any(want != got for want, got in placeholders(m))]


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.parts[-3])
def test_catalogue_is_compiled_as_it_stands(po: messages.Path) -> None:
    assert po.with_suffix(".mo").read_bytes() == messages.compiled(messages.read(po))
