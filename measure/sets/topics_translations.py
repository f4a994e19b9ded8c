"""Whether one story gets one topic in each of its translations (data from elsewhere)."""

from collections import defaultdict
from collections.abc import Iterator

from measure.sets.language import stories
from measure.sets.topics import top

SET = "topics/translations_ntrex"
IN = {"en": "en", "pt-PT": "pt", "pt-BR": "pt", "es": "es", "fr": "fr", "de": "de"}


def measure() -> Iterator[tuple[str, float]]:
    """Yield the share of pairs of translations told alike, of those told; and of stories told."""
    by_story: dict[str, list[str]] = defaultdict(list)
    for row in stories():
        if language := IN.get(row["language"]):
            by_story[row["story"]].append(top("\n\n".join(row["sentences"]), language))
    pairs = [
        (one, other)
        for told in by_story.values()
        for at, one in enumerate(told)
        for other in told[at + 1 :]
        if "none" not in (one, other)
    ]
    yield "told alike", sum(a == b for a, b in pairs) / len(pairs)
    told = [code for codes in by_story.values() for code in codes]
    yield "told", 1 - told.count("none") / len(told)
