"""Every operation of the API, and the addresses that they stand at."""

from itertools import groupby

from django.urls import URLPattern, path

from wiredesk.desk.api import (
    finding,
    hooks,
    me,
    readings,
    releases,
    rulings,
    sources,
    stories,
    ties,
    trail,
    versions,
)
from wiredesk.desk.api.route import Route
from wiredesk.desk.api.view import nothing_here, view_of

BASE = "api/v1/"

ROUTES: tuple[Route, ...] = (
    stories.list_stories,
    stories.hand_in,
    stories.deliver,
    stories.show_story,
    readings.show_reading,
    versions.list_versions,
    versions.show_version,
    readings.show_version_reading,
    versions.list_edits,
    versions.show_edit,
    readings.show_edit_reading,
    versions.show_difference,
    trail.show_trail,
    ties.list_ties,
    ties.show_comparison,
    rulings.list_rulings,
    rulings.post_ruling,
    rulings.post_undo,
    rulings.list_alerts,
    rulings.post_alert,
    sources.list_sources,
    sources.post_source,
    sources.show_source,
    sources.patch_source,
    sources.post_pause,
    releases.list_releases,
    releases.post_release,
    releases.list_outbox,
    releases.list_destinations,
    finding.search_stories,
    finding.export,
    hooks.list_hooks,
    hooks.post_hook,
    hooks.show_hook,
    hooks.patch_hook,
    hooks.delete_hook,
    hooks.post_hook_test,
    hooks.list_tellings,
    hooks.post_hook_again,
    me.show_me,
    me.show_openapi,
)


def addresses() -> list[URLPattern]:
    """An address for each path of the table, and one for what stands nowhere."""
    by_path = groupby(sorted(ROUTES, key=lambda one: one.path), key=lambda one: one.path)
    found = [(where, list(routes)) for where, routes in by_path]
    return [
        *(path(BASE + where, view_of(some), name=f"api-{some[0].name}") for where, some in found),
        path("api/<path:rest>", nothing_here, name="api-nothing"),
    ]
