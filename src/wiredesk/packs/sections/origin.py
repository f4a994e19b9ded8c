"""Credits, datelines, bylines and sign-offs."""

from msgspec import field

from wiredesk.packs.loading import Example, Section


class OriginWords(Section, kw_only=True):
    """How a language says where copy comes from."""

    example: list[Example] = field(default_factory=list)
