"""What the newsroom says of itself: its channel, its site, and what follows by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wiredesk.desk.actions.destinations import save_newsroom, themes
from wiredesk.desk.queries.ledger import channel_of
from wiredesk.desk.queries.ledger import newsroom as newsroom_row
from wiredesk.desk.screens.fields import Labels, fields_of, given_in
from wiredesk.desk.screens.said import now, say
from wiredesk.desk.screens.screen import screen
from wiredesk.press.channel import Channel
from wiredesk.press.site import SiteSettings

CHANNEL: Labels = {
    "name": (gettext_lazy("Name"), ""),
    "home": (gettext_lazy("Address of the front page"), gettext_lazy("Where readers find it.")),
    "language": (gettext_lazy("Language"), gettext_lazy("As pt-PT.")),
    "description": (gettext_lazy("What it is, in a sentence"), ""),
    "contact": (gettext_lazy("Mail address for readers"), ""),
    "logo": (gettext_lazy("Address of the logo"), ""),
    "hub": (gettext_lazy("WebSub hub that the feeds name"), ""),
    "about": (gettext_lazy("Page about us"), ""),
    "principles": (gettext_lazy("Page of our principles"), ""),
    "corrections": (gettext_lazy("Page of our corrections policy"), ""),
    "ethics": (gettext_lazy("Page of our ethics policy"), ""),
    "ownership": (gettext_lazy("Page on who owns us"), ""),
    "rights": (gettext_lazy("Rights in the whole"), gettext_lazy("A story's own overrule it.")),
    "authority": (
        gettext_lazy("Domain that ids are named after"),
        gettext_lazy("For ever, even where the site moves; empty: the site's."),
    ),
}

SITE: Labels = {
    "theme": (gettext_lazy("Theme"), gettext_lazy("A folder; empty: the plain one.")),
    "timezone": (gettext_lazy("Time zone"), gettext_lazy("As Europe/Lisbon.")),
    "canonical_to_original": (
        gettext_lazy("Whole copies name the original as the address to keep"),
        "",
    ),
    "reserved": (gettext_lazy("Text and data mining is reserved"), ""),
    "mining_policy": (gettext_lazy("Page on which mining is allowed"), ""),
    "about": (gettext_lazy("Who we are"), gettext_lazy("A paragraph a line.")),
    "trust": (
        gettext_lazy("Lines of trust.txt"),
        gettext_lazy("As “belongto = https://association.example”, one a line."),
    ),
}


@screen("change_destinations", methods=("GET", "POST"))
def newsroom(request: HttpRequest) -> HttpResponse:
    """One form for all of it."""
    row = newsroom_row()
    known = channel_of(row)
    told = {"name": known.name, "home": known.home, **row.channel}
    channel, site = fields_of(Channel, told, CHANNEL), fields_of(SiteSettings, row.site, SITE)
    # Both records have an "about": those of the site are told apart by their prefix.
    site = [one._replace(name=f"site_{one.name}") for one in site]
    if request.method == "POST":
        given = given_in(channel, request.POST)
        of_site = {n.removeprefix("site_"): v for n, v in given_in(site, request.POST).items()}
        done = save_newsroom(
            request.user,
            None,
            now(),
            channel=given,
            site=of_site,
            follow_kills=bool(request.POST.get("follow_kills")),
        )
        if say(request, done, _("Kept. The site is written anew.")):
            return redirect("newsroom")
        channel = fields_of(Channel, given, CHANNEL)
        shown = fields_of(SiteSettings, of_site, SITE)
        site = [one._replace(name=f"site_{one.name}") for one in shown]
        row.follow_kills = bool(request.POST.get("follow_kills"))
    page = {"channel": channel, "site": site, "row": row, "themes": themes()}
    return render(request, "desk/newsroom.html", page)
