"""Words that speak for a Media Topic."""

from collections.abc import Iterator

from msgspec import field

from wiredesk.packs.loading import Example, Section

WEIGHTS = {"!": "2", "?": "0.5"}


class TopicWords(Section, kw_only=True):
    """Words by the code of the topic, of either level, that they speak for.

    "eleiç*" stands for all words that begin so, "*wahl" for all that end so. A "!" behind a word
    says that it hardly ever stands in another story ("golo!"), a "?" that it often does ("campo?").
    """

    words: dict[str, list[str]] = field(default_factory=dict)
    example: list[Example] = field(default_factory=list)

    def made_lists(self) -> Iterator[tuple[str, dict[str, str]]]:
        """One list for each topic: the word with its weight."""
        for code, words in self.words.items():
            yield code, {word.rstrip("!?"): WEIGHTS.get(word[-1], "1") for word in words}
