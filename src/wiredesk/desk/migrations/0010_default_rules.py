"""House rules to begin with; a newsroom changes them as it likes."""

from django.db import migrations


def is_(fact, value=True):
    return {"fact": fact, "is": "=", "value": value}


RULES = (
    ("The copy carries no kill or hold", "must", {
        "not": {"fact": "orders", "is": "has_any", "value": ["kill", "hold"]},
    }),
    ("Somebody is named whom the copy comes from", "must", is_("origin_named")),
    ("A machine translation has been compared by a person", "must", is_("translation_unreviewed", False)),
    ("A known address brought another story", "must_not", {
        "fact": "flags", "is": "has", "value": "guid_reused",
    }),
    ("The source's licence is not known", "warn", is_("licence_unknown")),
    ("Every claim rests on state media alone", "warn", is_("state_media_alone")),
    ("Claims rest on nobody named", "warn", {"fact": "claims_on_nobody", "is": ">", "value": 0}),
    ("Critical defects are open", "warn", {"fact": "critical_defects", "is": ">", "value": 0}),
    ("Major defects are open", "warn", {"fact": "major_defects", "is": ">", "value": 0}),
    ("There is no dateline", "warn", is_("dateline", False)),
    ("It is older than two days", "warn", {"fact": "age_hours", "is": ">", "value": 48}),
    ("It is shorter than 40 words", "warn", {"fact": "words", "is": "<", "value": 40}),
    ("A picture says neither credit nor rights", "warn", {
        "fact": "pictures_uncredited", "is": ">", "value": 0,
    }),
)  # fmt: skip


def write_rules(apps, schema_editor):
    rule = apps.get_model("desk", "HouseRule")
    for place, (name, kind, condition) in enumerate(RULES):
        rule.objects.get_or_create(
            name=name, defaults={"kind": kind, "condition": condition, "place": place}
        )


class Migration(migrations.Migration):
    dependencies = [("desk", "0009_subscriptions")]

    operations = [migrations.RunPython(write_rules, migrations.RunPython.noop)]
