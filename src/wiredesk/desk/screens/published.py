"""The published site as its folder holds it, served by the desk too; open to all."""

from http import HTTPStatus

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

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
    """A page of the site; 410 for a withdrawn story, 404 for what never was, 304 for what whoever
    asks has already: a page keeps its time of writing until it says something else."""
    found = answer(site_folder(), path)
    if found.file is None:
        return HttpResponse(status=found.status, content_type="text/plain")
    stamp = found.file.stat()
    body = found.file.read_bytes()
    answered = HttpResponse(body, status=found.status, content_type=found.media_type)
    if found.status != HTTPStatus.OK:
        return answered
    tag = quote_etag(f"{stamp.st_mtime_ns:x}-{stamp.st_size:x}")
    answered["ETag"], answered["Last-Modified"] = tag, http_date(stamp.st_mtime)
    patch_cache_control(answered, public=True, no_cache=True)
    return get_conditional_response(request, tag, int(stamp.st_mtime), answered) or answered
