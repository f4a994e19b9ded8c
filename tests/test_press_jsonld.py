"""What a story page says to machines."""

from wiredesk.press.channel import Channel, story_address, story_id
from wiredesk.press.formats.jsonld import news_article
from wiredesk.records import Article, ChainLink, Correction, Media, OnWhoseWord, Release

HOUSE = Channel(
    name="Folha do Cais",
    home="https://cais.example/",
    language="pt-PT",
    corrections="https://cais.example/corrections",
)
ARTICLE = Article(
    id="41",
    slug="ferry-parado",
    title="Ferry parado em Setúbal",
    paragraphs=("O ferry parou, segundo a Marés.",),
    language="pt-PT",
    byline="Ana Valério",
    credit="Marés",
    agency="Marés",
    rights="© Marés 2026",
    usage="Only with credit.",
    source_address="https://mares.example/1",
    source_name="Agência Marés",
    original_language="en",
    translation="machine",
    original_published="2026-05",
    section="20000344",
    section_name="Transportes",
    chain=(ChainLink(rule="t", role="outlet", name="Diário do Sado"),),
    sources=(
        OnWhoseWord(speaker="Rádio Foz", kind="broadcast", claims=("a1",)),
        OnWhoseWord(speaker="Rui Nabais", kind="official", claims=("a2",)),
    ),
    media=(Media(href="https://mares.example/1.jpg", credit="Foto Marés"),),
)
LIVE = Release(
    story="41",
    number=2,
    kind="correct",
    at="2026-05-04T10:00:00+00:00",
    by="rita",
    article=ARTICLE,
    first_published="2026-05-03T10:00:00+00:00",
    corrections=(Correction(at="2026-05-04T10:00:00+00:00", note="O ferry é de 1999."),),
    slug="ferry-parado",
)
GONE = Release(
    story="41",
    number=3,
    kind="withdraw",
    at="2026-05-05T10:00:00+00:00",
    by="rita",
    article=None,
    note="A agência retirou a notícia.",
    first_published="2026-05-03T10:00:00+00:00",
    slug="ferry-parado",
)


def test_credit_rights_and_original_are_told() -> None:
    said = news_article(LIVE, HOUSE)
    assert said["creditText"] == "Marés"
    assert said["copyrightHolder"] == {"@type": "Organization", "name": "Marés"}
    assert said["usageInfo"] == {"@type": "CreativeWork", "text": "Only with credit."}
    assert said["isBasedOn"]["url"] == "https://mares.example/1"
    assert said["image"][0]["creditText"] == "Foto Marés"


def test_a_machine_translation_says_so_and_what_it_translates() -> None:
    said = news_article(LIVE, HOUSE)
    assert said["digitalSourceType"].endswith("TrainedAlgorithmicMediaDigitalSource")
    assert said["translationOfWork"]["inLanguage"] == "en"
    assert said["inLanguage"] == "pt-PT"


def test_a_month_stays_a_month() -> None:
    assert news_article(LIVE, HOUSE)["isBasedOn"]["datePublished"] == "2026-05"


def test_the_chain_and_the_media_are_cited_and_persons_are_not() -> None:
    cited = [one["author"]["name"] for one in news_article(LIVE, HOUSE)["citation"]]
    assert cited == ["Diário do Sado", "Rádio Foz"]


def test_every_correction_is_told() -> None:
    (one,) = news_article(LIVE, HOUSE)["correction"]
    assert one["text"] == "O ferry é de 1999."


def test_a_withdrawn_story_keeps_its_address_and_says_nothing_of_its_text() -> None:
    said = news_article(GONE, HOUSE)
    assert said["creativeWorkStatus"] == "Withdrawn"
    assert said["url"] == news_article(LIVE, HOUSE)["url"]
    assert "headline" not in said


def test_an_id_outlives_a_move_to_another_address() -> None:
    moved = Channel(name="x", home="https://new.example/a", authority="cais.example")
    assert story_id(LIVE, HOUSE) == story_id(LIVE, moved) == "tag:cais.example,2026:story/41"
    assert story_address(LIVE, moved) == "https://new.example/a/story/41-ferry-parado/"
