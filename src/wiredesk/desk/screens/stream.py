"""The stream of pokes: a browser hears that something is new, and asks for what it shows."""

import asyncio
from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from wiredesk.desk.queries.wire import mark_now
from wiredesk.desk.screens.screen import screen

EVERY = 2.0
"""Seconds between two looks at the store."""

LASTS = 300
"""Seconds after which a stream ends; the browser opens another by itself."""


@screen("see")
async def stream(request: HttpRequest) -> HttpResponse:
    """Server-sent events ``poke``, one whenever a story arrives, is read, or is decided on."""
    answer = StreamingHttpResponse(_pokes(), content_type="text/event-stream")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Accel-Buffering"] = "no"  # a proxy that gathers would hold them back
    return answer


async def _pokes() -> AsyncIterator[str]:
    known = ""
    for _ in range(int(LASTS / EVERY)):
        now = ".".join(map(str, await sync_to_async(mark_now)()))
        # A comment keeps proxies from closing a line on which nothing is said.
        yield f"event: poke\ndata: {now}\n\n" if now != known else ": nothing new\n\n"
        known = now
        await asyncio.sleep(EVERY)
