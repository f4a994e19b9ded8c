"""Topics: what the lists promise, and what a story is told to be about."""

import pytest

import wiredesk
from wiredesk import packs
from wiredesk.packs.topics import media_topics
from wiredesk.reading.copy import Copy
from wiredesk.reading.topics import find_topics
from wiredesk.records import Furniture
from wiredesk.wire.formats.plaintext import plain_story

LISTED = [
    pytest.param(tag, code, id=f"{tag}-{code}")
    for tag in packs.languages()
    for code in packs.language(tag).topics.words
]
WITH_TOPICS = [tag for tag in packs.languages() if packs.language(tag).topics.words]


@pytest.mark.parametrize(("tag", "code"), LISTED)
def test_words_speak_for_a_topic_of_the_two_top_levels_and_stand_once(tag: str, code: str) -> None:
    words = packs.language(tag).topics.words[code]
    assert code in media_topics()
    assert len(words) == len(set(words))


@pytest.mark.parametrize("tag", WITH_TOPICS)
def test_every_top_level_topic_has_words(tag: str) -> None:
    words = packs.language(tag).topics.words
    spoken_for = {media_topics()[code].parent or code for code in words}
    assert spoken_for == {code for code, topic in media_topics().items() if topic.parent is None}


def test_top_level_has_a_label_in_every_language() -> None:
    tops = [topic for topic in media_topics().values() if topic.parent is None]
    assert len(tops) == 17
    assert all(set(topic.labels) == {"pt", "es", "fr", "de"} for topic in tops)


def test_a_word_in_a_menu_says_nothing() -> None:
    menu = "Futebol Golos Liga Treinador"
    copy = Copy(plain_story(menu + "\n\nO barco chegou ao fim da tarde."))
    copy.pack = packs.language("pt")
    assert [topic.name for topic in find_topics(copy)][:1] == ["sport"]
    copy.furniture = (Furniture(start=0, end=len(menu), rule="furniture.menu", kind="navigation"),)
    assert find_topics(copy) == ()


def test_topic_names_the_words_that_made_it() -> None:
    text = "Greve no porto\n\nO sindicato mantém a greve e a empresa recusa o aumento salarial."
    labor = wiredesk.read(text, language="pt").topics[0]
    assert labor.name == "labor"
    assert labor.words[:3] == ("greve", "aumento salarial", "sindicato")


@pytest.mark.parametrize("text", ["Olá.", "Golo!", "Vieram todos. Ninguém disse nada."])
def test_too_little_has_no_topic(text: str) -> None:
    assert wiredesk.read(text, language="pt").topics == ()
