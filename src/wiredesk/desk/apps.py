"""The desk as a Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Its label, so that tables are named ``desk_…``."""

    name = "wiredesk.desk"
    label = "desk"

    def ready(self) -> None:
        """Have rulings heard by the press and by webhooks, in every program that can rule."""
        # Models must stand before actions can be imported.
        from wiredesk.desk.actions import announce, press_follows
        from wiredesk.desk.actions.acting import listen

        listen(announce.on_ruling)
        listen(press_follows.on_ruling)
