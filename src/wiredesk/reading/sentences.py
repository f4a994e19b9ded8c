"""Sentences, right across abbreviations, initials, quotations and datelines."""

import re

from wiredesk.reading.copy import Copy
from wiredesk.records import Sentence

_END = re.compile(r"[.!?…]+[”\"»’)\]]*(?=\s+[^\sa-z])")


def find_sentences(copy: Copy) -> tuple[Sentence, ...]:
    """Cut each block into sentences; headline and furniture are known here, claims later."""
    found = []
    for index, block in enumerate(copy.blocks):
        start = block.start
        for mark in _END.finditer(copy.text, block.start, block.end):
            found.append(_sentence(copy, start, mark.end(), index))
            start = mark.end()
            while start < block.end and copy.text[start].isspace():
                start += 1
        if start < block.end:
            found.append(_sentence(copy, start, block.end, index))
    return tuple(found)


def _sentence(copy: Copy, start: int, end: int, paragraph: int) -> Sentence:
    kind = "own_voice"
    title = copy.story.title_span
    if title and title[0] <= start and end <= title[1]:
        kind = "headline"
    elif copy.is_furniture(start, end):
        kind = "furniture"
    return Sentence(start=start, end=end, rule="sentences.marks", kind=kind, paragraph=paragraph)
