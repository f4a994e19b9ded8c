"""A news agency as one TOML file: its names, the forms of its copy, and proving examples."""

from functools import lru_cache

from msgspec import field

from wiredesk.packs.loading import Section, load, pack_files, version_of


class AgencyExample(Section, kw_only=True):
    """Copy in the agency's form (ours, never its own) and what must be read from it.

    ``want`` holds lines as ``tests/test_agencies.py`` prints them ("place: Lisboa"), in order.
    """

    text: str
    want: list[str]
    language: str | None = None
    why: str = ""


class Agency(Section, kw_only=True):
    """A news agency, as its copy names it."""

    id: str = ""
    """The file's name; set by ``agencies``."""
    name: str
    """The short name, as other media credit it."""
    full: str
    """The full name in the agency's own language, or in English where that is how it signs."""
    country: str
    """ISO 3166-1 alpha-2."""
    state_owned: bool
    """Whether a state, or a body that a state alone fills, owns the most of it."""
    state_run: bool
    """Whether a government directs it, so that no law keeps its news apart from the state's word.
    A state-owned agency whose independence the law guards is not state-run."""
    languages: list[str]
    """Languages of its copy, the main one first (BCP 47)."""
    names: list[str] = field(default_factory=list)
    """Further names and spellings that can be taken for nothing else, in any language."""
    acronyms: list[str] = field(default_factory=list)
    """Short forms that are words or other things too (PA, TT, SPA): they count, in these very
    letters, only in a dateline, a credit, a byline or a sign-off."""
    openers: list[str] = field(default_factory=list)
    """How its copy opens, with ``{place}``, ``{date}`` and ``{byline}``; tried as they stand."""
    sign_offs: list[str] = field(default_factory=list)
    """How its copy ends: "Lusa/Fim", "Enditem"."""
    websites: list[str] = field(default_factory=list)
    """Its domains, the main one first."""
    wikidata: str | None = None
    example: list[AgencyExample] = field(default_factory=list)


@lru_cache(maxsize=1)
def agencies() -> dict[str, Agency]:
    """Every agency by its id."""
    found = {}
    for name, file in pack_files("agencies"):
        agency = load(file, Agency)
        agency.id = name
        found[name] = agency
    return found


@lru_cache(maxsize=1)
def agency_versions() -> dict[str, str]:
    """The version of each agency's pack, by its id."""
    return {name: version_of(file) for name, file in pack_files("agencies")}


@lru_cache(maxsize=1)
def agency_words() -> dict[str, dict[str, str]]:
    """The lists that the one pass looks for, each phrase with the agency's id."""
    names: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    sign_offs: dict[str, str] = {}
    for agency in agencies().values():
        short = [] if agency.name in agency.acronyms else [agency.name]
        names |= dict.fromkeys([*short, agency.full, *agency.names], agency.id)
        acronyms |= dict.fromkeys(agency.acronyms, agency.id)
        sign_offs |= dict.fromkeys(agency.sign_offs, agency.id)
    return {"agencies.name": names, "agencies.acronym": acronyms, "agencies.sign_off": sign_offs}


@lru_cache(maxsize=1)
def agency_sites() -> dict[str, str]:
    """Each agency's domains with its id."""
    return {site: agency.id for agency in agencies().values() for site in agency.websites}
