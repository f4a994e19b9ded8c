"""The four roles, as groups."""

from django.db import migrations

ROLES = ("reader", "editor", "publisher", "administrator")


def make_roles(apps, schema_editor):
    group = apps.get_model("auth", "Group")
    for role in ROLES:
        group.objects.get_or_create(name=role)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("desk", "0004_people"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
