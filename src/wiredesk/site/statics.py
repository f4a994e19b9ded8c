"""Static files from the package, as WhiteNoise finds them, in one piece.

WhiteNoise streams a file by pieces that an asynchronous server can only take by leaving its loop;
ours are small.
"""

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile


class Statics(WhiteNoiseMiddleware):
    """Answers for the static files of the package."""

    @staticmethod
    def serve(static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        """The file, or that it has not changed."""
        found = static_file.get_response(request.method, request.META)
        body = b""
        if found.file is not None:
            with found.file as file:
                body = file.read()
        answer = HttpResponse(body, status=int(found.status))
        del answer["Content-Type"]
        for name, value in found.headers:
            answer.headers[name] = value
        return answer
