"""Placing a story in events and threads, with few and with many stories in the window."""

import random
from collections.abc import Iterator
from functools import partial
from itertools import count

from msgspec.structs import replace

from measure.bench import Timed
from measure.sets.threads import labelled, unread
from wiredesk.lineage.threads import Threads, threads_of
from wiredesk.lineage.threads.terms import find_terms
from wiredesk.records import Comparable

TITLE = "Threads, stories of 70 words (ours, and their paragraphs in other orders)"
ROUNDS = 3
MANY = 10_000
"""Stories of the full window: ten days of a desk that hears a thousand a day."""
ASKED = 100


def made_up(stories: list[Comparable], number: int) -> list[Comparable]:
    """Stories of four paragraphs of one language, over ten days; the same in every run."""
    chance = random.Random(7)  # noqa: S311 - made-up stories need no secrets
    by_language: dict[str, list[str]] = {}
    for story in stories:
        by_language.setdefault(story.language, []).extend(story.paragraphs)
    made = []
    for at in range(number):
        language = chance.choice(sorted(by_language))
        day, minute = divmod(at * 14_400 // number, 1440)
        made.append(
            Comparable(
                id=f"made-{at}",
                paragraphs=tuple(chance.choices(by_language[language], k=4)),
                language=language,
                published=f"2026-05-{15 + day:02}T{minute // 60:02}:{minute % 60:02}:00Z",
            )
        )
    return made


def timed() -> Iterator[Timed]:
    """Terms alone, a small store whole, and one story more in a full window."""
    stories = [unread(one) for one in labelled()]
    yield Timed("terms", "stories", len(stories), partial(_terms, stories))
    yield Timed("300 stories placed", "stories", len(stories), partial(threads_of, stories))
    full = Threads(kept=MANY)
    for story in made_up(stories, MANY):
        full.add(story)
    turn = count()
    late = stories[-ASKED:]
    name = f"one story more, of {MANY:,}"
    yield Timed(name, "stories", ASKED, lambda: _more(full, late, next(turn)))


def _terms(stories: list[Comparable]) -> None:
    for story in stories:
        find_terms(story)


def _more(full: Threads, stories: list[Comparable], turn: int) -> None:
    for story in stories:
        full.add(replace(story, id=f"{story.id}-{turn}"))
