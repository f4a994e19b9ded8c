"""Evidence that stands around a name: the words before it, what follows, quotation marks."""

from __future__ import annotations

import re

from wiredesk.packs.matcher import fold
from wiredesk.reading.names.setting import Candidate, Setting
from wiredesk.reading.names.trimming import owning_office

YEARS = re.compile(r"\s*\(\s*(?:born\b|geb|nasc|n\.|née?\b|\*|c?\.?\s?\d{3,4}\b)")
OPENING, CLOSING = "\"“«„'‘", "\"”»“'’"


def around(setting: Setting, c: Candidate) -> list[str]:
    """Names of the evidence around a candidate."""
    words, lexicon = setting.words, setting.lexicon
    found = _before(setting, c)
    after = words.after(c.last)
    if after in lexicon.offices and words.capital[c.last + 1]:
        found.append("office after")
    if after in lexicon.after_person:
        speaks = "article before, no firm" in found
        found.append("person verb after" + (" an article" if speaks else ""))
    elif c.first == c.last and after in lexicon.as_subject:
        found.append("subject")
    elif c.first == c.last and len(after) > 4 and after.endswith(lexicon.verb_endings):
        found.append("verb after")
    declared = setting.declared.get(fold(words.text[words.starts[c.first] : words.ends[c.last]]))
    if declared:
        found.append("declared body" if declared == "ORG" else "declared place")
    if _quoted(setting, c):
        found.append("quoted")
    if _apposition(setting, c):
        found.append("apposition after")
    text, end = words.text, words.ends[c.last]
    if YEARS.match(text, end, end + 14):
        found.append("years after")
    if text[end : end + 2] == ", " or text[end : end + 2] == " (":
        nearby = setting.reach(c.last + 1) if c.last + 1 < len(words.words) else None
        if nearby and nearby.type == "GPE" and nearby.strength >= 5:
            found.append("country after")
    return found


def _before(setting: Setting, c: Candidate) -> list[str]:
    words, lexicon = setting.words, setting.lexicon
    found = []
    if c.title is not None and not words.shouted[c.first]:
        found.append("title")
    before = words.before(c.first)
    noun = before
    if before in lexicon.of or before in lexicon.articles:
        noun = _noun_before(setting, c.first)
    if words.capital[c.first - 1] == lexicon.nouns_capital and c.title is None:
        found += _noun(setting, c.first, before, noun)
    opens = c.first > 0 and words.first[c.first - 1]
    article = before in lexicon.articles and (before != noun or opens)
    if article and _is_article(setting, c.first - 1):
        found.append(_article(setting, c, before))
    known = setting.exact(c.first, c.last)
    if known and known.source == "cities" and before in lexicon.of and noun not in lexicon.people:
        found.append("town behind of")
    if c.title is None and owning_office(setting, c.first) is not None:
        found.append("owner of an office")
    if before in lexicon.before_person:
        found.append("person verb before")
    if before in lexicon.at:
        found.append("place preposition before")
    return found


def _is_article(setting: Setting, i: int) -> bool:
    """Whether "a" is the article: "a Lusa disse", "de a Lusa"; not "homenagem a Klein"."""
    words, lexicon = setting.words, setting.lexicon
    if words.folded[i] not in lexicon.half_articles or words.capital[i]:
        return True
    before = words.before(i)
    return before == "" or before in lexicon.of or before in lexicon.at or before == "por"


def _article(setting: Setting, c: Candidate, article: str) -> str:
    lexicon, lone = setting.lexicon, c.first == c.last
    if lone and lexicon.nouns_capital:
        return "article before a noun"
    if lone and article.endswith("s") and lexicon.firm_article:
        return "plural article before"
    return "article before" if lexicon.firm_article or not lone else "article before, no firm"


def _apposition(setting: Setting, c: Candidate) -> bool:
    """Whether what follows says that it is a person: "Tesfaye, um economista"."""
    words, lexicon = setting.words, setting.lexicon
    at, count = c.last + 1, len(words.words)
    if at >= count or words.gap(c.last).strip() != ",":
        return False
    for step in range(3):
        if at + step >= count or (step and words.gap(at + step - 1) != " "):
            return False
        word = words.folded[at + step]
        if word in lexicon.people or word in lexicon.offices:
            return not words.capital[at + step]
        if not (word in lexicon.articles or word in setting.demonyms):
            return False
    return False


def _noun_before(setting: Setting, first: int) -> str:
    """The noun that "de" or "of" ties to the name: "a cidade de X", "the city of X"."""
    words, lexicon = setting.words, setting.lexicon
    at = first - 1
    while at > 0 and first - at <= 2 and words.gap(at - 1) == " ":
        word = words.folded[at]
        if not (word in lexicon.of or word in lexicon.articles):
            break
        at -= 1
    return words.folded[at]


def _noun(setting: Setting, first: int, before: str, noun: str) -> list[str]:
    """Evidence of the common noun before the name, straight or tied by "de"."""
    lexicon = setting.lexicon
    tied = before != noun
    if not tied and (noun in lexicon.people or noun in lexicon.titles or noun in lexicon.offices):
        return ["person word before"]
    if not tied and noun not in lexicon.heads and noun.endswith(lexicon.small_adjectives or "\0"):
        # "a associação ambientalista Choupal Vivo", "l'association écologiste Garonne Vivante"
        noun = setting.words.before(first - 1)
        return ["body word before"] if noun in lexicon.bodies else []
    if noun in lexicon.lands:
        return ["land word before"]
    if noun in lexicon.bodies and not tied:
        # "o porta-voz da agência Sutopo Nugroho" is the spokesman.
        whose = _noun_before(setting, first - 1)
        return ["person word before" if whose in lexicon.people else "body word before"]
    if noun in lexicon.works and not tied:
        return ["work word before"]
    return []


def _quoted(setting: Setting, c: Candidate) -> bool:
    words = setting.words
    text, start, end = words.text, words.starts[c.first], words.ends[c.last]
    before, after = text[max(0, start - 2) : start].strip(), text[end : end + 2].strip()
    return before[-1:] in OPENING and after[:1] in CLOSING and bool(before and after)
