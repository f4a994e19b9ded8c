"""Lines that say who made the story or its pictures: bylines, credits, photo credits."""

import re

from wiredesk.reading.furniture.lexicon import lexicon
from wiredesk.reading.furniture.lines import WORD, Line, Mark

LONGEST_BYLINE = 14
LONGEST_CREDIT = 12

SLASHED = re.compile(
    r"^[^\W\d_][^/|\d]{1,50}\s?/\s?[^\W\d_][^/|\d]{1,40}(?:\s?/\s?[^/|\d]{2,30})?$"
)
"""A name and a house: "Ana Silva/Mirante", "Reprodução/TV Ria"."""


def judge_byline(line: Line) -> Mark | None:
    """As "Por Ana Silva", "By JANE DOE, Staff Writer", "Da redação": who wrote it, nothing else."""
    if line.zone == "mid" or line.size > LONGEST_BYLINE or line.ends_as_sentence:
        return None
    openers = lexicon().by
    if not line.folded.startswith(openers):
        return None
    for opener in openers:
        if line.folded.startswith(opener) and not line.folded[len(opener) :][:1].isalnum():
            rest = line.text[len(opener) :]
            if is_signed(rest.lstrip(" :")):
                return line.whole("byline", "by", 0.85 if line.zone == "head" else 0.7)
    return None


def is_signed(text: str) -> bool:
    """Whether the words are names, with roles and places beside them: "Ana Silva, em Lisboa"."""
    words = lexicon()
    tokens = [t for t in re.split(r"[\s,;|/()&•·-]+", text) if t]
    if not tokens or any(mark in text for mark in ':?!“”"«»'):
        return False
    if any(token.isdigit() for token in tokens):
        return False
    for token in tokens:
        # "R7", "g1": outlets with a number in their name.
        if any(c.isdigit() for c in token):
            continue
        folded = token.lower().strip(".’'")
        if folded in words.desks or folded in words.agencies:
            continue
        if not token[0].isupper() and folded not in words.particles and folded not in words.roles:
            return "@" in token
    first = tokens[0].lower()
    return tokens[0][0].isupper() or first in words.desks or first in words.agencies


def judge_role(line: Line) -> Mark | None:
    """A name with what its bearer does: "Ana Silva, correspondente em Londres"."""
    if line.zone not in ("head", "tail") or line.size > LONGEST_BYLINE or "," not in line.text:
        return None
    name, _, rest = line.text.partition(",")
    words = lexicon()
    tokens = name.split()
    if not 2 <= len(tokens) <= 4 or not is_signed(line.text):
        return None
    roles = [t for t in rest.lower().split() if t in words.roles and len(t) > 3]
    return line.whole("byline", "role", 0.75) if roles else None


def is_name(line: Line) -> bool:
    """Whether the line may be a person's name and no more: "Marta Coelho", "JANE DOE"."""
    tokens = line.text.split()
    if not 2 <= len(tokens) <= 4 or line.ends_as_sentence:
        return False
    particles = lexicon().particles
    if not all(t[0].isupper() or t.lower() in particles for t in (tokens[0], tokens[-1])):
        return False
    return all(
        (t[0].isupper() or t.lower() in particles) and t.replace(".", "").replace("-", "").isalpha()
        for t in tokens
    )


def judge_photo(line: Line) -> Mark | None:
    """As "Ana Silva/Divulgação", "© Getty Images", "(AP Photo/Ana Silva)" alone on a line."""
    if line.size > LONGEST_CREDIT or line.ends_as_sentence:
        return None
    bare = line.text.strip("()[] .")
    # "© Julien Roca / Cévennes Hebdo": a house or a slash, and no year, is a picture's.
    house = any(t.how == "houses" for t in line.told)
    if bare.startswith("©") and (house or "/" in bare) and not any(c.isdigit() for c in bare):
        return line.whole("photo_credit", "copyright", 0.85)
    if is_photo_credit(bare, house, bracketed=bare != line.text):
        return line.whole("photo_credit", "house", 0.85)
    return None


def is_photo_credit(bare: str, house: bool, bracketed: bool) -> bool:
    """Whether words are a name and a house. Without a known house, brackets and a person's name
    of two words are asked for: "(Austral/Diego Funes)", but not "(PT/SP)"."""
    if not SLASHED.match(bare):
        few = house and bracketed and is_capital(bare) and len(bare.split()) <= 4
        return few and not is_credit_in_brackets(bare) and not is_agency(bare)
    sides = [side.strip() for side in bare.split("/")]
    if not all(is_capital(side) for side in sides):
        return False
    if house:
        return True
    sizes = sorted(len(side.split()) for side in sides)
    return bracketed and sizes[0] <= 3 and 2 <= sizes[-1] <= 4


def is_capital(text: str) -> bool:
    """Whether every word has a capital but those that stand in names: "Ana de Castro"."""
    particles = lexicon().particles
    words = WORD.findall(text)
    return bool(words) and all(w[0].isupper() or w.lower() in particles for w in words)


def judge_credit(line: Line) -> Mark | None:
    """As "(com Lusa)", "Agência Mirante" below the text: whose words they are, nothing else."""
    if line.zone not in ("tail", "head") or line.size > 8 or line.ends_as_sentence:
        return None
    bare = line.text.strip("()[]–—-•*= .")
    if line.text != bare and is_credit_in_brackets(bare):
        return line.whole("credit", "with", 0.85)
    if is_agency(bare):
        return line.whole("credit", "agency", 0.85)
    if is_capital(bare) and any(w in lexicon().agency for w in line.words):
        return line.whole("credit", "agency", 0.75)
    return None


def is_agency(bare: str) -> bool:
    """Whether words are one or several agencies, as they sign: "Reuters", "AFP e Lusa", "dpa/lno".

    "Com Reuters", "via Lusa": a word that opens a credit may stand before.
    """
    words = lexicon()
    folded = bare.lower()
    for opener in words.credited_with:
        if folded.startswith(opener + " "):
            folded = folded[len(opener) + 1 :]
            break
    names = [n.strip() for n in re.split(r"[/,&+]|\s(?:e|and|y|et|und|-)\s", folded)]
    return bool(names) and names[0] in words.agencies and len(names) <= 3


def is_credit_in_brackets(bare: str) -> bool:
    """Whether words in brackets name whose copy was used: "com Lusa", "with Great Lakes Press"."""
    folded = bare.lower()
    for opener in lexicon().credited_with:
        if folded.startswith(opener + " "):
            rest = bare[len(opener) :].strip()
            return len(rest.split()) <= 7 and is_capital(rest.split(",")[0])
    return False


def is_acronym(line: Line) -> bool:
    """Two to six capitals alone: "EFN", as an agency signs."""
    bare = line.text.strip("()–—-. ")
    return 2 <= len(bare) <= 6 and bare.isalpha() and bare.isupper()
