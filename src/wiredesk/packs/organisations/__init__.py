"""International bodies, parliaments, armies, firms and parties that news speaks of, as data."""

from functools import lru_cache
from importlib.resources import files

from msgspec import field

from wiredesk.packs.loading import Section, load


class Organisation(Section, kw_only=True):
    """A body: every name and acronym that it goes by, in any language."""

    id: str
    names: list[str]
    kind: str = "unknown"
    """The kind of source that it would be."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of its state, where it belongs to one."""
    wikidata: str | None = None


class Organisations(Section, kw_only=True):
    """One file of bodies."""

    organisation: list[Organisation] = field(default_factory=list)


@lru_cache(maxsize=1)
def organisations() -> dict[str, Organisation]:
    """Every body of the packs by its id."""
    folder = files("wiredesk.packs").joinpath("organisations")
    found: dict[str, Organisation] = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            found |= {o.id: o for o in load(file, Organisations).organisation}
    return found


@lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """Each name of a body with the body's id."""
    return {name: o.id for o in organisations().values() for name in o.names}
