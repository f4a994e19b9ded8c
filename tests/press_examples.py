"""Releases to write down: invented stories in several scripts, live, corrected, cut, taken back."""

from wiredesk.press.channel import Channel
from wiredesk.records import (
    Article,
    ChainLink,
    Correction,
    Hop,
    Link,
    Media,
    OnWhoseWord,
    Release,
)

HOUSE = Channel(
    name="Folha do Cais",
    home="https://cais.example/",
    language="pt-PT",
    description="Notícias & marés",
    feed="https://cais.example/feed.xml",
    hub="https://hub.example/",
    contact="desk@cais.example",
    logo="https://cais.example/logo.png",
    corrections="https://cais.example/corrections/",
    rights="© Folha do Cais",
)

FERRY = Release(
    story="41",
    number=2,
    kind="correct",
    at="2026-05-04T10:00:00.5Z",
    by="Rita",
    slug="ferry-parado",
    note="O ferry é de 1999, não de 1989.",
    first_published="2026-05-03T10:00:00Z",
    corrections=(Correction(at="2026-05-04T10:00:00.5Z", note="O ferry é de 1999, não de 1989."),),
    article=Article(
        id="41",
        slug="ferry-parado",
        title="Ferry “Sado <1>” parado & à espera",
        paragraphs=(
            "O ferry parou às 7h, segundo a Marés.",
            "«Ninguém ficou ferido», disse Rui Nabais, da Capitania de Setúbal.",
        ),
        language="pt-PT",
        summary="Avaria no Sado deixa 200 pessoas em terra.",
        section="20000344",
        section_name="Transportes",
        keywords=("Setúbal", "ferry"),
        byline="Ana Valério",
        dateline="SETÚBAL, 3 de maio",
        credit="Marés/Rádio Foz",
        agency="Marés",
        rights="© Marés 2026",
        usage="Só com indicação da fonte.",
        licence="full",
        source_name="Agência Marés",
        source_address="https://mares.example/1?a=1&b=2",
        guid="urn:newsml:mares.example:20260503:1",
        provider="Marés",
        version="3",
        original_language="en",
        translation="human",
        translation_of="https://mares.example/en/1",
        original_published="2026-05-03T07:30:00+01:00",
        chain=(
            ChainLink(rule="t", role="agency", name="Marés"),
            ChainLink(rule="t", role="outlet", name="Rádio Foz"),
        ),
        hops=(
            Hop(party="Rádio Foz", action="created content", at="2026-05-03T07:10:00Z"),
            Hop(party="Marés", action="enhanced content, enhanced metadata"),
        ),
        media=(
            Media(
                href="https://mares.example/1.jpg",
                type="image/jpeg",
                caption="O cais, ontem",
                credit="Foto: L. Prata/Marés",
                rights="© Marés",
            ),
        ),
        sources=(OnWhoseWord(speaker="Rádio Foz", kind="broadcast", claims=("a1",)),),
        people=("Rui Nabais",),
        places=("Setúbal",),
        copies=(Link(href="https://outro.example/ferry", text="Outro"),),
        index=True,
    ),
)

BRIDGE = Release(
    story="42",
    number=1,
    kind="publish",
    at="2026-05-03T12:00:00Z",
    by="Rita",
    slug="hashi",
    first_published="2026-05-03T12:00:00Z",
    excerpt=True,
    article=Article(
        id="42",
        slug="hashi",
        title="長崎の橋、再開へ",
        paragraphs=("長崎市は三日、閉鎖していた橋を再開すると発表した…",),
        language="ja",
        credit="ミナト通信",
        source_name="ミナト通信",
        source_address="https://minato.example/2",
    ),
)

GONE = Release(
    story="43",
    number=3,
    kind="withdraw",
    at="2026-05-04T11:00:00Z",
    by="house rule",
    slug="rumor",
    article=None,
    note="Marés: ELIMINAR. A notícia é falsa.",
    first_published="2026-05-02T09:00:00Z",
    corrections=(
        Correction(
            at="2026-05-04T11:00:00Z", note="Marés: ELIMINAR. A notícia é falsa.", kind="agency"
        ),
    ),
)

HELD = Release(
    story="44",
    number=2,
    kind="hold",
    at="2026-05-04T09:00:00Z",
    by="Rita",
    slug="talvez",
    article=None,
    first_published="2026-05-02T08:00:00Z",
)

WILD = Release(
    story="45",
    number=1,
    kind="publish",
    at="2026-05-01T09:00:00Z",
    by="Rita",
    slug="",
    first_published="2026-05-01T09:00:00Z",
    article=Article(
        id="45",
        slug="",
        title="\x00Contr\x0bol ]]> \ud800 \ufffe",
        paragraphs=("<script>alert(1)</script>", "&amp; ]]> \x1b[31m", ""),
        language="und",
        licence="full",
    ),
)

ALL = (FERRY, BRIDGE, GONE, HELD, WILD)
