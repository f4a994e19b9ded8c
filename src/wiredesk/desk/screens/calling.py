"""Who is calling, noted once a request for the audit log."""

from collections.abc import Callable

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from wiredesk.desk.caller import calling


@sync_and_async_middleware
def note_caller(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[..., object]:
    """Note the network address that a request comes from, as long as it is answered."""
    if iscoroutinefunction(answer):

        async def noted_async(request: HttpRequest) -> HttpResponse:
            with calling(request.META.get("REMOTE_ADDR", "")):
                return await answer(request)

        return noted_async

    def noted(request: HttpRequest) -> HttpResponse:
        with calling(request.META.get("REMOTE_ADDR", "")):
            return answer(request)

    return noted
