"""Find: words and fields in the address, what they find, and links that narrow and widen it."""

import importlib.util
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from wiredesk.desk.found_words import defect_words
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.find import find_page
from wiredesk.desk.screens.screen import screen
from wiredesk.desk.search.finding import Facet, Value, label_of
from wiredesk.desk.search.query import LONGEST, Query, Term
from wiredesk.desk.search.writing import narrowed, parts_of, widened, written
from wiredesk.desk.templatetags.desk import as_known, language_name
from wiredesk.desk.words import FACETS, KINDS, said

OPEN = 4
"""Facets that are unfolded from the first."""

EXPORTS = (
    ("csv", "CSV", _("a line a story")),
    ("claims", "CSV", _("a line a claim")),
    ("json", "JSON", _("one object a line")),
    ("parquet", "Parquet", _("for analysis")),
)

HIGHEST = 2**63 - 1
"""Places are numbers of eight bytes."""


@screen("find")
def show(request: HttpRequest) -> HttpResponse:
    """A page of what the query in the address finds, the newest first."""
    text, before = asked(request), _before(request)
    page = find_page(request.user, text, before)
    later = {"q": text, "before": page.found.later}
    shown = {
        **frame_of(request, page.query, text, page.sources),
        "lines": page.lines,
        "found": page.found,
        "first": before is None,
        "facets": [_facet(facet, page.query, at) for at, facet in enumerate(page.found.facets)],
        "searches": page.searches,
        "older": f"?{urlencode(later)}" if page.found.later else "",
        "exports": EXPORTS if may(request.user, "export") else (),
        "has_parquet": importlib.util.find_spec("pyarrow") is not None,
        "may_save": may(request.user, "save_search"),
        "may_share": may(request.user, "share_search"),
    }
    return render(request, "desk/find.html", shown)


def frame_of(
    request: HttpRequest, query: Query, text: str, sources: dict[str, str]
) -> dict[str, Any]:
    """What stands above results and figures alike: the field, what is asked for, notes."""
    parts = [(_part(part.terms, sources), part.without) for part in parts_of(query)]
    return {
        "text": text,
        "longest": LONGEST,
        "parts": [(words, address(request, without)) for words, without in parts],
        "notes": query.notes,
        "to": urlencode({"q": text}),
    }


def asked(request: HttpRequest) -> str:
    """What is looked for. No store of text takes the character 0."""
    return request.GET.get("q", "").replace("\0", " ").strip()


def address(request: HttpRequest, text: str, screen: str = "") -> str:
    """Where a query is asked: on this screen, or on one by name."""
    here = request.resolver_match.url_name if request.resolver_match else "find"
    return f"{reverse(screen or here)}?{urlencode({'q': text})}"


def _before(request: HttpRequest) -> int | None:
    before = request.GET.get("before", "")
    known = before.isascii() and before.isdigit() and len(before) < 20
    return min(int(before), HIGHEST) if known else None


def _facet(facet: Facet, query: Query, at: int) -> dict[str, Any]:
    values = [_value(facet.kind, value, query) for value in facet.values]
    chosen = any(value.chosen for value in facet.values)
    name = said(FACETS, facet.kind)
    return {"kind": facet.kind, "name": name, "values": values, "open": at < OPEN or chosen}


def _value(kind: str, value: Value, query: Query) -> dict[str, Any]:
    find = reverse("find")
    more = widened(query, kind, value.value) if value.chosen else narrowed(query, value.query)
    return {
        "value": value.value,
        "label": _label(kind, value.value, value.label),
        "count": value.count,
        "chosen": value.chosen,
        "address": f"{find}?{urlencode({'q': more})}",
        "without": f"{find}?{urlencode({'q': narrowed(query, f'-{value.query}')})}",
    }


def _label(kind: str, value: str, label: str) -> str:
    """A value in the reader's language."""
    if kind == "topic":
        return label_of(kind, value, {}, get_language() or "en")
    if kind == "defect":
        return defect_words(value)
    if kind == "kind":
        return str(said(KINDS, value))
    if kind == "language":
        return f"{language_name(value)} ({value})"
    if kind == "date":
        return as_known(value)
    return str(said(KINDS, value)) if kind == "kind" else label


def _part(terms: tuple[Term, ...], sources: dict[str, str]) -> str:
    """What one part of a query asks for: a chosen value as the lists name it, else as typed."""
    return " OR ".join(
        _chosen(term, sources) if term.exact and term.field in FACETS else written([(term,)])
        for term in terms
    )


def _chosen(term: Term, sources: dict[str, str]) -> str:
    field = term.field or ""
    value = _label(field, term.text, sources.get(term.text, term.text))
    return f"{'−' if term.without else ''}{said(FACETS, field)}: {value}"
