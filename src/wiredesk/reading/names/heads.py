"""Evidence of what opens or closes a name: "Ministério", "River", "Batalha"."""

from __future__ import annotations

from wiredesk.reading.names.firms import ends_as_firm
from wiredesk.reading.names.runs import ROMAN
from wiredesk.reading.names.setting import Candidate, Setting


def heads(setting: Setting, c: Candidate) -> list[str]:
    """Names of the evidence in a candidate's first and last word."""
    words, lexicon = setting.words, setting.lexicon
    start, last = c.first, c.last
    if ROMAN.match(words.words[start]) and start < last:
        start += 1
    head = words.folded[start]
    while last > c.first and ROMAN.match(words.words[last]):
        last -= 1
    tail = words.folded[last].rstrip(".")
    found = []
    if ends_as_firm(words, c.first, c.last):
        return ["body tail"]
    if c.first == c.last:
        if lexicon.body_endings and head.endswith(lexicon.body_endings):
            found.append("body ending")
        if lexicon.land_endings and head.endswith(lexicon.land_endings) and len(head) > 6:
            found.append("land ending")
        return found
    for listed, name in (
        (lexicon.bodies, "body head"),
        (lexicon.lands, "land head"),
        (lexicon.work_heads, "work head"),
        (lexicon.events, "event head"),
    ):
        if head in listed:
            found.append(name)
    for tails, name in (
        (lexicon.body_tails, "body tail"),
        (lexicon.land_tails, "land tail"),
        (lexicon.event_tails, "event tail"),
    ):
        if tail in tails:
            found.append(name)
    return found or _heads_elsewhere(setting, c, head, tail)


def _heads_elsewhere(setting: Setting, c: Candidate, head: str, tail: str) -> list[str]:
    lexicon = setting.lexicon
    if head not in lexicon.heads and _is_team(setting, c):
        return ["team"]
    if _place_of_region(setting, c):
        return ["place of a region"]
    if head in lexicon.directions:
        rest = setting.exact(c.first + 1, c.last)
        if rest is not None and rest.type in ("GPE", "LOC"):
            return ["direction"]
    if head in lexicon.far_bodies:
        return ["body head elsewhere"]
    if head in lexicon.far_lands:
        return ["land head elsewhere"]
    kind = lexicon.far_tails.get(tail)
    return [f"tail elsewhere {kind}"] if kind else []


def _is_team(setting: Setting, c: Candidate) -> bool:
    """Whether it is a place and a plural: "the Seattle Mariners"."""
    words = setting.words
    if not words.folded[c.last].endswith("s") or setting.lexicon.firm_article:
        return False
    known = setting.exact(c.first, c.last - 1)
    return known is not None and known.type == "GPE" and words.before(c.first) == "the"


def _place_of_region(setting: Setting, c: Candidate) -> bool:
    """Whether it is a town with the region that tells it from others: "Gameleira de Goiás"."""
    words = setting.words
    small = [i for i in range(c.first, c.last) if words.folded[i] == "de"]
    if len(small) != 1 or small[0] == c.first:
        return False
    left, right = setting.exact(c.first, small[0] - 1), setting.exact(small[0] + 1, c.last)
    return bool(left and right and left.type == right.type == "GPE")
