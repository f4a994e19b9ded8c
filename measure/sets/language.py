"""The language of sentences, paragraphs and whole stories in 19 languages (data from elsewhere)."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

from measure.sets import shared
from wiredesk.reading.copy import Copy
from wiredesk.reading.language import tell_language
from wiredesk.wire.formats.plaintext import plain_story

SET = "language/translations_ntrex"
EVERY = 3
"""One story in so many is read, to be done in seconds."""


def stories() -> Iterator[dict[str, Any]]:
    """The stories: language and sentences."""
    with gzip.open(shared("cases/lineage/translations_ntrex.jsonl.gz"), "rt", "utf-8") as lines:
        yield from map(json.loads, lines)


def measure() -> Iterator[tuple[str, float]]:
    """Yield the share told right, alone; then that of paragraphs inside their story."""
    right = {"sentences": 0, "paragraphs": 0, "stories": 0, "paragraphs in stories": 0}
    count = dict.fromkeys(right, 0)
    for number, story in enumerate(stories()):
        if number % EVERY:
            continue
        language = story["language"].partition("-")[0]
        said = story["sentences"]
        threes = [" ".join(said[at : at + 3]) for at in range(0, len(said), 3)]
        for what, texts in (("sentences", said), ("paragraphs", threes)):
            for text in texts:
                count[what] += 1
                right[what] += _tag(tell_language(Copy(plain_story(text))).tag) == language
        told = tell_language(Copy(plain_story("\n\n".join(threes))))
        count["stories"] += 1
        right["stories"] += _tag(told.tag) == language
        count["paragraphs in stories"] += len(told.paragraphs)
        right["paragraphs in stories"] += sum(_tag(p.tag) == language for p in told.paragraphs)
    for what, good in right.items():
        yield what, good / count[what]


def _tag(tag: str) -> str:
    return tag.partition("-")[0]
