"""Sources: how each is, one changed, one added after a look at what it gives; lists in and out."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wiredesk.desk.actions import change_source as changing
from wiredesk.desk.actions.enter_source import add_list, enter_source
from wiredesk.desk.drawing.charts import spark
from wiredesk.desk.models import Source
from wiredesk.desk.permissions import may, verbs_of
from wiredesk.desk.queries.source_lines import Line, source_line, source_lines, visible_sources
from wiredesk.desk.queries.source_preview import Preview, source_preview
from wiredesk.desk.screens.said import now, onward, say
from wiredesk.desk.screens.screen import screen
from wiredesk.desk.screens.source_form import SourceForm, form_of, login_in
from wiredesk.records import Refusal
from wiredesk.wire.opml import Outline, write_opml
from wiredesk.wire.refusals import LARGEST
from wiredesk.wire.storable import storable

LISTS = (
    ("all", gettext_lazy("All")),
    ("trouble", gettext_lazy("In trouble")),
    ("active", gettext_lazy("Asked")),
    ("paused", gettext_lazy("Paused")),
    ("stopped", gettext_lazy("Stopped")),
)
"""Lists of sources: name and words."""

VERBS = ("add_source", "preview_source", "change_source", "pause_source", "remove_source", "import")


@screen("see")
def show(request: HttpRequest) -> HttpResponse:
    """A page of the sources."""
    name, asked = request.GET.get("list", "all"), request.GET.get("page", "1")
    page = int(asked) if asked.isdecimal() and 0 < int(asked) < 10_000 else 1
    text = storable(request.GET.get("q", "")).strip()[:200]
    try:
        found = source_lines(request.user, now(), name, page, text)
    except KeyError:
        raise Http404 from None
    shown = {
        "rows": [_row(line) for line in found.lines],
        "lists": [(key, words, found.counts[key]) for key, words in LISTS],
        "here": name,
        "text": text,
        "next_page": page + 1 if found.more else None,
        **_allowed(request),
    }
    return render(request, "desk/sources.html", shown)


def _allowed(request: HttpRequest) -> dict[str, bool]:
    verbs = verbs_of(request.user)
    return {f"may_{verb}": verb in verbs for verb in VERBS}


def _row(line: Line) -> dict[str, Any]:
    title = _("%(name)s: new stories a day") % {"name": line.source.name}
    said = _("The last 14 days: %(days)s") % {"days": ", ".join(map(str, line.days))}
    share = None if line.unchanged is None else round(100 * line.unchanged)
    return {
        "line": line,
        "source": line.source,
        "spark": spark(title, said, line.days),
        "share": share,
    }


def _line(request: HttpRequest, source: int) -> Line:
    line = source_line(request.user, source, now())
    if line is None:
        raise Http404
    return line


@screen("see")
def one(request: HttpRequest, source: int) -> HttpResponse:
    """One source: how it is, and what is settled for it."""
    line = _line(request, source)
    return _one(request, line, form_of(line.source))


def _one(request: HttpRequest, line: Line, form: SourceForm, status: int = 200) -> HttpResponse:
    held = Source.objects.filter(pk=line.source.pk).exclude(credentials=None).exists()
    page = {**_row(line), "form": form, "has_login": held, **_allowed(request)}
    return render(request, "desk/sources/one.html", page, status=status)


@screen("change_source", methods=("POST",))
def change(request: HttpRequest, source: int) -> HttpResponse:
    """Settle a source anew."""
    line, form = _line(request, source), SourceForm(request.POST)
    if not form.is_valid():
        return _one(request, line, form, 422)
    done = changing.change_source(
        request.user, source, now(), settings=form.settings(), name=form.cleaned_data["name"]
    )
    say(request, done, _("Saved."))
    return onward(request, "source", source=source)


@screen("change_source", methods=("POST",))
def login(request: HttpRequest, source: int) -> HttpResponse:
    """Give it another name and password, or none."""
    _line(request, source)
    given = login_in(request.POST)
    done = changing.give_login(request.user, source, now(), login=given)
    say(request, done, _("Kept.") if given else _("It is asked without name and password now."))
    return onward(request, "source", source=source)


@screen("pause_source", methods=("POST",))
def pause(request: HttpRequest, source: int) -> HttpResponse:
    """Let it rest, have it asked again, or asked at once."""
    _line(request, source)
    how = request.POST.get("how", "")
    if how == "now":
        done = changing.ask_source(request.user, source, now())
        say(request, done, _("It is asked now."))
    elif how in {"pause", "resume"}:
        done = changing.pause_source(request.user, source, now(), on=how == "pause")
        say(request, done, _("It rests.") if how == "pause" else _("It is asked again."))
    else:
        raise Http404
    return onward(request, "source", source=source)


@screen("remove_source", methods=("POST",))
def remove(request: HttpRequest, source: int) -> HttpResponse:
    """Forget it. What came from it stays."""
    _line(request, source)
    done = changing.drop_source(request.user, source, now())
    say(request, done, _("The source is removed; what came from it stays."))
    return redirect("sources")


@screen("preview_source", methods=("GET", "POST"))
def add(request: HttpRequest) -> HttpResponse:
    """A form for an address; given one, what stands there: five stories, read."""
    page: dict[str, Any] = {
        "address": (request.POST or request.GET).get("address", "").strip()[:2000],
        "login": request.POST.get("login", ""),
        "folders": settings.FOLDERS,
        "may_add": may(request.user, "add_source"),
    }
    if request.method != "POST":
        return render(request, "desk/sources/add.html", page)
    found = source_preview(
        page["address"], login_in(request.POST), settings.NETWORKS, settings.FOLDERS
    )
    if isinstance(found, Refusal):
        page["trouble"] = _(found.why)
        return render(request, "desk/sources/add.html", page, status=422)
    page |= {"preview": found, "how": HOW[found.how], "form": _proposed(found)}
    return render(request, "desk/sources/add.html", page)


def _proposed(found: Preview) -> SourceForm:
    name = found.name or found.address.partition("://")[2].partition("/")[0].removeprefix("www.")
    fields = SourceForm.base_fields
    usual = {key: field.initial for key, field in fields.items() if field.initial is not None}
    return SourceForm(initial={**usual, "name": name[:200], "language": found.language})


HOW = {
    "it is one": gettext_lazy("It is a feed."),
    "declared": gettext_lazy("The page declares this feed."),
    "usual place": gettext_lazy("The page declares no feed; one stands at a usual place."),
    "none found": gettext_lazy("No feed was found; the page itself is asked."),
    "folder": gettext_lazy("A folder of this machine; each of its folders becomes a source."),
    "mailbox": gettext_lazy("A mailbox; it is opened once it is saved."),
}


@screen("add_source", methods=("POST",))
def save(request: HttpRequest) -> HttpResponse:
    """Add a source that was looked at."""
    form, address = SourceForm(request.POST), request.POST.get("address", "").strip()[:2000]
    page = {"address": address, "form": form, "may_add": True, "folders": settings.FOLDERS}
    page["login"] = request.POST.get("login", "")
    if not form.is_valid():
        return render(request, "desk/sources/add.html", page, status=422)
    done = enter_source(
        request.user,
        None,
        now(),
        address=address,
        name=form.cleaned_data["name"],
        settings=form.settings(),
        login=login_in(request.POST),
        folders=settings.FOLDERS,
    )
    if not say(request, done, _("Added; it is asked at once.")):
        return render(request, "desk/sources/add.html", page, status=422)
    return redirect("source", source=done.pk)


@screen("export")
def opml_out(request: HttpRequest) -> HttpResponse:
    """The sources on the web as an OPML file, for other readers."""
    rows = visible_sources(request.user).filter(carrier="http").order_by("name", "id")
    feeds = [Outline(address=source.address, title=source.name) for source in rows]
    answer = HttpResponse(write_opml(feeds), content_type="text/x-opml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="sources.opml"'
    return answer


@screen("add_source", methods=("POST",))
def opml_in(request: HttpRequest) -> HttpResponse:
    """Add every feed of an OPML file."""
    file = request.FILES.get("file")
    if file is None or file.size > LARGEST:
        say(request, Refusal(what="add_list", why="Choose an OPML file."), "")
        return redirect("sources")
    done = add_list(request.user, None, now(), body=file.read())
    if isinstance(done, Refusal):
        say(request, done, "")
        return redirect("sources")
    counts = {"added": done.added, "known": done.known, "refused": len(done.refused)}
    say(request, None, _("%(added)s added, %(known)s known, %(refused)s refused.") % counts)
    for why in done.refused[:10]:
        say(request, Refusal(what="add_list", why=why), "")
    return redirect("sources")
