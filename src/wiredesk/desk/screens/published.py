"""The published site as its folder holds it, served by the desk too; open to all."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse

from wiredesk.desk.queries.ledger import site_folder
from wiredesk.desk.screens.screen import ANYONE, screen
from wiredesk.press.destinations.site import answer

POLICY = {
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "https:"],
    "connect-src": ["'self'"],
}


@csp_replace(POLICY)
@screen(ANYONE)
def page(request: HttpRequest, path: str = "") -> HttpResponse:
    """A page of the site; 410 for a withdrawn story, 404 for what never was."""
    found = answer(site_folder(), path)
    if found.file is None:
        return HttpResponse(status=found.status, content_type="text/plain")
    body = found.file.read_bytes()
    return HttpResponse(body, status=found.status, content_type=found.media_type)
