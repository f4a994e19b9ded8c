"""What speaks for a candidate's type: each piece of evidence by its name, and its weight."""

from __future__ import annotations

import re

from wiredesk.packs import people
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.runs import ROMAN
from wiredesk.reading.names.setting import Candidate, Setting

WEIGHTS: dict[str, dict[str, float]] = {
    # What stands before the name.
    "title": {"PER": 5.0},
    "person word before": {"PER": 4.0},
    "person verb before": {"PER": 1.0},
    "body word before": {"ORG": 3.5},
    "land word before": {"GPE": 3.5},
    "work word before": {"MISC": 4.0},
    "place preposition before": {"GPE": 1.8, "PER": -1.0},
    "article before": {"PER": -1.5, "ORG": 0.8, "LOC": 0.2},
    "plural article before": {"PER": -1.5, "MISC": 0.8},
    "article before a noun": {"PER": -1.5, "GPE": -2.0, "ORG": 0.3},
    "article before, no firm": {"PER": -1.5, "MISC": 1.0},
    "apposition after": {"PER": 3.0},
    "in a list of people": {"PER": 1.5},
    "in a list of bodies": {"ORG": 1.5},
    "in a list of places": {"GPE": 1.5},
    "quoted": {"MISC": 3.5},
    "full name elsewhere": {"PER": 6.0},
    "body's name elsewhere": {"ORG": 6.0},
    "event's name elsewhere": {"EVENT": 6.0},
    # What follows.
    "person verb after": {"PER": 1.5},
    "office after": {"GPE": 5.0},
    "subject": {"PER": 0.3},
    "verb after": {"PER": 0.6},
    "years after": {"PER": 2.0},
    "country after": {"GPE": 2.0},
    # The words themselves.
    "first name, more": {"PER": 3.2},
    "first name alone": {"PER": 2.0},
    "surname last": {"PER": 1.4},
    "surname alone": {"PER": 1.0},
    "initial": {"PER": 2.5},
    "numeral": {"PER": 1.5},
    "two or three words": {"PER": 1.2},
    "one word": {"PER": 0.4, "GPE": 0.2, "ORG": 0.2, "MISC": 0.2},
    "many words": {"MISC": 0.6, "ORG": 0.6},
    "body head": {"ORG": 5.0},
    "body tail": {"ORG": 5.0, "PER": -3.0},
    "body ending": {"ORG": 4.0},
    "land head": {"LOC": 4.6},
    "land tail": {"LOC": 5.0},
    "land ending": {"GPE": 1.5},
    "body head elsewhere": {"ORG": 3.5},
    "land head elsewhere": {"LOC": 3.5},
    "tail elsewhere ORG": {"ORG": 3.5},
    "tail elsewhere LOC": {"LOC": 3.5},
    "tail elsewhere EVENT": {"EVENT": 3.5},
    "team": {"ORG": 4.5},
    "place of a region": {"GPE": 4.5},
    "direction": {"GPE": 5.5},
    "letters first": {"ORG": 3.5},
    "letters last": {"ORG": 3.0},
    "work head": {"MISC": 5.2},
    "event head": {"EVENT": 5.6},
    "event tail": {"EVENT": 6.2},
    "acronym": {"ORG": 2.6, "PER": -2.0},
    "ampersand": {"ORG": 2.0},
    "mixed capitals": {"ORG": 1.2, "MISC": 0.8, "PER": -1.0},
    "digits": {"MISC": 1.5, "PER": -2.0},
}

YEARS = re.compile(r"\s*\(\s*(?:born\b|geb|nasc|n\.|née?\b|\*|c?\.?\s?\d{3,4}\b)")
OPENING, CLOSING = "\"“«„'‘", "\"”»“'’"


def evidence(setting: Setting, c: Candidate) -> list[str]:
    """The names of everything that speaks for or against a type of this candidate."""
    found = list(_around(setting, c))
    found += _shape(setting, c)
    if not setting.words.shouted[c.first]:
        found += _heads(setting, c)
    return found


def weigh(found: list[str], known: Known | None) -> tuple[str, float, str]:
    """The type that the evidence speaks for, how strongly, and the strongest piece of it."""
    totals: dict[str, float] = {}
    for name in found:
        for kind, weight in WEIGHTS[name].items():
            totals[kind] = totals.get(kind, 0.0) + weight
    if known:
        totals[known.type] = totals.get(known.type, 0.0) + known.strength
    if not totals:
        return "MISC", 0.0, "shape"
    kind = max(totals, key=lambda k: (totals[k], k))
    why, most = "shape", 0.0
    if known is not None and known.type == kind:
        why, most = known.source, known.strength
    for name in found:
        if (weight := WEIGHTS[name].get(kind, 0.0)) > most:
            why, most = name, weight
    return kind, totals[kind], why


def _around(setting: Setting, c: Candidate) -> list[str]:
    words, lexicon = setting.words, setting.lexicon
    found = _before(setting, c)
    after = words.after(c.last)
    if after in lexicon.offices and words.capital[c.last + 1]:
        found.append("office after")
    if after in lexicon.after_person:
        found.append("person verb after")
    elif c.first == c.last and after in lexicon.as_subject:
        found.append("subject")
    elif c.first == c.last and len(after) > 4 and after.endswith(lexicon.verb_endings):
        found.append("verb after")
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
    if before in lexicon.articles and before != noun:
        lone = c.first == c.last
        if lone and lexicon.nouns_capital:
            found.append("article before a noun")
        elif lone and before.endswith("s") and lexicon.firm_article:
            found.append("plural article before")
        else:
            bare = lone and not lexicon.firm_article
            found.append("article before, no firm" if bare else "article before")
    if before in lexicon.before_person:
        found.append("person verb before")
    if before in lexicon.at:
        found.append("place preposition before")
    return found


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


def _shape(setting: Setting, c: Candidate) -> list[str]:
    words = setting.words
    first, last = words.words[c.first], words.words[c.last]
    many = c.last - c.first + 1
    found = []
    if many == 1:
        found += _one_word(setting, c, first)
    else:
        if first in people.first_names():
            found.append("first name, more")
        if last in people.surnames():
            found.append("surname last")
        if any(_is_initial(setting, i) for i in range(c.first, c.last)):
            found.append("initial")
        if ROMAN.match(last):
            found.append("numeral")
        known = setting.exact(c.first, c.last) is not None
        if (
            not known
            and ROMAN.match(last) is None
            and 2 <= len(last) <= 5
            and last.isalpha()
            and last.isupper()
        ):
            found.append("letters last")
        if not known and _letters(first) and not words.shouted[c.first]:
            found.append("letters first")
        if many <= 3 and not setting.lexicon.nouns_capital:
            found.append("two or three words")
        if many > 4:
            found.append("many words")
        if "&" in words.text[words.starts[c.first] : words.ends[c.last]]:
            found.append("ampersand")
    if any(ch.isdigit() for ch in last):
        found.append("digits")
    return found


def _is_initial(setting: Setting, i: int) -> bool:
    """Whether a word is one letter that stands for a name, not "O" or "В" opening a sentence."""
    words = setting.words
    word = words.words[i]
    if len(word) != 1 or not word.isupper() or words.folded[i] in setting.lexicon.openers:
        return False
    return not words.first[i] or words.gap(i).startswith(".")


def _letters(word: str) -> bool:
    """Whether a word is the letters of a body ("FC", "R.S.C"), not a person's initials."""
    bare = word.replace(".", "")
    dotted = bare != word
    return bare.isupper() and (3 if dotted else 2) <= len(bare) <= 4 and not ROMAN.match(bare)


def _one_word(setting: Setting, c: Candidate, word: str) -> list[str]:
    found = []
    if word in people.first_names():
        found.append("first name alone")
    if word in people.surnames():
        found.append("surname alone")
    if not setting.lexicon.nouns_capital:
        found.append("one word")
    if (
        2 <= len(word) <= 6
        and word.isupper()
        and word.isalpha()
        and not setting.words.shouted[c.first]
    ):
        found.append("acronym")
    elif any(ch.isupper() for ch in word[2:]) and "-" not in word and not word.isupper():
        found.append("mixed capitals")
    return found


def _heads(setting: Setting, c: Candidate) -> list[str]:
    words, lexicon = setting.words, setting.lexicon
    start, last = c.first, c.last
    if ROMAN.match(words.words[start]) and start < last:
        start += 1
    head = words.folded[start]
    while last > c.first and ROMAN.match(words.words[last]):
        last -= 1
    tail = words.folded[last].rstrip(".")
    found = []
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
