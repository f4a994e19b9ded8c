"""Every address of the desk, one screen a line."""

from django.conf.urls.i18n import set_language
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from wiredesk.desk.api.routes import addresses
from wiredesk.desk.screens import (
    destinations,
    edit,
    export,
    figures,
    find,
    first,
    kin,
    machines,
    new,
    newsroom,
    outbox,
    published,
    runs,
    searches,
    sources,
    story,
    stream,
    trail,
    wire,
)
from wiredesk.desk.screens.house import account, hooks, keeping, log, names, roster, rules, tabs
from wiredesk.desk.screens.screen import ANYONE


def open_to_all(view: object) -> object:
    """A view of Django's own that needs no login."""
    view.verb = ANYONE  # type: ignore[attr-defined]
    return login_not_required(view)


urlpatterns: list[URLPattern] = [
    path("", wire.home, name="wire"),
    path("wire/arrivals", wire.arrivals, name="arrivals"),
    path("wire/stream", stream.stream, name="stream"),
    path("wire/decide", wire.bulk, name="bulk"),
    path("new", new.new, name="new"),
    path("undo", story.take_back, name="undo"),
    path("alert/<int:alert>", story.answer_alert, name="alert"),
    # ── one story ──
    path("story/<int:story>", story.show, name="story"),
    path("story/<int:story>/preview", wire.preview, name="preview"),
    path("story/<int:story>/decide", story.decide, name="decide"),
    path("story/<int:story>/mend", story.mend, name="mend"),
    path("story/<int:story>/dismiss", story.dismiss, name="dismiss"),
    path("story/<int:story>/tick", story.check, name="tick"),
    path("story/<int:story>/lift", story.lift, name="lift"),
    path("story/<int:story>/present", story.present, name="present"),
    path("story/<int:story>/edit", edit.edit, name="edit"),
    path("story/<int:story>/trail", trail.show, name="trail"),
    path("story/<int:story>/origin", kin.origin, name="origin"),
    path("story/<int:story>/beside/<int:other>", kin.show, name="beside"),
    path("story/<int:story>/beside/<int:other>/rule", kin.decide, name="rule_on_tie"),
    path("story/<int:story>/publish", outbox.form, name="publish"),
    path("story/<int:story>/act", outbox.act, name="act"),
    # ── finding ──
    path("find", find.show, name="find"),
    path("find/figures", figures.show, name="figures"),
    path("find/export", export.download, name="export"),
    path("find/save", searches.save, name="save_search"),
    path("find/searches", searches.show, name="searches"),
    path("find/searches/<int:search>", searches.change, name="search"),
    # ── what goes out ──
    path("outbox", outbox.show, name="outbox"),
    path("outbox/<int:outgoing>/retry", outbox.retry, name="retry"),
    path("destinations", destinations.show, name="destinations"),
    path("destinations/new/<slug:kind>", destinations.add, name="add_destination"),
    path("destinations/<int:destination>", destinations.change, name="destination"),
    path("destinations/<int:destination>/switch", destinations.switch, name="switch_destination"),
    path("destinations/<int:destination>/remove", destinations.remove, name="remove_destination"),
    path("destinations/<int:destination>/try", destinations.try_out, name="try_destination"),
    path("newsroom", newsroom.newsroom, name="newsroom"),
    path("site/<path:path>", published.page, name="page"),
    path("site/", published.page, name="front"),
    # ── where stories come from ──
    path("sources", sources.show, name="sources"),
    path("sources/add", sources.add, name="add_source"),
    path("sources/save", sources.save, name="save_source"),
    path("sources/opml", sources.opml_out, name="opml_out"),
    path("sources/opml/in", sources.opml_in, name="opml_in"),
    path("source/<int:source>", sources.one, name="source"),
    path("source/<int:source>/change", sources.change, name="change_source"),
    path("source/<int:source>/login", sources.login, name="source_login"),
    path("source/<int:source>/pause", sources.pause, name="pause_source"),
    path("source/<int:source>/again", runs.again, name="read_again"),
    path("runs", runs.runs, name="runs"),
    path("runs/<int:run>", runs.run, name="run"),
    path("runs/<int:run>/steer", runs.steer, name="steer_run"),
    path("source/<int:source>/remove", sources.remove, name="remove_source"),
    # ── programs ──
    path("websub/<str:token>", machines.websub, name="websub"),
    path("metrics", machines.figures, name="metrics"),
    # ── people & rules ──
    path("people", tabs.people, name="people"),
    path("people/account", account.account, name="account"),
    path("people/keys", account.keys, name="keys"),
    path("people/all", roster.roster, name="roster"),
    path("people/all/<int:person>", roster.person, name="person"),
    path("people/rules", rules.rules, name="rules"),
    path("people/rules/new", rules.new, name="rule_new"),
    path("people/rules/<int:rule>", rules.edit, name="rule"),
    path("people/rules/<int:rule>/act", rules.act, name="rule_act"),
    path("people/names", names.names, name="names"),
    path("people/names/new", names.new, name="name_new"),
    path("people/names/<int:name>", names.edit, name="name"),
    path("people/reviews", log.reviews, name="reviews"),
    path("people/audit", log.audit, name="audit"),
    path("people/tokens", keeping.tokens, name="tokens"),
    path("people/tokens/<int:token>/revoke", keeping.revoke, name="token_revoke"),
    path("people/hooks", hooks.hooks, name="hooks"),
    path("people/hooks/<int:hook>", hooks.act, name="hook_act"),
    path("people/backups", keeping.backups, name="backups"),
    path("people/backups/<str:name>", keeping.backup, name="backup"),
    path("people/health", keeping.health, name="health"),
    path("people/health/<int:job>/retry", keeping.retry, name="job_retry"),
    # ── for programs ──
    *addresses(),
    # ── coming in ──
    path("join/<str:key>", account.join, name="join"),
    path("first", first.first, name="first"),
    path(
        "login",
        open_to_all(auth.LoginView.as_view(template_name="desk/login.html")),
        name="login",
    ),
    path("logout", open_to_all(auth.LogoutView.as_view()), name="logout"),
    path("language", open_to_all(set_language), name="language"),
]
