"""A page that came after an editor had begun does not count: the feed's text stays."""

from django.db import migrations


def settle(apps, schema_editor):
    pages, stories = apps.get_model("desk", "Page").objects, apps.get_model("desk", "Story").objects
    begun = stories.exclude(state__in=["received", "taken"], edit=None).values("pk")
    why = "It came after an editor had begun to work on the feed's text, which stays."
    pages.filter(counts=True, version__story__in=begun).update(counts=False, why=why)


class Migration(migrations.Migration):
    dependencies = [("desk", "0020_threads")]
    operations = [migrations.RunPython(settle, migrations.RunPython.noop)]
