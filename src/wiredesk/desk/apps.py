"""The desk as a Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Its label, so that tables are named ``desk_…``."""

    name = "wiredesk.desk"
    label = "desk"
