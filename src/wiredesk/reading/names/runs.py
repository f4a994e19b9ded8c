"""Runs of capitalised words, cut into candidates for names: exact spans, types come later."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from wiredesk.packs import people
from wiredesk.reading.names.known import Known
from wiredesk.reading.names.lexicon import Lexicon
from wiredesk.reading.names.tokens import Words

SPLIT_AT = 6.0
"""How well a place must be known to stand apart from a body with a complement of its own."""

MAX_WORDS = 14
"""Longer runs of capitalised words are no name; they are cut here."""


class Candidate(NamedTuple):
    """Words ``first`` to ``last`` (both in), and what stood before them in the run."""

    first: int
    last: int
    title: int | None = None
    """The first of the titles and offices cut off before it, or ``None``."""


class Setting(NamedTuple):
    """What every step needs: the words, the lexicon and the names that packs know."""

    words: Words
    lexicon: Lexicon
    known: dict[int, list[Known]]
    offices: list[tuple[int, int]]
    """Where offices of more than one word stand, in order."""
    works: list[tuple[int, int]]
    """Titles between quotation marks, in order: no other name begins in them."""
    demonyms: frozenset[str]
    """The demonyms that stand in the text, folded."""

    def in_work(self, at: int) -> bool:
        """Whether a title between quotation marks covers ``at``."""
        last = bisect_left(self.works, (at + 1, 0))
        return last > 0 and self.works[last - 1][1] > at

    def offices_about(self, at: int) -> list[tuple[int, int]]:
        """The offices that begin shortly before ``at``."""
        last = bisect_left(self.offices, (at, 0))
        return self.offices[max(0, last - 4) : last]

    def exact(self, first: int, last: int) -> Known | None:
        """The strongest name that a pack knows on exactly these words."""
        end = self.words.ends[last]
        here = [k for k in self.known.get(self.words.starts[first], ()) if k.end == end]
        return max(here, key=lambda k: k.strength, default=None)

    def reach(self, first: int) -> Known | None:
        """The longest name that a pack knows from this word on."""
        return next(iter(self.known.get(self.words.starts[first], ())), None)


def find_candidates(setting: Setting) -> list[Candidate]:
    """Every candidate, in order. A candidate never crosses a line, a comma or a full stop."""
    words, count = setting.words, len(setting.words.words)
    found: list[Candidate] = []
    i = 0
    while i < count:
        if not words.capital[i] or _no_start(setting, i):
            i += 1
            continue
        pieces, after = _pieces(setting, i)
        for first, last in _joined(setting, pieces):
            found += _trim(setting, first, last)
        i = max(after, i + 1)
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
            if _no_start(setting, last + 1):
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


def _adjoins(setting: Setting, i: int) -> bool:
    """Whether the next word follows with nothing but a space, or the dot of an initial."""
    gap = setting.words.gap(i)
    if gap in (" ", "\u00a0"):
        return True
    word = setting.words.words[i]
    initial = len(word) == 1 or setting.words.folded[i] in ("jr", "sr", "st", "dr", "mr", "mrs")
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
        if words.capital[at + 1] and not _no_start(setting, at + 1):
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
    if joining[0] in lexicon.joiners and joining[0] not in lexicon.of:
        return joining[0] == "&" or _one_body(setting, left, right)
    if _is_head(setting, left):
        return not _own_name(setting, left, right)
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
    first = piece[0]
    lexicon, words = setting.lexicon, setting.words
    while first < piece[1] and (
        words.folded[first] in lexicon.openers or words.folded[first] in lexicon.offices
    ):
        first += 1
    return any(words.folded[i] in lexicon.heads for i in (first, piece[1]))


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
    return joined_before and known.strength >= SPLIT_AT


def _one_body(setting: Setting, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether "and" joins words of one body: "Ministério da Agricultura e Pescas"."""
    words, lexicon = setting.words, setting.lexicon
    if words.folded[left[0]] not in lexicon.bodies:
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
    if known_left and known_left.strength >= 3.2 and not named:
        return False
    surname = words.words[right[0]] in people.surnames()
    place = setting.reach(right[0])
    if place is None:
        # "Xica da Silva" is one, "Sergio Pizzorno do Kasabian" and "Ana Ruiz da Fretilin" are two.
        whole = named and start < left[1] and joining[0] not in ("de", "von", "van")
        return surname or not whole
    if place.strength >= 5 and not surname:
        return False
    if place.strength < 4 and surname:
        return named or known_left is None or known_left.strength < 3.2
    return named and (surname or start == left[1])


def _trim(setting: Setting, first: int, last: int) -> list[Candidate]:
    """The candidate without titles, offices, sentence openers and peoples before it."""
    title = None
    words, lexicon = setting.words, setting.lexicon
    found: list[Candidate] = []
    while first <= last:
        word = words.folded[first]
        known = setting.reach(first)
        if known and known.type != "NORP" and words.ends[last] <= known.end:
            break
        more = known is not None and known.end > words.ends[first]
        opens = words.first[first] and word in lexicon.openers and title is None and not more
        if (
            (opens and first < last)
            or not words.capital[first]
            or (first + 1 < last and _before_name(setting, first))
        ):
            first += 1
        elif known and known.type == "GPE" and (at := _before_title(setting, first, last, known)):
            found.append(Candidate(first, at - 1))
            first = at
        elif first < last and (size := _title(setting, first, last)):
            title = first if title is None else title
            first += size
        elif known and known.type == "NORP" and not _ends_as_name(setting, first, last):
            while first <= last and words.starts[first] < known.end:
                first += 1
        else:
            break
    if first <= last:
        found += _split_known(setting, Candidate(first, last, title))
    return found


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
    if words.folded[last] in lexicon.body_tails or words.folded[last] in lexicon.land_tails:
        return 0
    if not lexicon.is_person_word(words.folded[first]):
        return 0
    # "Earl King" is one person, "Prince Harry" has a title.
    named = first + 1 == last and words.words[first] in people.first_names()
    rest = words.words[last]
    return int(not (named and rest in people.surnames() and rest not in people.first_names()))


def _ends_as_name(setting: Setting, first: int, last: int) -> bool:
    """Whether a run that opens with a people's name is one name ("British Museum")."""
    lexicon, words = setting.lexicon, setting.words
    if first == last:
        return False
    tail = words.folded[last]
    rest = setting.exact(first + 1, last)
    if rest is not None and rest.type == "LOC":
        return True
    return (
        tail in lexicon.body_tails
        or tail in lexicon.land_tails
        or tail in lexicon.event_tails
        or words.folded[first + 1] in lexicon.heads
    )


def _split_known(setting: Setting, candidate: Candidate) -> list[Candidate]:
    """Cut where a strongly known name stands beside another: "Kim Jong Un Moscow"."""
    first, last, title = candidate
    known = setting.reach(first)
    if known and known.strength >= 6 and known.end < setting.words.ends[last]:
        at = first
        while setting.words.ends[at] < known.end:
            at += 1
        tail = setting.words.folded[last]
        lexicon = setting.lexicon
        if setting.words.ends[at] == known.end and not (
            tail in lexicon.body_tails
            or tail in lexicon.land_tails
            or tail in lexicon.event_tails
            or known.type == "GPE"
        ):
            rest = at + 1
            while rest <= last and not setting.words.capital[rest]:
                rest += 1
            pieces = [Candidate(first, at, title)]
            return pieces + ([Candidate(rest, last)] if rest <= last else [])
    return [candidate]
