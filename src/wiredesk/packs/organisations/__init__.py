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
    kinds: dict[str, list[str]] = field(default_factory=dict)
    """Bodies of one name each, by kind; "other" where that is none of ours."""


@lru_cache(maxsize=1)
def organisations() -> dict[str, Organisation]:
    """Every body of the packs by its id."""
    folder = files("wiredesk.packs").joinpath("organisations")
    found: dict[str, Organisation] = {}
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            pack = load(file, Organisations)
            found |= {o.id: o for o in pack.organisation}
            for kind, names in pack.kinds.items():
                told = "unknown" if kind == "other" else kind
                for name in names:
                    found.setdefault(name, Organisation(id=name, names=[name], kind=told))
    return found


@lru_cache(maxsize=1)
def legal_forms() -> frozenset[str]:
    """Legal forms of firms, folded, without dots and spaces: "S. L." is "sl"."""
    file = files("wiredesk.packs").joinpath("organisations", "legal_forms.txt")
    lines = file.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@lru_cache(maxsize=1)
def phrases() -> dict[str, str]:
    """Each name of a body with the body's id."""
    found: dict[str, str] = {}
    for body in organisations().values():
        for name in body.names:
            found.setdefault(name, body.id)
    return found
