"""Stories are found as they stand on the desk: where that is not as they came, they are entered
anew by the worker."""

from django.db import migrations
from django.utils import timezone


def ask_for_entries(apps, schema_editor):
    """The whole index is made anew where people have changed or dismissed anything, or a page
    counts."""
    touched = (
        apps.get_model("desk", "Edit").objects,
        apps.get_model("desk", "Ruling").objects.filter(verb="dismiss"),
        apps.get_model("desk", "Page").objects.filter(counts=True),
    )
    if any(rows.exists() for rows in touched):
        now = timezone.now()
        apps.get_model("desk", "Job").objects.get_or_create(
            verb="rebuild_index", subject="all", state="waiting", defaults={"due": now, "made": now}
        )


class Migration(migrations.Migration):
    dependencies = [("desk", "0026_word_tables")]
    operations = [migrations.RunPython(ask_for_entries, migrations.RunPython.noop)]
