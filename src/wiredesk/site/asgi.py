"""The desk as an ASGI application. ``wiredesk serve`` brings the tables up to date first."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wiredesk.site.settings")
application = get_asgi_application()
