"""What a story can be found and counted by: its tags, and the words that stand for them.

A tag is a kind, a value and how often the story has it. In the index it is a word that no text
can hold (its characters are of the private use area), so one query asks for words and tags.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from wiredesk import records
from wiredesk.desk.search.folding import words_of
from wiredesk.packs.topics import media_topics

Tag = tuple[str, str, int]

EVERY = "\ue000"
"""Stands at every story, so that "all but" can be asked."""

MOST, LONGEST = 60, 200
"""Values of one kind that a story is found by, and characters of a value."""

PLACES = frozenset({"LOC", "GPE"})


def exact_token(kind: str, value: str) -> str:
    """The word in the index for that very value of a kind."""
    return f"\ue000{kind}\ue001" + "\ue002".join(words_of(value))[:LONGEST]


def word_token(kind: str, word: str) -> str:
    """The word in the index for a word of a value."""
    return f"\ue000{kind}\ue003{word}"


def tokens_of(tags: Iterable[Tag]) -> list[str]:
    """All words in the index that some tags are found by, each once."""
    found = {EVERY: None}
    for kind, value, _ in tags:
        for said in _values(kind, value):
            found[exact_token(kind, said)] = None
        for word in words_of(_spoken(kind, value)):
            found[word_token(kind, word)] = None
    return list(found)


def _values(kind: str, value: str) -> Iterator[str]:
    """A value and what it lies in: pt-BR in pt, 2026-11-03 in 2026-11 and 2026."""
    yield value
    while kind in {"language", "date", "received"} and "-" in value:
        value = value.rpartition("-")[0]
        yield value


def _spoken(kind: str, value: str) -> str:
    """The words by which a value is asked for: a topic's names beside its code."""
    if kind != "topic" or value not in media_topics():
        return value
    topic = media_topics()[value]
    return " ".join([value, topic.name, *topic.labels.values()])


def tags_of(
    story: records.Story,
    reading: records.Reading,
    version: int,
    sources: Iterable[int],
    called: Mapping[str, str],
) -> list[Tag]:
    """The tags of a story as it was read. ``sources`` are those that carried it; ``called`` says
    how the house writes each entity."""
    entities = reading.entities
    counted: dict[str, Counter[str]] = {
        "source": Counter(str(pk) for pk in sources),
        "agency": Counter([reading.origin.agency] if reading.origin.agency else []),
        "language": Counter([language_of(story, reading)]),
        "person": Counter(called[k] for k, e in entities.items() if e.type == "PER"),
        "org": Counter(called[k] for k, e in entities.items() if e.type == "ORG"),
        "place": Counter(called[k] for k, e in entities.items() if e.type in PLACES),
        "speaker": Counter(
            called.get(a.speaker, a.speaker) for a in reading.attributions if a.speaker
        ),
        "kind": Counter(a.kind for a in reading.attributions),
        "topic": Counter(topic.code for topic in reading.topics),
        "defect": Counter(defect.kind for defect in reading.defects),
        "date": Counter([story.published[:10]] if story.published else []),
        "received": Counter([story.received[:10]] if story.received else []),
        "has": Counter(_has(story, reading, version)),
    }
    return [
        (kind, " ".join(value.split())[:LONGEST], count)
        for kind, values in counted.items()
        for value, count in values.most_common(MOST)
        if value.strip()
    ]


def mended_of(sent: Iterable[records.Defect], left: Iterable[records.Defect]) -> list[Tag]:
    """The defects that came and stand no more: of the sender, though no longer of the story."""
    gone = Counter(defect.kind for defect in sent) - Counter(defect.kind for defect in left)
    return [("mended", kind, count) for kind, count in gone.most_common(MOST)]


def speaker_of(claim: records.Attribution, reading: records.Reading) -> str:
    """Who speaks, by name; by the copy's words where it is no entity; "" where nobody is named."""
    entity = reading.entities.get(claim.speaker or "")
    return entity.name if entity else claim.speaker or ""


def language_of(story: records.Story, reading: records.Reading) -> str:
    """The variety where one speaks, else the language; as declared where nothing tells."""
    variety = reading.language.variety
    if variety and variety.tag and variety.tag != "mixed":
        return variety.tag
    return story.language or "und" if reading.language.tag == "und" else reading.language.tag


def _has(story: records.Story, reading: records.Reading, version: int) -> Iterator[str]:
    """What ``has:`` may be asked for."""
    yield from ("claim" for _ in reading.attributions[:1])
    yield from {"quote" for a in reading.attributions if a.quoted}
    yield from ("defect" for _ in reading.defects[:1])
    yield from {order.kind for order in reading.orders}
    yield from {"mend" for defect in reading.defects if defect.mend is not None}
    given = {
        "agency": reading.origin.agency,
        "byline": reading.origin.byline,
        "dateline": reading.origin.dateline,
        "credit": reading.origin.credit,
        "rights": reading.origin.rights or story.rights,
        "date": story.published,
        "picture": story.media,
        "versions": version > 1,
    }
    yield from (name for name, value in given.items() if value)
