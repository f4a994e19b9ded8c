"""Translations: figures and names of any script, and stories that say the same in two languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.lineage import relate
from wiredesk.lineage.anchors import FINE, NAME, NUMBER, ROUGH, find_anchors, find_places
from wiredesk.lineage.figures import find_figures
from wiredesk.lineage.skeletons import sign_skeletons, skeletons
from wiredesk.lineage.translations import Translations
from wiredesk.packs.anchors import known_names
from wiredesk.packs.matcher import fold
from wiredesk.records import Comparable, Tie

ENGLISH = (
    "Marlene Kowalczyk, the harbour master of Klaipeda, said on Monday that 15,000 tonnes of grain "
    "had been lost.",
    "The fire began at 7.55 am in a silo owned by Baltgrain, a company from Lithuania with 340 "
    "workers.",
    "Three firefighters were taken to hospital, and the port will stay closed until 12 October.",
    "“We saw smoke from Palanga,” said Tomas Brazauskis, a fisherman of 61.",
)
IN = {
    "pt": (
        "Marlene Kowalczyk, capitã do porto de Klaipeda, disse na segunda-feira que se perderam 15 "
        "mil toneladas de cereais.",
        "O incêndio começou às 7h55 num silo da Baltgrain, empresa da Lituânia com 340 "
        "trabalhadores.",
        "Três bombeiros foram levados para o hospital e o porto fica fechado até 12 de outubro.",
        "“Vimos o fumo desde Palanga”, disse Tomas Brazauskis, pescador de 61 anos.",
    ),
    "ru": (
        "Капитан порта Клайпеды Марлене Ковальчик сообщила в понедельник, что потеряно 15 тыс. "
        "тонн зерна.",
        "Пожар начался в 7:55 в силосе компании «Балтгрейн» из Литвы, где работают 340 человек.",
        "Трое пожарных доставлены в больницу, порт будет закрыт до 12 октября.",
        "«Мы видели дым из Паланги», — сказал 61-летний рыбак Томас Бразаускис.",
    ),
    "ja": (
        "クライペダの港長マルレーネ・コワルチク氏は月曜日、穀物1.5万トンが失われたと述べた。",
        "火災は午前7時55分、従業員340人を抱えるリトアニアのバルトグレイン社のサイロで発生した。",
        "消防士3人が病院に運ばれ、港は10月12日まで閉鎖される。",
        "「パランガから煙が見えた」と61歳の漁師トマス・ブラザウスキス氏は語った。",
    ),
    "ar": (
        "قالت مارلين كوفالتشيك مديرة ميناء كلايبيدا يوم الاثنين إن 15 ألف طن من الحبوب فقدت.",
        "واندلع الحريق في الساعة 7:55 في صومعة لشركة بالتغرين من ليتوانيا التي يعمل بها 340 عاملا.",
        "ونقل ثلاثة من رجال الإطفاء إلى المستشفى وسيبقى الميناء مغلقا حتى 12 أكتوبر.",
        "وقال توماس برازاوسكيس وهو صياد عمره 61 عاما: رأينا الدخان من بالانغا.",
    ),
}
OTHERS = (
    "The library of Ostend opened its new reading room on Friday after 2 years of work.",
    "Police in Porto arrested 4 men over the theft of 90 bicycles.",
    "Rain is expected in the north of Spain until Thursday, forecasters said.",
    "A court in Vienna fined the brewer Holzinger 250,000 euros for false labels.",
    "The choir of Tampere will sing in Oslo and Bergen in May, its director Aino Virta said.",
    "Farmers near Lyon want 30 million euros for vines lost to frost in April.",
    "Marta Quintas won the 800 metres in Seville in 2 minutes and 1 second.",
    "Schools in Malta stay shut for 3 days because of a broken water main.",
)


def told(story: str, paragraphs: tuple[str, ...], language: str) -> Comparable:
    return Comparable(id=story, paragraphs=paragraphs, language=language)


def store() -> list[Comparable]:
    others = [told(f"other-{n}", (text,), "en") for n, text in enumerate(OTHERS)]
    return [told("english", ENGLISH, "en"), *others]


def ties(story: Comparable, among: list[Comparable]) -> list[Tie]:
    return list(relate([story], among))


@pytest.mark.parametrize(
    ("text", "language", "keys"),
    [
        ("15,000 tonnes", "en", {"15000"}),
        ("15.000 Tonnen", "de", {"15000"}),
        ("15 000 tonnes", "fr", {"15000"}),
        ("15 mil toneladas", "pt", {"15000"}),
        ("quinze mil toneladas", "pt", {"15000"}),
        ("fifteen thousand tonnes", "en", {"15000"}),
        ("1.5万吨", "zh", {"15000"}),
        ("一万五千吨", "zh", {"15000"}),
        ("15 тыс. тонн", "ru", {"15000"}),
        ("15 ألف طن", "ar", {"15000"}),
        ("١٥٬٠٠٠ طن", "ar", {"15000"}),
        ("१५ हज़ार टन", "hi", {"15000"}),
        ("1만5천 톤", "ko", {"10000", "5000"}),
        ("2,5 milhões", "pt", {"2.5e+06"}),
        ("2.5 million", "en", {"2.5e+06"}),
        ("250万", "ja", {"2.5e+06"}),
        ("at 7.55 am", "en", {"7.55", "t7:55"}),
        ("à 19h55", "fr", {"19", "t7:55", "55"}),
        ("早上7点55分", "zh", {"7", "t7:55", "55"}),
        ("on 4.10.2018", "en", {"4", "10", "2018"}),
        ("one of two", "en", set()),
    ],
)
def test_one_number_is_one_key_in_every_way_of_writing(
    text: str, language: str, keys: set[str]
) -> None:
    folded = fold(text)
    words = known_names(language).find(folded).get("numbers", ())
    assert {figure.key for figure in find_figures(text, folded, words)} == keys


@pytest.mark.parametrize(
    "written", ["Merseyside", "Мерсисайд", "मर्सीसाइड", "マージーサイド", "머지사이드", "默西赛德"]
)
def test_a_name_has_one_rough_skeleton_in_every_script(written: str) -> None:
    places = find_places(told("x", (written,), "und"))
    assert "NST" in {p.key for p in places if p.kind == ROUGH}


def test_alphabets_share_the_fine_skeleton() -> None:
    one, other = (find_anchors(told("x", (n,), "und")).whole() for n in ("Kavanaugh", "Кавано"))
    assert one[FINE].keys() == other[FINE].keys()


def test_chinese_spells_by_sound() -> None:
    assert skeletons("kavanaugh")[0] in sign_skeletons("卡瓦诺")
    assert skeletons("trump")[0] in sign_skeletons("特朗普")


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("na Lituânia", "pt", "land:LT"),
        ("в Литве", "ru", "land:LT"),
        ("リトアニアの", "ja", "land:LT"),
        ("在伦敦", "zh", "town:Europe/London"),
        ("in London", "en", "town:Europe/London"),
        ("월요일에", "ko", "day:0"),
    ],
)
def test_names_that_all_languages_have_mean_one_thing(text: str, language: str, value: str) -> None:
    places = find_places(told("x", (text,), language))
    assert value in {p.key for p in places if p.kind == NAME}


def test_may_is_no_month_in_lower_case() -> None:
    places = find_places(told("x", ("They may meet in May.",), "en"))
    assert [(p.start, p.key) for p in places if p.kind == NAME] == [(17, "month:5")]


@pytest.mark.parametrize("language", sorted(IN))
def test_a_translation_is_tied_to_its_original(language: str) -> None:
    first = ties(told("asked", IN[language], language), store())[0]
    assert (first.b, first.kind, first.direction) == ("english", "translation", "undecided")
    assert first.confidence > 0.9


def test_shared_anchors_are_shown_as_they_stand_in_both() -> None:
    first = ties(told("asked", IN["pt"], "pt"), store())[0]
    anchors = {e.value for e in first.evidence if e.what == "anchor"}
    assert "number: 15 mil — 15,000" in anchors
    assert "name: Lituânia — Lithuania" in anchors


def test_a_story_without_translation_has_no_sure_tie() -> None:
    sure = [t for t in ties(told("asked", IN["pt"], "pt"), store()[1:]) if t.confidence > 0.3]
    assert not sure


def test_the_beginning_of_a_translation_is_enough() -> None:
    assert ties(told("asked", IN["pt"][:2], "pt"), store())[0].b == "english"


def test_a_story_in_one_paragraph_is_tied_as_well() -> None:
    assert ties(told("asked", (" ".join(IN["pt"]),), "pt"), store())[0].b == "english"


def test_stories_of_one_language_are_never_translations() -> None:
    finder = Translations()
    finder.add(told("american", ENGLISH, "en-US"))
    assert not list(finder.ties(told("british", ENGLISH, "en-GB")))


def test_stories_of_unknown_language_that_read_alike_are_no_translations() -> None:
    finder = Translations()
    finder.add(told("one", ENGLISH, "en"))
    assert not list(finder.ties(told("other", ENGLISH, "und")))


def test_translations_of_one_original_get_no_direction() -> None:
    among = [told("pt", IN["pt"], "pt"), told("ru", IN["ru"], "ru"), *store()]
    found = ties(told("ja", IN["ja"], "ja"), among)
    assert {t.b for t in found if t.confidence > 0.5} == {"pt", "ru", "english"}
    assert {t.direction for t in found} == {"undecided"}


def test_same_stories_give_the_same_ties() -> None:
    asked = [told(language, IN[language], language) for language in IN]
    assert list(relate(asked, store())) == list(relate(asked, store()))


def test_days_that_are_known_are_anchors() -> None:
    story = Comparable(id="x", paragraphs=("No day.",), language="en", dates=("2026-05-03",))
    assert find_anchors(story).whole()[NUMBER] == {"day 2026-05-03": 1}


@given(st.lists(st.text(max_size=200), max_size=6), st.sampled_from(["en", "zh", "ar", "und"]))
def test_any_text_gives_anchors_within_it(paragraphs: list[str], language: str) -> None:
    story = told("x", tuple(paragraphs), language)
    assert len(find_anchors(story).passages) == len(find_anchors(story).of)
    places = find_places(story)
    assert all(0 <= p.start < p.end <= len(paragraphs[p.paragraph]) for p in places)


@given(st.lists(st.text(max_size=80), max_size=5))
def test_any_text_can_be_asked_about(paragraphs: list[str]) -> None:
    finder = Translations()
    finder.add(told("pt", IN["pt"], "pt"))
    assert all(0 <= t.confidence <= 1 for t in finder.ties(told("x", tuple(paragraphs), "en")))


def test_half_a_character_does_no_harm() -> None:
    places = find_places(told("x", ("\ud800 Klaipeda \udfff 340",), "en"))
    assert {p.key for p in places} >= {"340"}
