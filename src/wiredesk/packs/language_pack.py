"""A language as one TOML file: a section for each part of the reading, and its examples."""

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from wiredesk.packs.loading import Section, load, matched_fields, pack_files, version_of
from wiredesk.packs.sections.attributions import AttributionWords
from wiredesk.packs.sections.calendar import Calendar
from wiredesk.packs.sections.defects import DefectWords
from wiredesk.packs.sections.furniture import FurnitureWords
from wiredesk.packs.sections.letters import Letters
from wiredesk.packs.sections.lineage import LineageWords
from wiredesk.packs.sections.names import NameWords
from wiredesk.packs.sections.orders import OrderWords
from wiredesk.packs.sections.origin import OriginWords
from wiredesk.packs.sections.quantities import QuantityWords
from wiredesk.packs.sections.sentences import SentenceWords
from wiredesk.packs.sections.times import TimeWords
from wiredesk.packs.sections.topics import TopicWords
from wiredesk.packs.sections.variety import VarietyWords

UNKNOWN = "und"
"""The pack for a language that has none: marks and signs, no words."""


class LanguagePack(Section, kw_only=True):
    """All that the reading needs to know of one language."""

    tag: str
    """BCP 47, as ``pt``."""
    name: str
    """In English."""
    letters: Letters = msgspec.field(default_factory=Letters)
    sentences: SentenceWords = msgspec.field(default_factory=SentenceWords)
    calendar: Calendar = msgspec.field(default_factory=Calendar)
    furniture: FurnitureWords = msgspec.field(default_factory=FurnitureWords)
    orders: OrderWords = msgspec.field(default_factory=OrderWords)
    origin: OriginWords = msgspec.field(default_factory=OriginWords)
    variety: VarietyWords = msgspec.field(default_factory=VarietyWords)
    topics: TopicWords = msgspec.field(default_factory=TopicWords)
    names: NameWords = msgspec.field(default_factory=NameWords)
    times: TimeWords = msgspec.field(default_factory=TimeWords)
    quantities: QuantityWords = msgspec.field(default_factory=QuantityWords)
    attributions: AttributionWords = msgspec.field(default_factory=AttributionWords)
    defects: DefectWords = msgspec.field(default_factory=DefectWords)
    lineage: LineageWords = msgspec.field(default_factory=LineageWords)

    def sections(self) -> Iterator[tuple[str, Section]]:
        """Each section with its name."""
        for field in msgspec.structs.fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Section):
                yield field.name, value

    def word_lists(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Each word list as ("section.field", {phrase: what it stands for})."""
        for name, section in self.sections():
            for field, words in matched_fields(section):
                yield f"{name}.{field}", words


@lru_cache(maxsize=1)
def languages() -> dict[str, str]:
    """The languages that have a pack, each with its pack's version."""
    return {name: version_of(file) for name, file in pack_files("languages")}


@lru_cache(maxsize=64)
def language(tag: str) -> LanguagePack:
    """The pack for a BCP 47 tag ("pt-BR" finds ``pt``); the one for ``und`` where there is none."""
    known = languages()
    short = tag.partition("-")[0].lower()
    name = short if short in known else UNKNOWN
    return load(dict(pack_files("languages"))[name], LanguagePack)
