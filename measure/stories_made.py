"""Stories by the hundred thousand, to measure the desk with: made of paragraphs of ours, seeded.

`distinct` stories are put together and read; all others are one of them with another number in
the headline (of the same length, so that the reading stays right) and another time.
"""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from msgspec.structs import replace

from wiredesk.records import Given, Reading, Story

HERE = Path(__file__).parent
START = datetime(2024, 1, 1, tzinfo=UTC)
APART = timedelta(minutes=14)
LANGUAGES = ("pt", "pt", "pt", "en", "en", "es", "fr", "de", "ru", "ar", "zh")

FIRST = ("Ana", "Bruno", "Carla", "Davi", "Elsa", "Fausto", "Greta", "Hugo", "Ines", "Jonas")
FIRST += ("Karin", "Luca", "Marta", "Nils", "Olga", "Paulo", "Rita", "Silas", "Tea", "Vitor")
LAST = ("Alvorim", "Bercht", "Cordal", "Dessaix", "Eskelund", "Ferraz", "Gundel", "Hartvig")
LAST += ("Izarra", "Jusseau", "Kessling", "Lobrano", "Marchais", "Novak", "Ortuzar", "Peral")
PLACES = ("Lisboa", "Porto", "Recife", "Madrid", "Lyon", "Berlin", "Glasgow", "Belém", "Genova")
SAID = {
    "pt": "A obra em {place} custa {n} milhões de euros, disse o engenheiro {name} à Lusa.",
    "en": "The work in {place} will cost {n} million pounds, engineer {name} told Reuters.",
    "es": "La obra en {place} cuesta {n} millones de euros, dijo la ingeniera {name} a EFE.",
    "fr": "Le chantier de {place} coûte {n} millions d'euros, a déclaré {name} à l'AFP.",
    "de": "Der Bau in {place} kostet {n} Millionen Euro, sagte {name} der dpa.",
}
HEADS = {
    "pt": "Obra em {place} avança, diz {name}",
    "en": "Work in {place} goes on, says {name}",
    "es": "La obra de {place} avanza, dice {name}",
    "fr": "Le chantier de {place} avance, dit {name}",
    "de": "Bau in {place} geht weiter, sagt {name}",
}


def _paragraphs() -> dict[str, list[str]]:
    """Paragraphs of ours by language."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for story in tomllib.loads((HERE / "pages" / "stories.toml").read_text("utf-8"))["story"]:
        found[story["language"]] += story["paragraphs"]
    for file in sorted((HERE / "defects" / "stories").glob("*.txt")):
        found[file.stem] += [p for p in file.read_text("utf-8").split("\n") if len(p) > 80]
    return found


def texts(distinct: int) -> Iterator[Story]:
    """Stories as their senders would declare them, each unlike the others. About 2 KB each."""
    dice, paragraphs = Random(5), _paragraphs()  # noqa: S311 (a seed makes them the same each time)
    for n in range(distinct):
        language = dice.choice(LANGUAGES)
        words = {
            "name": f"{dice.choice(FIRST)} {dice.choice(LAST)}",
            "place": dice.choice(PLACES),
            "n": dice.randrange(2, 90),
        }
        body = dice.sample(paragraphs[language], dice.randrange(4, 7))
        body.insert(1, SAID.get(language, SAID["en"]).format_map(words))
        title = f"{HEADS.get(language, HEADS['en']).format_map(words)} (0000000)"
        yield Story(
            id=f"made-{n}",
            title=title,
            title_span=(0, len(title)),
            text="\n\n".join([title, *body]),
            format="rss",
            language=language,
            guid=f"made-{n}",
            keywords=(words["place"],),
        )


def made(count: int, distinct: int = 1_000) -> Iterator[Reading]:
    """That many stories, read; the oldest first, one each 14 minutes from 2024 on."""
    from wiredesk.reading import read_story

    read = [read_story(story, Given(source="Made")) for story in texts(min(distinct, count))]
    for n in range(count):
        reading = read[n % len(read)]
        at = (START + APART * n).isoformat()
        mark = f"({n:07})"
        story = replace(
            reading.story,
            id=f"made-{n}",
            guid=f"made-{n}",
            title=(reading.story.title or "").replace("(0000000)", mark),
            text=reading.story.text.replace("(0000000)", mark),
            published=at,
            received=at,
        )
        yield replace(reading, story=story)


def feeds(count: int, items: int = 50) -> Iterator[bytes]:
    """The same as feeds: for the whole way from bytes to readings."""
    from html import escape

    inside: list[str] = []
    for n, story in enumerate(texts(count), 1):
        title = (story.title or "").replace("(0000000)", f"({n:07})")
        body = "".join(f"<p>{escape(p)}</p>" for p in story.text.split("\n\n")[1:])
        inside.append(
            f"<item><title>{escape(title)}</title><guid isPermaLink='false'>{story.guid}</guid>"
            f"<description>{escape(body)}</description></item>"
        )
        if n % items == 0 or n == count:
            yield (
                f"<rss version='2.0'><channel><title>Made</title>{''.join(inside)}</channel></rss>"
            ).encode()
            inside = []


SOURCES = 40


def fill(count: int, distinct: int = 1_000, find: bool = True) -> None:
    """Fill a desk's empty store with ``made`` stories; what a screen needs of each beside them.

    ``find``: enter them into the index too, which takes most of the time.
    """
    from django.db import transaction

    from wiredesk.desk.models import Arrival, Delivery, Source

    with transaction.atomic():
        sources = [
            Source.objects.create(
                name=f"Source {n}", address=f"https://s{n}.test/", carrier="http", added=START
            )
            for n in range(SOURCES)
        ]
        delivery = Delivery.objects.create(sha256="0" * 64, size=0, packed=None)
        arrivals = [
            Arrival.objects.create(
                delivery=delivery, source=source, carrier="http", received=START, taken_in=START
            )
            for source in sources
        ]
    some: list[tuple[int, Reading]] = []
    for n, reading in enumerate(made(count, distinct)):
        some.append((n, reading))
        if len(some) == 2_000 or n == count - 1:
            _keep(some, sources, arrivals, find)
            some = []


def _keep(some, sources, arrivals, find) -> None:  # type: ignore[no-untyped-def]
    from django.db import transaction

    from wiredesk.desk import models
    from wiredesk.desk.packing import pack_reading, pack_story
    from wiredesk.desk.search.entering import enter
    from wiredesk.wire import identity

    with transaction.atomic():
        ats = [datetime.fromisoformat(reading.story.received or "") for _, reading in some]
        stories = models.Story.objects.bulk_create(
            models.Story(publisher=f"s{n % SOURCES}.test", first_received=at, last_received=at)
            for (n, _), at in zip(some, ats, strict=True)
        )
        versions = models.Version.objects.bulk_create(
            models.Version(
                story=story,
                number=1,
                arrival=arrivals[n % SOURCES],
                item=n,
                content=f"{n:032}",
                fingerprint=identity.fingerprint_of(reading.story),
                packed=pack_story(reading.story),
                title=reading.story.title,
                language=reading.story.language,
                published=reading.story.published,
                received=at,
            )
            for (n, reading), at, story in zip(some, ats, stories, strict=True)
        )
        for story, version in zip(stories, versions, strict=True):
            story.latest = version
        models.Story.objects.bulk_update(stories, ["latest"])
        models.Sighting.objects.bulk_create(
            models.Sighting(story=story, source=sources[n % SOURCES], first=at, last=at)
            for (n, _), at, story in zip(some, ats, stories, strict=True)
        )
        models.Evidence.objects.bulk_create(
            models.Evidence(story=story, kind="guid", value=f"made-{n}", scope="")
            for (n, _), story in zip(some, stories, strict=True)
        )
        models.Reading.objects.bulk_create(
            models.Reading(version=version, reader="made", packed=pack_reading(reading), made=at)
            for (_, reading), at, version in zip(some, ats, versions, strict=True)
        )
        _show(some, stories, versions)
        for (_, reading), version in zip(some, versions if find else (), strict=find):
            enter(version.story, _standing(reading))


def _standing(reading: Reading):  # type: ignore[no-untyped-def]
    """A story that stands as it was delivered."""
    from wiredesk.desk.queries.standing import Decisions, Standing

    return Standing(
        story=reading.story,
        reading=reading,
        delivered=reading.story,
        delivered_reading=reading,
        basis=reading.story,
        page=None,
        decisions=Decisions(),
        defects=reading.defects,
        sent_defects=reading.defects,
    )


STATES = (*["received"] * 4, "taken", "mended", "approved", "approved", "held", "rejected")


def _show(some, stories, versions) -> None:  # type: ignore[no-untyped-def]
    """The rows of the Wire and the facts, in states that take turns."""
    from wiredesk.desk.models import Facts, Shown, Story
    from wiredesk.desk.rules import facts_of
    from wiredesk.desk.showing import desk_of, row_of
    from wiredesk.records import SourceSettings

    rows, facts, settings = [], [], SourceSettings()
    for (n, reading), story, version in zip(some, stories, versions, strict=True):
        story.latest, story.state = version, STATES[n % len(STATES)]
        row = row_of(story, reading.story, reading, reading.defects)
        values = facts_of(reading, settings, desk_of(story, row), reading.defects)
        rows.append(row)
        facts.append(Facts(story=story, at=row.at, values=values))
    Story.objects.bulk_update(stories, ["state"])
    Shown.objects.bulk_create(rows)
    Facts.objects.bulk_create(facts)
