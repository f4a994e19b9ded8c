"""Starting Django on a data folder: settings read, tables made or brought up to date."""

import os
from pathlib import Path


def start(data: Path | None = None) -> None:
    """Set Django up, bring the tables up to date. ``data`` overrides the environment's folder."""
    if data is not None:
        os.environ["WIREDESK_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wiredesk.site.settings")
    import django

    from wiredesk.site.logs import set_up

    set_up()
    django.setup()
    from django.conf import settings
    from django.core.files import locks
    from django.core.management import call_command

    with (settings.DATA / "starting").open("w") as one_at_a_time:
        locks.lock(one_at_a_time, locks.LOCK_EX)  # two workers may start on an empty folder
        call_command("migrate", verbosity=0, interactive=False)
