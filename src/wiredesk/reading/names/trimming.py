"""What stands before a name in its run and is no part of it: titles, openers, peoples, places."""

from __future__ import annotations

from wiredesk.packs import people, places
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.setting import Candidate, Setting

PORTFOLIOS = {"minister", "deputy minister", "secretary", "secretary of state"}
"""Roles that are held over a matter, which is no name."""


def trim(setting: Setting, first: int, last: int) -> list[Candidate]:
    """The candidates of a run, without titles, offices, sentence openers and peoples before them.

    "French President Marie Duval" is "Marie Duval", its title known; "Alabama Congressman Rainey"
    is two.
    """
    title = None
    found: list[Candidate] = []
    if at := _holder_inside(setting, first, last):
        found += trim(setting, first, at - 1)
        first, title = at, owning_office(setting, first)
    while first <= last:
        known = setting.reach(first)
        if known and known.type != "NORP" and setting.words.ends[last] <= known.end:
            break
        if _says_nothing(setting, first, last, known, title):
            # "Diretor de Cinema": what "de" ties to an office is no person.
            title = None if not setting.words.capital[first] else title
            first += 1
        elif known and known.type == "GPE" and (at := _before_title(setting, first, last, known)):
            found.append(Candidate(first, at - 1))
            first = at
        elif first < last and (size := _title(setting, first, last)):
            title = first if title is None else title
            first += size
        elif at := _office_inside(setting, first, last):
            found.append(Candidate(first, at - 1, title))
            title, first = None, at
        elif known and known.type == "NORP" and not _ends_as_name(setting, first, last):
            while first <= last and setting.words.starts[first] < known.end:
                first += 1
        else:
            break
    if first <= last:
        found += _split_known(setting, Candidate(first, last, title))
    return found


def _says_nothing(
    setting: Setting, first: int, last: int, known: Known | None, title: int | None
) -> bool:
    """Whether the first word is there for the sentence's sake: "Para Simon Franco"."""
    words, lexicon = setting.words, setting.lexicon
    if not words.capital[first]:
        return True
    if first == last:
        return False
    word = words.folded[first]
    if known is not None and known.end > words.ends[first]:
        # "El Banco" is a town, "El Banco de España" is not in it.
        return words.first[first] and word in lexicon.articles and known.source == "cities"
    if lexicon.nouns_capital and _common_noun(setting, first, last):
        return True
    opens = words.first[first] and word in lexicon.openers and word not in lexicon.titles
    if opens and title is None and word in lexicon.dates and dated_name(setting, first):
        return False
    if opens and title is None:
        return not (word in lexicon.directions and setting.reach(first + 1))
    if words.first[first] and known is None and (rest := setting.exact(first + 1, last)):
        return rest.source == "people"  # "Вчера Сергей Лавров"
    return first + 1 < last and _before_name(setting, first)


def dated_name(setting: Setting, i: int) -> bool:
    """Whether a month or weekday is somebody's first name: "April Ferry", "Domingo Luz"."""
    words = setting.words
    short = words.folded[i] in setting.lexicon.short_months
    if i and words.folded[i - 1] in setting.lexicon.date_openers:
        return False  # "In June Smith resigned"
    return (
        (words.words[i] in people.first_names() or short)
        and i + 1 < len(words.words)
        and words.capital[i + 1]
        and words.gap(i) == " "
        and not setting.reach(i + 1)
        # "June Inflation Rose": where a sentence opens, only a surname makes a name of it.
        and (not (words.first[i] or short) or words.words[i + 1] in people.surnames())
    )


def _common_noun(setting: Setting, first: int, last: int) -> bool:
    """Whether a noun with a capital only stands before the name: "Konzern Nordstahl"."""
    words, names = setting.words, people.first_names()
    word = words.words[first]
    if words.folded[first] in setting.lexicon.apposed:
        return True
    reach = setting.reach(first)
    if (reach and reach.end >= words.ends[first]) or word in names:
        return False
    if words.folded[first] in setting.lexicon.heads:
        # "die Regierung Österreichs", not "die Universität Heidelberg".
        owner = setting.exact(first + 1, last)
        return owner is not None and owner.type == "GPE" and words.folded[last].endswith("s")
    after = words.folded[first + 1]
    named = words.words[first + 1] in names or setting.lexicon.is_person_word(after)
    if first + 1 < last and (after in setting.lexicon.bodies or named):
        return word not in people.surnames()
    rest = setting.reach(first + 1)
    return rest is not None and rest.type != "NORP" and rest.strength >= 3.2


def _before_name(setting: Setting, first: int) -> bool:
    """Whether a sentence opens with a word before a full name: "Explica Américo Ramalho"."""
    words, names = setting.words, people.first_names()
    word = words.words[first]
    return (
        words.first[first]
        and words.words[first + 1] in names
        and not (word in names or word in people.surnames() or len(word) < 3)
        and not (words.folded[first] in setting.lexicon.heads or setting.reach(first))
    )


def _holder_inside(setting: Setting, first: int, last: int) -> int:
    """Where a person's name starts behind whose office it is; 0 where none does.

    "el exalcalde de Marena | Joaquín Ferrandis", "le ministre de l'Intérieur | Gérard Lantier".
    """
    words, names = setting.words, people.first_names()
    if owning_office(setting, first) is None and not _of_ministry(setting, first):
        return 0
    known = setting.reach(first)
    for at in range(first + 1, last):
        if words.words[at] not in names or not (words.capital[at - 1] and words.capital[at + 1]):
            continue
        if known and words.starts[at] < known.end:
            continue
        # "de São João Batista", "de João Paulo Silva": the place, or the owner, goes on.
        if words.folded[at - 1] in places.saints() or words.words[first] in names:
            return 0
        return at
    return 0


def _of_ministry(setting: Setting, first: int) -> bool:
    """Whether what a body is over stands here: "o porta-voz do ministério das Pescas Rui Alves"."""
    words, lexicon = setting.words, setting.lexicon
    at = first - 1
    linking = (lexicon.of, lexicon.articles)
    while at > 0 and first - at <= 3 and any(words.folded[at] in some for some in linking):
        at -= 1
    tied = any(words.folded[k] in lexicon.of for k in range(at + 1, first))
    return tied and at >= 0 and lexicon.bodies.get(words.folded[at]) == "official"


def owning_office(setting: Setting, first: int) -> int | None:
    """The office that "of" ties to a name: "exalcalde" of "el exalcalde de Marena"."""
    words, lexicon = setting.words, setting.lexicon
    at, tied = first - 1, False
    while at > 0 and first - at <= 3 and words.gap(at) in (" ", "'", "’"):
        word = words.folded[at]
        if not (word in lexicon.of or word in lexicon.articles):
            break
        tied = tied or word in lexicon.of
        at -= 1
    if at > 0 and tied and words.folded[at] in setting.demonyms and not words.capital[at]:
        at -= 1  # "a ministra angolana dos Transportes"
    if at < 0 or not tied:
        return None
    if words.ends[at] in setting.office_ends:
        return at  # "secretário de Estado das Pescas"
    plain = words.capital[at] == lexicon.nouns_capital or words.first[at]
    return at if plain and lexicon.is_office(words.folded[at]) else None


def in_portfolio(setting: Setting, first: int) -> bool:
    """Whether a word is what a minister is over: "o ministro dos Portos e Aeroportos, Caio …"."""
    words, lexicon = setting.words, setting.lexicon
    at = owning_office(setting, first)
    if at is None:
        joined = first > 1 and words.folded[first - 1] in lexicon.joiners
        comma = first + 1 < len(words.words) and words.gap(first) == ", "
        return joined and comma and words.capital[first - 2] and in_portfolio(setting, first - 2)
    held = lexicon.offices.get(words.folded[at])
    return words.ends[at] in setting.office_ends or (held is not None and held.role in PORTFOLIOS)


def _office_inside(setting: Setting, first: int, last: int) -> int:
    """Where an office stands between a body and a full name; 0 if it does not.

    "National Economic Council Chair Larry Summers".
    """
    words, names = setting.words, people.first_names()
    if words.words[first] in names:
        return 0
    for at in range(first + 1, last):
        if words.words[at + 1] in names and words.folded[at] in setting.lexicon.offices:
            return at if words.capital[at] and at + 1 < last else 0
    return 0


def _before_title(setting: Setting, first: int, last: int, known: Known) -> int:
    """Where a title follows a place in the same run: "Alabama Congressman Rainey"; 0 if none."""
    at = first
    while at < last and setting.words.ends[at] < known.end:
        at += 1
    at += 1
    return at if at < last and _title(setting, at, last) else 0


def _title(setting: Setting, first: int, last: int) -> int:
    """How many words from ``first`` on are a title or an office before a name."""
    words, lexicon = setting.words, setting.lexicon
    for end in range(min(first + 4, last - 1), first, -1):
        phrase = " ".join(words.folded[first : end + 1])
        if phrase in lexicon.office_phrases:
            return end - first + 1
    if _is_tail(setting, words.folded[last]):
        return 0
    if not lexicon.is_person_word(words.folded[first]):
        return 0
    if words.folded[first] in lexicon.bodies and words.folded[last].endswith(
        lexicon.small_adjectives or "\0"
    ):
        return 0  # "la Policía Nacional" is a body, "policía" in small letters an officer
    # "Earl King" is one person, "Prince Harry" has a title.
    named = first + 1 == last and words.words[first] in people.first_names()
    rest = words.words[last]
    return int(not (named and rest in people.surnames() and rest not in people.first_names()))


def _is_tail(setting: Setting, word: str) -> bool:
    """Whether a word closes the name of a body, a place or an event."""
    lexicon = setting.lexicon
    own = word in lexicon.body_tails or word in lexicon.land_tails or word in lexicon.event_tails
    return own or word in lexicon.far_tails


def _ends_as_name(setting: Setting, first: int, last: int) -> bool:
    """Whether a run that opens with a people's name is one name ("British Museum")."""
    words = setting.words
    if first == last:
        return False
    rest = setting.exact(first + 1, last)
    if rest is not None and rest.type == "LOC":
        return True  # "French Alps"
    after = words.folded[first + 1]
    if words.words[first] in people.first_names() and rest is None:
        return not setting.lexicon.is_person_word(after)  # "Roman Polanski"
    return _is_tail(setting, words.folded[last]) or after in setting.lexicon.heads


def _split_known(setting: Setting, candidate: Candidate) -> list[Candidate]:
    """Cut after a body or person that packs know: "Reuters Maria Silva"."""
    first, last, title = candidate
    words = setting.words
    known = setting.reach(first)
    if known is None or known.end >= words.ends[last] or _is_tail(setting, words.folded[last]):
        return [candidate]
    nouns = setting.lexicon.nouns_capital  # "am Hauptstandort Köln Stellen abbauen"
    if known.strength < (3.2 if nouns else 6) or (known.type == "GPE" and not nouns):
        return [candidate]
    at = first
    while words.ends[at] < known.end:
        at += 1
    rest = at + 1
    while rest <= last and not words.capital[rest]:
        rest += 1
    people_name = setting.exact(rest, last) if rest <= last else None
    if words.ends[at] != known.end or (people_name and people_name.type == "NORP"):
        return [candidate]  # "Renault Portuguesa"
    return [Candidate(first, at, title), *([Candidate(rest, last)] if rest <= last else [])]
