"""Words whose coming or going turns a sentence round, for comparing two versions of a story."""

from msgspec import field

from wiredesk.packs.loading import Section


class Pair(Section, kw_only=True):
    """A sentence before and after, and the changes that must be seen in it, the gravest first.

    ``want`` holds lines as "number: 15,000 → 10,000"; what is nothing is "—".
    """

    before: str
    after: str
    want: list[str]
    why: str = ""


class LineageWords(Section, kw_only=True):
    """Looked up in the words that differ alone, so the lists may hold the commonest words.

    Single words or phrases, in lower case, every form written out.
    """

    negations: list[str] = field(default_factory=list)
    """"not", "never", "no longer", "without"."""
    reports: list[str] = field(default_factory=list)
    """What hands a claim to a speaker, or takes it back, beside the prepositions and hedges of
    ``attributions``: "said", "claimed", "denied"."""
    pair: list[Pair] = field(default_factory=list)
