"""The agencies' own ways to open a story, compiled from the forms in their packs."""

import re
from functools import lru_cache

from wiredesk import packs

_PIECE = re.compile(r"\{place\}|\{date\}|\{byline\}|\s+|[-–—=]+|[（(]|[）)]|[\[［]|[\]］]|.", re.S)
_FORMS = {
    "{place}": r"(?P<place>[^\n()（）\[\]【】\d０-９=]{1,60}?)",
    "{date}": r"(?P<date>[^\n()（）【】=]{1,32}?)",
    "{byline}": r"(?P<byline>[^\n()（）【】=/]{2,40}?)",
}
# A byline that runs into the place: 記者王小明台北3日電. Names of three signs are the rule.
_RUN_ON = r"(?P<byline>[^\W\d_]{3})"
_CLASSES = {"(": "[(（]", "（": "[(（]", ")": "[)）]", "）": "[)）]"}
_CLASSES |= {"[": r"[\[［]", "［": r"[\[［]", "]": r"[\]］]", "］": r"[\]］]"}


@lru_cache(maxsize=128)
def openers(agency: str) -> tuple[re.Pattern[str], ...]:
    """An agency's openers as patterns with groups place, date, byline and credit, longest first.

    Those that any agency's copy may have, "PLACE, DATE (NAME) -", are left to the general form.
    """
    known = packs.agencies()[agency]
    names = sorted({known.name, known.full, *known.names, *known.acronyms}, key=len, reverse=True)
    special = [o for o in known.openers if not re.match(r"\{place\}[^{(]*(\{date\})?[^{(]*\(", o)]
    patterns = []
    for opener in special:
        name = next((n for n in names if n in opener), None)
        if name is not None and opener.count("{place}") <= 1:
            patterns.append(_compile(opener, name))
    return tuple(sorted(patterns, key=lambda p: -len(p.pattern)))


def _compile(opener: str, name: str) -> re.Pattern[str]:
    before, _, after = opener.partition(name)
    return re.compile(f"{_form(before)}(?P<credit>{re.escape(name)}){_form(after)}")


def _form(piece: str) -> str:
    out = []
    tokens = _PIECE.findall(piece)
    for at, said in enumerate(tokens):
        following = "".join(tokens[at + 1 : at + 3])
        if said == "{byline}" and following.startswith("{place}"):
            out.append(_RUN_ON)
        elif said in _FORMS:
            # 新华社大连5月3日电: a date that runs on from the place begins with its number.
            runs_on = said == "{place}" and following.lstrip().startswith("{date}")
            out.append(_FORMS[said] + (r"\s*(?=\d)" if runs_on else ""))
        elif said.isspace():
            out.append(r"\s*")
        elif said[0] in "-–—=":
            out.append(r"\s?[-–—=]{1,3}")
        else:
            out.append(_CLASSES.get(said, re.escape(said)))
    return "".join(out)
