"""Which of the texts that a feed carries for an entry is the story's body.

Order says nothing (some outlets put a photo caption into ``content`` and the story into
``description``), so the texts are compared by what a reader would get of them.
"""

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from wiredesk.wire.formats.feeds.entry import Text

_MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>", re.S | re.I)
_PARAGRAPH = re.compile(r"<(?:p|br|div|li|h[1-6])\b", re.I)
ROLE_WEIGHT = {"content": 3, "encoded": 3, "xhtml": 3, "description": 1, "summary": 0}
"""What decides between texts of one length: the element that is meant for the whole story."""

MUCH_LONGER = 1.5
"""A text that is so many times longer than the one meant for the whole story is the story."""


class Weighed(NamedTuple):
    """A text and how many words a reader gets of it."""

    text: Text
    words: int


def choose_body(texts: Sequence[Text]) -> tuple[Text | None, Text | None]:
    """The story's body and its summary, each ``None`` where there is none.

    The body is the text meant for it, unless another is much longer; a text without words (a
    picture alone) is never the body where another has some.
    """
    readable = [text for text in texts if text.value and _is_readable(text)]
    if len(readable) < 2:
        return (readable[0] if readable else None), None
    weighed = [weigh(text) for text in readable]
    meant = max(weighed, key=lambda w: (w.words > 0, ROLE_WEIGHT.get(w.text.role, 0), w.words))
    longest = max(weighed, key=lambda w: (w.words, ROLE_WEIGHT.get(w.text.role, 0)))
    body = longest if longest.words > MUCH_LONGER * meant.words else meant
    others = [w for w in weighed if w is not body and w.words and w.text.value != body.text.value]
    summary = min(others, key=lambda w: (ROLE_WEIGHT.get(w.text.role, 0), -w.words), default=None)
    return body.text, summary.text if summary else None


def weigh(text: Text) -> Weighed:
    """Count the words that a reader would get."""
    value = text.value
    if text.type != "text/plain":
        value = unescape(_MARKUP.sub(" ", value))
    # Scripts without spaces: two characters count as a word.
    words = len(value.split())
    if words < len(value) / 20:
        words = max(words, sum(c.isalnum() for c in value) // 2)
    return Weighed(text, words)


def _is_readable(text: Text) -> bool:
    return text.type.startswith("text/") or text.type.endswith(("xml", "html"))
