"""Who says what: any text gives valid findings or none, and sheets count what they hold."""

import pytest

import wiredesk
from measure.sets.claims_own import read_marked
from wiredesk import packs
from wiredesk.reading.attributions import unsourced_figures
from wiredesk.reading.attributions.lexicon import lexicon
from wiredesk.reading.copy import Copy
from wiredesk.records import Quantity

STRANGE = [
    "“",
    "“ said",
    "said said said that that that",
    "according to",
    ", said",
    "segundo, segundo",
    "– – – disse",
    "«»“”„‟''\"\"",
    "He said: “",
    "(said)",
    "。「」，",
    "\u202e“a”\u202c said X.",
    "Wie",
    "-t-il",
    "Il aurait prétendument-t-il",
    "« Oui, dit, »",
    "—. —",
    "Para, a su juicio, según dijo,",
    "spoke of “",
]


@pytest.mark.parametrize("text", STRANGE)
@pytest.mark.parametrize("language", [*packs.languages(), "ja"])
def test_strange_text_gives_valid_spans_or_none(text: str, language: str) -> None:
    reading = wiredesk.read(text, language=language)
    spans = [s for a in reading.attributions for s in (*a.source, *a.cue, *a.content)]
    assert all(0 <= start < end <= len(reading.story.text) for start, end in spans)


@pytest.mark.parametrize(
    "repeated", ["he said ", "“a” said X, “b” ", "according to X, ", "said that and ", "“ "]
)
def test_long_repeated_text_is_read_to_its_end(repeated: str) -> None:
    reading = wiredesk.read(repeated * (40_000 // len(repeated)), language="en")
    assert len({a.id for a in reading.attributions}) == len(reading.attributions)


@pytest.mark.parametrize(
    ("tag", "form", "lemma"),
    [
        ("en", "denied", "deny"),
        ("en", "admitting", "admit"),
        ("pt", "alegou", "alegar"),
        ("pt", "dissera", "dizer"),
        ("es", "niegan", "negar"),
        ("fr", "annoncèrent", "annoncer"),
        ("de", "mitgeteilt", "mitteilen"),
        ("de", "mitzuteilen", "mitteilen"),
    ],
)
def test_verb_form_leads_to_its_lemma(tag: str, form: str, lemma: str) -> None:
    assert lemma in {f.lemma for f in lexicon(tag).cues[form]}


def test_separable_verb_waits_for_its_particle() -> None:
    reading = wiredesk.read("Die Firma teilte den Gewinn.", language="de")
    assert reading.attributions == ()


def test_ids_run_in_text_order() -> None:
    text = "Silva said the dam held. According to Costa, it broke. “It is over,” said Prates."
    reading = wiredesk.read(text, language="en")
    assert [a.id for a in reading.attributions] == ["a1", "a2", "a3"]


def test_sentence_on_somebodys_word_is_a_claim() -> None:
    reading = wiredesk.read("The minister said that the dam held. It rained.", language="en")
    assert [s.kind for s in reading.sentences] == ["claim", "own_voice"]


def test_summary_tells_what_hangs_on_state_media() -> None:
    text = "Foreign Minister David Rook confirmed the deal, state media said on Tuesday."
    told = wiredesk.read(text, language="en").summary
    assert told.on_state_media == ("a1", "a2")


def test_summary_tells_what_hangs_on_nobody_named() -> None:
    told = wiredesk.read("The ship reportedly sank.", language="en").summary
    assert told.on_nobody_named == ("a1",)


def test_figure_in_own_voice_has_no_source() -> None:
    reading = wiredesk.read("Forty people died. Silva said that ten were found.", language="en")
    copy = Copy(reading.story)
    copy.sentences, copy.attributions = reading.sentences, reading.attributions
    copy.quantities = tuple(
        Quantity(start=a, end=b, rule="test", type="cardinal", min=400, max=400)
        for a, b in ((0, 5), (35, 38))
    )
    assert [(q.start, q.end) for q in unsourced_figures(copy)] == [(0, 5)]


def test_marks_in_a_story_of_ours_are_read() -> None:
    text, gold = read_marked(
        "[1s Silva] [1q said] [1c that [2c it rains]].\n---\n1 a b\n2 c d under 1"
    )
    assert text == "Silva said that it rains."
    assert [text[a:b] for a, b in gold["1"].spans["c"]] == ["that it rains"]
    assert gold["2"].parent == "1"
