"""Runs of capitalised words, cut into candidates for names: exact spans, types come later."""

from __future__ import annotations

import re

from wiredesk.packs import people
from wiredesk.reading.names.firms import legal_form_at
from wiredesk.reading.names.setting import Candidate, Setting
from wiredesk.reading.names.trimming import dated_name, trim

COUNTRIES = ("names.countries", "places.territories")
"""Their names stand apart from a body that has a complement: "Ministério da Saúde | do Brasil"."""

ROMAN = re.compile(r"[IVX]+(?:e|er|º|ª)?$")

MAX_WORDS = 14
"""Longer runs of capitalised words are no name; they are cut here."""


def find_candidates(setting: Setting) -> list[Candidate]:
    """Every candidate, in order. A candidate never crosses a line, a comma or a full stop."""
    words, count = setting.words, len(setting.words.words)
    found: list[Candidate] = []
    i = 0
    while i < count:
        silent = words.shouted[i] and words.folded[i] in setting.lexicon.openers
        if silent and not setting.reach(i):
            i += 1
            continue
        if not words.capital[i] or (_no_start(setting, i) and not dated_name(setting, i)):
            i += 1
            continue
        pieces, after = _pieces(setting, i)
        for first, last in _joined(setting, pieces):
            if first < i:
                continue
            last = _with_small_tail(setting, first, last)
            found += trim(setting, first, last)
            i = last + 1
        i = max(after, i)
    return found


def _no_start(setting: Setting, i: int) -> bool:
    """Whether word ``i`` is a date or no name ("March", "TV"), and no longer name opens there."""
    word = setting.words.folded[i]
    if not (word in setting.lexicon.dates or word in setting.lexicon.no_names):
        return False
    known = setting.reach(i)
    return known is None or known.end <= setting.words.ends[i]


def _pieces(setting: Setting, i: int) -> tuple[list[tuple[int, int]], int]:
    """Groups of capitalised words from word ``i`` on, parted by small joining words."""
    words, pieces = setting.words, []
    count = len(words.words)
    first = last = i
    while last + 1 < count and last - i < MAX_WORDS:
        if _adjoins(setting, last) and words.capital[last + 1]:
            if words.shouted[last + 1] and words.folded[last + 1] in setting.lexicon.openers:
                break
            if _no_start(setting, last + 1) and words.words[last] not in people.first_names():
                break
            last += 1
            continue
        step = _joining_words(setting, last)
        if not step:
            break
        pieces.append((first, last))
        first = last = last + step + 1
    known = setting.reach(i)
    while known and last + 1 < count and words.ends[last + 1] <= known.end:
        last += 1
    pieces.append((first, last))
    return pieces, last + 1


def _with_small_tail(setting: Setting, first: int, last: int) -> int:
    """The last word of a body's name that goes on in small letters.

    "Institut des hautes études agricoles", "Cour des comptes": adjectives by their endings, then
    once "de" with a noun and its adjectives.
    """
    words, lexicon = setting.words, setting.lexicon
    if not lexicon.small_tails or words.folded[first] not in lexicon.bodies:
        return last
    at = _past_adjectives(setting, last)
    return _past_place(setting, (first, _past_noun(setting, at)), last)


def _past_place(setting: Setting, name: tuple[int, int], last: int) -> int:
    """Past "du Gard" behind small letters; a country stands apart."""
    step = _joining_words(setting, name[1]) if name[1] > last else 0
    if not step:
        return name[1]
    right = _pieces(setting, name[1] + step + 1)[0][0]
    known = setting.exact(*right)
    if known is not None and known.source == "places.territories":
        return name[1]
    return right[1]


def _past_noun(setting: Setting, at: int) -> int:
    """Past "des hautes études agricoles": a link, a noun in small letters, its adjectives."""
    words, lexicon = setting.words, setting.lexicon
    linked = _past_link(setting, at)
    if linked and not words.capital[linked] and words.folded[linked] not in lexicon.openers:
        noun = _past_adjectives(setting, linked)
        if noun == linked and _is_adjective(setting, linked) and _small_after(setting, linked):
            noun = _past_adjectives(setting, linked + 1)
        known = setting.reach(linked)
        return noun if known is None or known.type == "NORP" else at
    return at


def _small_after(setting: Setting, i: int) -> bool:
    words = setting.words
    return i + 1 < len(words.words) and words.gap(i) == " " and not words.capital[i + 1]


def _past_adjectives(setting: Setting, i: int) -> int:
    while _small_after(setting, i) and _is_adjective(setting, i + 1):
        i += 1
    return i


def _is_adjective(setting: Setting, i: int) -> bool:
    word = setting.words.folded[i]
    return len(word) > 4 and word.endswith(setting.lexicon.small_adjectives)


def _past_link(setting: Setting, i: int) -> int:
    """The word after "de la", "des"; 0 where no such words follow."""
    words, lexicon = setting.words, setting.lexicon
    for step in (1, 2, 3):
        at = i + step
        if at >= len(words.words) or words.gap(at - 1) not in (" ", "'", "’"):
            return 0
        word = words.folded[at]
        if not (word in lexicon.of or (step > 1 and word in lexicon.articles)):
            return at if step > 1 else 0
    return 0


def _adjoins(setting: Setting, i: int) -> bool:
    """Whether the next word follows with nothing but a space, or the dot of an initial."""
    gap = setting.words.gap(i)
    if gap in (" ", "\u00a0"):
        return not (setting.words.words[i][-1] == "." and setting.words.first[i + 1])
    if gap == ", " and legal_form_at(setting.words, i + 1):
        return True  # "Construções Mira, Lda."
    word = setting.words.words[i]
    low = setting.words.folded[i]
    short = len(word) <= 5 and setting.lexicon.is_person_word(low)
    initial = len(word) == 1 or short or low in ("jr", "sr", "st", "dr", "mr", "mrs")
    return gap in (". ", ".") and initial and word[0].isupper()


def _joining_words(setting: Setting, i: int) -> int:
    """How many small words after word ``i`` join it to the next capital; 0 where they do not."""
    words, lexicon = setting.words, setting.lexicon
    for step in (1, 2, 3):
        at = i + step
        if at + 1 >= len(words.words) or words.gap(at - 1) != " " or words.gap(at) not in " '’":
            return 0
        word = words.folded[at]
        small = word in lexicon.of or word in lexicon.particles or word in lexicon.joiners
        if words.capital[at] or not (small or (step > 1 and word in lexicon.articles)):
            return 0
        if words.capital[at + 1] and words.folded[at + 1] not in lexicon.dates:
            return step
    return 0


def _joined(setting: Setting, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces of a run, those of one name put together."""
    found = [pieces[0]]
    for piece in pieces[1:]:
        if _belongs(setting, found[-1], piece):
            found[-1] = (found[-1][0], piece[1])
        else:
            found.append(piece)
    return found


def _belongs(setting: Setting, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether "left de right" is one name."""
    words, lexicon = setting.words, setting.lexicon
    known = _covering(setting, left, right)
    if known:
        return True
    joining = words.folded[left[1] + 1 : right[0]]
    if words.before(left[0]) in lexicon.bodies and not setting.exact(*left):
        return joining[0] in lexicon.of  # "la société Aciéries du Nord"
    again = any(w in lexicon.articles and w not in lexicon.of for w in joining[1:])
    if again and joining[0] in lexicon.joiners:
        return False  # "Verband der Fischer und die Kanzlei Roth" are two
    if joining[0] in lexicon.joiners and joining[0] not in lexicon.of:
        return joining[0] == "&" or _one_body(setting, left, right)
    if _is_head(setting, left):
        call = lexicon.nouns_capital and lexicon.is_person_word(words.folded[right[0]])
        linked = joining[0] in lexicon.of
        return linked and not (call or _own_name(setting, left, right))
    return _one_person(setting, left, right, joining)


def _covering(setting: Setting, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether a pack knows a name that reaches from the left into the right piece."""
    reach = setting.words.starts[right[0]]
    return any(
        k.end > reach
        for i in range(left[0], left[1] + 1)
        for k in setting.known.get(setting.words.starts[i], ())[:1]
    )


def _is_head(setting: Setting, piece: tuple[int, int]) -> bool:
    """Whether a piece opens with what a body, a place, a work or an event is called."""
    words, heads = setting.words, setting.lexicon.heads
    return words.folded[_opening(setting, piece)] in heads or words.folded[piece[1]] in heads


def _opening(setting: Setting, piece: tuple[int, int]) -> int:
    """The first word of a piece that is no article, opener or office: "The Department"."""
    words, lexicon = setting.words, setting.lexicon
    first = piece[0]
    while first < piece[1] and (
        words.folded[first] in lexicon.openers or words.folded[first] in lexicon.offices
    ):
        first += 1
    return first


def _own_name(setting: Setting, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether the right piece names another: "Conselho de Segurança da ONU", "… do Brasil"."""
    words, lexicon = setting.words, setting.lexicon
    joined_before = any(
        not words.capital[i] and words.folded[i] in lexicon.of for i in range(left[0], left[1])
    )
    if words.folded[right[0]] in lexicon.bodies:
        return joined_before or words.folded[left[0]] not in lexicon.bodies
    known = setting.exact(*right)
    if known is None:
        return False
    if known.type == "ORG":
        return True
    return joined_before and known.source in COUNTRIES


def _one_body(setting: Setting, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether "and" joins words of one body: "Ministério da Agricultura e Pescas"."""
    words, lexicon = setting.words, setting.lexicon
    if words.folded[_opening(setting, left)] not in lexicon.heads:
        return False
    parted = any(not words.capital[i] for i in range(left[0], left[1]))
    head = words.folded[right[0]]
    return parted and not (
        setting.reach(right[0]) or head in lexicon.bodies or words.words[right[0]].isupper()
    )


def _one_person(
    setting: Setting, left: tuple[int, int], right: tuple[int, int], joining: list[str]
) -> bool:
    """Whether a particle joins the names of one person, or of a place that no pack knows."""
    words, lexicon = setting.words, setting.lexicon
    if not all(word in lexicon.particles or word in lexicon.articles for word in joining):
        return False
    if left[0] == left[1] and words.words[left[0]].isupper() and setting.reach(right[0]):
        return False  # "GNR de Lamego": a body's letters, and where.
    start = left[0]
    while start < left[1] and lexicon.is_person_word(words.folded[start]):
        start += 1
    known_left = setting.exact(start, left[1])
    named = words.words[start] in people.first_names()
    if lexicon.nouns_capital and (not named or joining[0] in lexicon.articles):
        return False
    if known_left and known_left.strength >= 3.2 and not named:
        return False
    surname = words.words[right[0]] in people.surnames()
    place = setting.reach(right[0])
    if place is None:
        # "Xica da Silva" is one, "Sergio Pizzorno do Kasabian" and "Ana Ruiz da Fretilin" are two.
        whole = named and start < left[1] and joining[0] not in ("de", "von", "van")
        return surname or not whole
    if ROMAN.match(words.words[left[1]]) and start < left[1]:
        return True  # "Ricardo II da Normandia"
    if known_left and known_left.source == "cities" and place.type == "GPE" and not named:
        return joining == ["de"]  # "Gameleira de Goiás"
    if place.strength >= 6 and not surname:
        return False
    if place.strength < 4 and surname:
        return named or known_left is None or known_left.strength < 3.2
    return named and (surname or start == left[1])
