"""What is said in codes, named. NewsML-G2 says things by qcode ("stat:usable"), by URI
("http://cv.iptc.org/newscodes/pubstatusg2/usable") or by a literal, with names beside or none.

Catalogues, which say what a qcode's alias stands for, are never fetched.
"""

import re
from collections.abc import Iterator

from lxml import etree

from wiredesk.wire.xml_tree import LANG, children, said, words

_LAST = re.compile(r"[^/#:]+(?=[/#]*$)")


class Names:
    """Names in an item's language, and those that its <assert> elements give to codes."""

    def __init__(self, item: etree._Element):  # noqa: D107 - the class says it
        self.language = said(item, LANG).partition("-")[0].lower()
        self._asserted: dict[str, str] = {}
        for one in children(item, "assert"):
            if name := self._own(one):
                for coded in _codes(one):
                    self._asserted.setdefault(coded, name)

    def of(self, element: etree._Element | None) -> str:
        """What an element names: in words, else as its code is asserted, else the bare code."""
        if element is None:
            return ""
        return self.in_words(element) or next(_codes(element), "") or words(element)

    def in_words(self, element: etree._Element) -> str:
        """The name of what an element speaks of; a literal is one. "" where only codes are."""
        if named := self._own(element):
            return named
        asserted = (self._asserted[c] for c in _codes(element) if c in self._asserted)
        return next(asserted, "") or said(element, "literal")

    def each(self, holder: etree._Element | None, *names: str) -> list[str]:
        """What the children of these names name in words, without repeats."""
        found = (self.in_words(one) for one in children(holder, *names))
        return list(dict.fromkeys(name for name in found if name))

    def _own(self, element: etree._Element) -> str:
        names = [one for one in children(element, "name") if words(one)]
        for one in names:
            if said(one, LANG).partition("-")[0].lower() == self.language:
                return words(one)
        return words(names[0]) if names else ""


def _codes(element: etree._Element) -> Iterator[str]:
    for attribute in ("qcode", "uri", "literal"):
        if code := said(element, attribute):
            yield code


def code_of(element: etree._Element | None) -> str:
    """The code of a controlled vocabulary alone: "usable" of "stat:usable" or of its URI."""
    if element is None:
        return ""
    return bare(next(_codes(element), ""))


def bare(code: str) -> str:
    """A code without the alias or the address of its vocabulary."""
    found = _LAST.search(code)
    return found[0] if found else ""
