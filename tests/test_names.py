"""What names and entities promise beyond what packs' examples and golden cases show."""

import pytest

import wiredesk
from wiredesk import packs
from wiredesk.packs import people
from wiredesk.reading.copy import Copy
from wiredesk.reading.names import entity_of, find_names, gender_clashes, pronoun_entity
from wiredesk.records import Block, Language, Story


def copy_of(text: str, tag: str) -> Copy:
    copy = Copy(
        Story(id="x", text=text, format="text", blocks=(Block(start=0, end=len(text)),)),
        language=Language(tag=tag, script="Latn", confidence=1.0),
        pack=packs.language(tag),
    )
    copy.names, copy.entities = find_names(copy)
    return copy


APPOSITIONS = [
    (
        "pt",
        "O ministro das Relações Exteriores da Coreia do Norte, Choe Son Hui, viajou.",
        ("Choe Son Hui", "foreign minister", "KP"),
    ),
    (
        "en",
        "Mara Ilves, the Estonian foreign minister, left Tallinn.",
        ("Mara Ilves", "foreign minister", "EE"),
    ),
    (
        "en",
        "Norway's Prime Minister Kari Nordvik agreed.",
        ("Kari Nordvik", "prime minister", "NO"),
    ),
    ("pt", "O presidente chileno, Tomás Arrieta, recusou.", ("Tomás Arrieta", "president", "CL")),
]


@pytest.mark.parametrize(("tag", "text", "want"), APPOSITIONS)
def test_role_and_country_come_from_the_apposition(tag, text, want) -> None:
    people = [e for e in copy_of(text, tag).entities.values() if e.type == "PER"]
    assert [(e.name, e.role, e.country) for e in people] == [want]


def test_surname_goes_back_to_the_full_name() -> None:
    copy = copy_of("Marta Quintela chegou a Braga. Depois, Quintela falou.", "pt")
    first, _, later = copy.names
    assert first.entity == later.entity


def test_family_name_first_is_the_short_name() -> None:
    copy = copy_of("Park Min Seo spoke in Busan. Later, Park left.", "en")
    assert copy.names[0].entity == copy.names[2].entity


def test_acronym_joins_the_name_it_follows() -> None:
    text = "A Associação dos Pescadores do Tejo (APT) protestou. A APT quer mais."
    copy = copy_of(text, "pt")
    assert {n.entity for n in copy.names if n.type == "ORG"} == {"e1"}


def test_gender_clash_names_the_office_with_its_article() -> None:
    text = "O ministro das Relações Exteriores da Coreia do Norte, Choe Son Hui, viajou."
    copy = copy_of(text, "pt")
    ((start, end), entity, note) = next(iter(gender_clashes(copy)))
    assert text[start:end] == "O ministro das Relações Exteriores"
    assert (entity.gender, "woman" in note) == ("f", True)


def test_right_gender_is_no_clash() -> None:
    text = "A ministra das Relações Exteriores da Coreia do Norte, Choe Son Hui, viajou."
    assert list(gender_clashes(copy_of(text, "pt"))) == []


def test_pronoun_means_the_only_person_it_can() -> None:
    text = "Anna Berger resigned on Monday. She gave no reason."
    copy = copy_of(text, "en")
    assert pronoun_entity(copy, 32, 35) == copy.names[0].entity


def test_pronoun_between_two_people_means_nobody() -> None:
    text = "Anna Berger met Laura Simmons. She gave no reason."
    assert pronoun_entity(copy_of(text, "en"), 31, 34) is None


def test_entity_of_a_phrase_is_its_person() -> None:
    text = "O ministro das Relações Exteriores da Coreia do Norte, Choe Son Hui, viajou."
    copy = copy_of(text, "pt")
    assert copy.entities[entity_of(copy, 0, 67) or ""].name == "Choe Son Hui"


HOSTILE = [
    "",
    " ",
    "A",
    "Ω" * 4000,
    "de " * 4000,
    "São Paulo de " * 2000,
    "l'l'l'L'" * 900,
    "\ud7ff",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("tag", packs.languages())
def test_any_text_gives_valid_spans(text: str, tag: str) -> None:
    names = copy_of(text, tag).names
    assert all(0 <= n.start < n.end <= len(text) for n in names)


def test_scripts_without_capitals_have_the_names_that_packs_know() -> None:
    reading = wiredesk.read("金正恩在平壤会见了俄罗斯代表团，随后前往北京。", language="zh")
    said = [reading.story.text[n.start : n.end] for n in reading.names]
    assert said == ["金正恩", "平壤", "俄罗斯"]


def test_same_text_gives_the_same_ids() -> None:
    text = "Lisboa e Porto. Marta Quintela vive no Porto."
    assert copy_of(text, "pt").names == copy_of(text, "pt").names


MAYOR = """
[[person]]
id = "mayor-of-porto"
names = ["Rui Valadares", "Руй Валадариш"]
gender = "m"
country = "PT"
[[person.role]]
role = "mayor"
country = "PT"
begin = "2024-02"
end = "2027"
"""


@pytest.fixture
def our_mayor(tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text(MAYOR, "utf-8")
    people.use(file)
    yield
    people.use()


@pytest.mark.parametrize(
    ("published", "role"), [("2026-05-03", "mayor"), ("2027-03-01", None), (None, None)]
)
def test_people_of_the_user_are_known_with_their_office_of_the_day(
    our_mayor, published, role
) -> None:
    reading = wiredesk.read("Rui Valadares falou em Braga.", language="pt", published=published)
    entity = reading.entities["e1"]
    assert (entity.pack, entity.role) == ("people/mayor-of-porto", role)
    assert reading.made_by.packs["people"] == people.edition()


def test_people_of_the_user_are_known_in_any_script(our_mayor) -> None:
    reading = wiredesk.read("Вчера Руй Валадариш приехал.", language="ru")
    assert reading.entities["e1"].pack == "people/mayor-of-porto"


def test_a_slip_in_the_users_file_is_named(tmp_path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('[[person]]\nid = "x"\nname = "X"\n', "utf-8")
    with pytest.raises(packs.PackError, match=r"ours\.toml: .*name"):
        people.use(file)
