"""The kinds of destinations, listed by hand. The site is one more: a folder of the desk's own."""

from wiredesk.press.destinations import (
    Kind,
    folder,
    indexnow,
    mail,
    webhook,
    websub,
    wordpress,
)

KINDS: tuple[Kind, ...] = (
    wordpress.KIND,
    folder.KIND,
    webhook.KIND,
    mail.KIND,
    indexnow.KIND,
    websub.KIND,
)


def kind_of(name: str) -> Kind:
    """The kind of that name. Raises KeyError for none."""
    return {kind.name: kind for kind in KINDS}[name]
