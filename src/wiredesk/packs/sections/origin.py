"""Credits, datelines, bylines and sign-offs."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class OriginWords(Section, kw_only=True):
    """How a language says where copy comes from."""

    day_first: bool = True
    """Whether 03/05 is the third of May; ``false`` where it may as well be the fifth of March."""
    example: list[Example] = field(default_factory=list)
