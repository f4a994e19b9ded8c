"""What one version of a story changed in the version before: declared fields, and words."""

import re
from difflib import SequenceMatcher
from typing import Any

from wiredesk.records import Story

FIELDS = (
    *("title", "byline", "dateline", "credit", "section", "rights", "embargo", "pub_status"),
    *("published", "updated", "version", "language"),
)

WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*|[^\w\s]")
"""A word ("1,200" and "Mid-day" are one), or a mark."""

LARGEST = 20_000
"""Words of a text up to which words are compared; beyond it, paragraphs are."""


def changes(before: Story, after: Story) -> dict[str, Any]:
    """The changed fields as ``{name: [before, after]}``, and the changed words of the text.

    ``words`` lists ``[start, end, start, end]``: code points in the text before and after that
    stand for each other, half-open; an empty range is an insertion or a cut.
    """
    fields = {
        name: [getattr(before, name), getattr(after, name)]
        for name in FIELDS
        if getattr(before, name) != getattr(after, name)
    }
    return {"fields": fields, "words": word_changes(before.text, after.text)}


def note_of(number: int, change: dict[str, Any]) -> str:
    """What a version changed, in a sentence."""
    fields = [name for name in sorted(change["fields"]) if name != "title"]
    said = []
    if "title" in change["fields"]:
        said.append("the headline")
    if places := len(change["words"]):
        said.append("the text in one place" if places == 1 else f"the text in {places} places")
    said += [name.replace("_", " ") for name in fields]
    if not said:
        return f"Version {number} changed nothing that readers see."
    *first, last = said
    return f"Version {number} changed {', '.join(first) + ' and ' if first else ''}{last}."


def word_changes(before: str, after: str) -> list[list[int]]:
    """Where the words of two texts differ; ``[]`` where only spaces do."""
    pattern = WORD if len(before) + len(after) < LARGEST * 6 else re.compile(r"[^\n]+")
    old = [(m.start(), m.end()) for m in pattern.finditer(before)]
    new = [(m.start(), m.end()) for m in pattern.finditer(after)]
    matcher = SequenceMatcher(
        None, [before[a:b] for a, b in old], [after[a:b] for a, b in new], autojunk=False
    )
    return [
        [*_range(old, a, b), *_range(new, c, d)]
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _range(words: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    """Code points from one word to another; an empty range stands where a word would."""
    if first < last:
        return words[first][0], words[last - 1][1]
    at = words[first - 1][1] if first else 0
    return at, at
