"""Figures on what a query finds: drawn, and beside each drawing the same figures as a table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wiredesk.desk.drawing.charts import bars, columns
from wiredesk.desk.found_words import defect_words
from wiredesk.desk.queries.figures import Bar, Figures
from wiredesk.desk.queries.find import find_figures
from wiredesk.desk.screens.find import address, asked, frame_of
from wiredesk.desk.screens.screen import screen
from wiredesk.desk.search.query import Query
from wiredesk.desk.search.writing import narrowed
from wiredesk.desk.templatetags.desk import as_known
from wiredesk.desk.words import KINDS, said


@screen("find")
def show(request: HttpRequest) -> HttpResponse:
    """Five plots and their tables."""
    text = asked(request)
    query, found, sources = find_figures(request.user, text)
    page = {
        **frame_of(request, query, text, sources),
        "figures": found,
        "plots": [
            _over_time(request, query, found),
            _quoted(request, query, found),
            _kinds(request, query, found),
            _attribution(request, query, found),
            _defects(request, query, found),
        ],
    }
    return render(request, "desk/figures.html", page)


def _over_time(request: HttpRequest, query: Query, found: Figures) -> dict[str, Any]:
    title, unit = _("Stories over time"), _("Stories")
    about = _("How many stories were published in each stretch of time.")
    times = [bar._replace(label=as_known(bar.label)) for bar in found.over_time]
    values = [(bar.label, float(bar.count)) for bar in times]
    rows = [_counted(request, query, bar) for bar in times]
    note = _("%(n)s declare no date.") % {"n": written(found.undated)} if found.undated else ""
    head = (_("When"), unit)
    return _plot("time", title, columns(title, about, values, written), head, rows, note)


def _quoted(request: HttpRequest, query: Query, found: Figures) -> dict[str, Any]:
    title = _("Who is quoted most")
    about = _("How many claims each speaker makes.")
    rows = [_counted(request, query, bar) for bar in found.quoted]
    drawing = bars(title, about, [(b.label, float(b.count)) for b in found.quoted], written)
    return _plot("quoted", title, drawing, (_("Speaker"), _("Claims")), rows)


def _kinds(request: HttpRequest, query: Query, found: Figures) -> dict[str, Any]:
    title = _("Kinds of source")
    about = _("How many claims rest on each kind of source.")
    kinds = [bar._replace(label=str(said(KINDS, bar.label))) for bar in found.kinds]
    rows = [_counted(request, query, bar) for bar in kinds]
    drawing = bars(title, about, [(b.label, float(b.count)) for b in kinds], written)
    return _plot("kinds", title, drawing, (_("Kind of source"), _("Claims")), rows)


def _attribution(request: HttpRequest, query: Query, found: Figures) -> dict[str, Any]:
    title = _("On somebody's word, by source")
    about = _("Of all that a source states, the share that it hands to a speaker.")
    rows = [
        _row(
            request,
            query,
            share.source,
            share.query,
            [
                percent(share.share),
                *map(written, (share.claimed, share.own_voice, share.sentences, share.stories)),
            ],
        )
        for share in found.attribution
    ]
    values = [(share.source, share.share) for share in found.attribution]
    head = (_("Source"), _("Share"), _("On somebody's word"), _("In its own voice"))
    head += (_("Sentences"), _("Stories"))
    return _plot("attribution", title, bars(title, about, values, percent, 1), head, rows)


def _defects(request: HttpRequest, query: Query, found: Figures) -> dict[str, Any]:
    title = _("Defects by source")
    about = _("How many defects a story of each source has.")
    rows = [
        _row(
            request,
            query,
            one.source,
            one.query,
            [
                number_format(one.a_story, 2),
                *map(written, (one.defects, one.stories)),
                ", ".join(
                    f"{defect_words(kind.label)} {written(kind.count)}" for kind in one.kinds
                ),
            ],
        )
        for one in found.defects
    ]
    values = [(one.source, one.a_story) for one in found.defects]
    drawing = bars(title, about, values, lambda number: number_format(number, 2))
    head = (_("Source"), _("A story"), _("Defects"), _("Stories"), _("The commonest"))
    return _plot("defects", title, drawing, head, rows)


def _counted(request: HttpRequest, query: Query, bar: Bar) -> dict[str, Any]:
    return _row(request, query, bar.label, bar.query, [written(bar.count)])


def _row(
    request: HttpRequest, query: Query, label: str, more: str, cells: list[str]
) -> dict[str, Any]:
    """A row of a table; its name leads to the stories that it counts."""
    return {
        "label": label,
        "address": address(request, narrowed(query, more), "find"),
        "cells": cells,
    }


def _plot(
    name: str,
    title: str,
    drawing: str,
    head: tuple[str, ...],
    rows: list[dict[str, Any]],
    note: str = "",
) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "drawing": drawing,
        "head": head,
        "rows": rows,
        "note": note,
    }


def written(number: float) -> str:
    """A whole number as the reader's language writes it."""
    return str(number_format(number, 0))


def percent(share: float) -> str:
    """A share of 1 in hundredths."""
    return f"{number_format(share * 100, 0)} %"
