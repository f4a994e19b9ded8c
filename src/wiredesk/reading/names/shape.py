"""Evidence in a name's own words: first names, initials, capitals, endings."""

from __future__ import annotations

from wiredesk.packs import people
from wiredesk.reading.names.firms import ends_as_firm
from wiredesk.reading.names.runs import ROMAN
from wiredesk.reading.names.setting import Candidate, Setting


def shape(setting: Setting, c: Candidate) -> list[str]:
    """Names of the evidence in a candidate's own words."""
    words = setting.words
    first, last = words.words[c.first], words.words[c.last]
    found = _one_word(setting, c, first) if c.first == c.last else _words(setting, c, first, last)
    if not last.isalpha() and any(ch.isdigit() for ch in last):
        found.append("digits")
    return found


def _words(setting: Setting, c: Candidate, first: str, last: str) -> list[str]:
    many = c.last - c.first + 1
    found = []
    if first in people.first_names():
        found.append("first name, more")
    if last in people.surnames():
        found.append("surname last")
    firm = ends_as_firm(setting.words, c.first, c.last)
    if not firm and any(_is_initial(setting, i) for i in range(c.first, c.last)):
        found.append("initial")
    if ROMAN.match(last):
        found.append("numeral")
    if setting.exact(c.first, c.last) is None:
        found += _letters_at_ends(setting, c, first, last)
    if _ends_as_noun(setting, last):
        found.append("ends as a noun")
    if many <= 3 and not setting.lexicon.nouns_capital:
        found.append("two or three words")
    if many > 4:
        found.append("many words")
    if "&" in setting.words.text[setting.words.starts[c.first] : setting.words.ends[c.last]]:
        found.append("ampersand")
    return found


def _letters_at_ends(setting: Setting, c: Candidate, first: str, last: str) -> list[str]:
    found = []
    if last.isalpha() and last.isupper() and not ROMAN.match(last) and 2 <= len(last) <= 5:
        found.append("letters last")
    if _letters(first) and not setting.words.shouted[c.first]:
        found.append("letters first")
    return found


def _one_word(setting: Setting, c: Candidate, word: str) -> list[str]:
    found = []
    if len(word) < 3 and setting.words.first[c.first] and not setting.reach(c.first):
        found.append("short opener")
    first, sur = word in people.first_names(), word in people.surnames()
    if first:
        found.append("first name alone")
    if sur:
        found.append("surname alone")
    known = setting.exact(c.first, c.last) if first or sur else None
    if known is not None and known.source == "cities" and known.strength < 4:
        found.append("a person's name too")
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


def _ends_as_noun(setting: Setting, word: str) -> bool:
    """Whether it is built like a common noun and is no name that we list: "Civil Liberties"."""
    endings = setting.lexicon.noun_endings
    return (
        bool(endings)
        and word.lower().endswith(endings)
        and not (word in people.first_names() or word in people.surnames())
    )
