"""What varies by language, agency and place, as data that carries its own proof.

A pack is one TOML file; packs are found by walking their folders. Nothing is read before it is
first asked for, and everything read is kept for the life of the process.
"""

from wiredesk.packs.agency_pack import Agency, agencies, agency_versions
from wiredesk.packs.language_pack import LanguagePack, language, languages
from wiredesk.packs.loading import PackError, version_of
from wiredesk.packs.matcher import Hit, Matcher, matcher

__all__ = [
    "Agency",
    "Hit",
    "LanguagePack",
    "Matcher",
    "PackError",
    "agencies",
    "agency_versions",
    "language",
    "languages",
    "matcher",
    "version_of",
]
