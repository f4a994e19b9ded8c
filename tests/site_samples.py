"""A small newspaper of ours, with every kind of story that a site can show."""

from datetime import UTC, datetime

import msgspec

from wiredesk.press.channel import Channel
from wiredesk.press.site import Search, SiteSettings
from wiredesk.records import (
    Article,
    ChainLink,
    Correction,
    Link,
    Media,
    Mend,
    OnWhoseWord,
    Release,
)

NOW = datetime(2026, 5, 9, 12, 0, tzinfo=UTC)

CHANNEL = Channel(
    name="Farol do Sado",
    home="https://farol.example/jornal",
    language="pt-PT",
    description="Notícias de Setúbal e do mundo, com a fonte à vista",
    contact="redacao@farol.example",
    principles="https://farol.example/jornal/about/",
    corrections="https://farol.example/jornal/corrections/",
    rights="© Farol do Sado. Os direitos de cada notícia são os que ela própria diz.",
)
ENGLISH = msgspec.structs.replace(
    CHANNEL,
    name="The Sado Light",
    language="en-GB",
    description="News from Setúbal and beyond, its sources in plain view",
    rights="© The Sado Light. Each story's rights are as it says itself.",
)
SETTINGS = SiteSettings(
    timezone="Europe/Lisbon",
    about=("O Farol do Sado é feito por cinco pessoas numa sala com vista para o estaleiro.",),
    trust=(("belongto", "https://regionais.example/"), ("social", "https://social.example/@farol")),
)


def link(role: str, name: str, **told: object) -> ChainLink:
    return ChainLink(rule="sample", role=role, name=name, **told)  # type: ignore[arg-type]


FORTRESS = Article(
    id="a1",
    slug="coreia-do-norte-mostra-estaleiro",
    title="Coreia do Norte mostra estaleiro novo e fala em dois navios por ano",
    summary=(
        "A agência estatal KCNA diz que o estaleiro de Chongjin está pronto; os serviços do Sul "
        "julgam que só uma das docas trabalha."
    ),
    paragraphs=(
        "A Coreia do Norte terminou o novo estaleiro de Chongjin e conta lançar à água dois navios "
        "por ano, noticiou na quinta-feira a agência estatal KCNA.",
        "“O mar do Leste ficará mais seguro”, disse o diretor do estaleiro, Ri Chol-min, citado "
        "pela agência. Não foram divulgadas imagens do interior das docas.",
        "Os serviços de informações da Coreia do Sul estimam que, das três docas, apenas uma está "
        "a funcionar. A estimativa assenta em imagens de satélite de abril e não pôde ser "
        "verificada por outras fontes.",
        "Chongjin, no nordeste do país, tem o terceiro maior porto norte-coreano. As obras "
        "começaram em 2024 e estiveram paradas durante o inverno, depois de uma cheia ter "
        "destruído a linha que traz o aço de Musan.",
        "O porto vizinho de Rason recebe navios russos desde o ano passado. Segundo a KCNA, os "
        "primeiros dois cascos seguem para lá “antes das neves”.",
        "A construção naval é uma das três prioridades do plano que o parlamento aprovou em "
        "janeiro. O plano não diz quanto custa.",
    ),
    language="pt-PT",
    section="medtop:20000593",
    section_name="government",
    keywords=("Coreia do Norte", "estaleiros"),
    byline="Marta Vilhena",
    dateline="SEUL, 7 mai.",
    credit="Vela News / KCNA",
    agency="KCNA",
    rights="© Vela News 2026. Reprodução com crédito.",
    usage="https://vela.example/terms",
    licence="full",
    source_name="Vela News",
    source_address="https://vela.example/asia/chongjin-shipyard",
    guid="vela:2026:4411",
    original_language="ko",
    translation="machine",
    translation_of="https://vela.example/ko/chongjin",
    original_published="2026-05-07",
    original_updated="2026-05-07T22:40:00+09:00",
    received="2026-05-07T14:02:11Z",
    chain=(
        link("agency", "KCNA", agency="kcna", country="KP", state_run=True),
        link("agency", "Haneul Press", country="KR"),
        link("outlet", "Vela News", country="PT"),
    ),
    quotes=((1, 0, 35), (4, 123, 140)),
    sources=(
        OnWhoseWord(speaker="KCNA", kind="state_media", claims=("1", "2", "3")),
        OnWhoseWord(
            speaker="serviços de informações da Coreia do Sul",
            kind="official_assessment",
            claims=("4",),
        ),
    ),
    own_voice=9,
    people=("Ri Chol-min",),
    places=("Chongjin", "Rason"),
    mends=(
        Mend(before="time de engenheiros", after="equipa de engenheiros", kind="spelling.variety"),
        Mend(before="Leia também: os navios do Tejo", after="", kind="furniture.related"),
        Mend(before="", after="SEUL, 7 mai.", kind="missing.dateline"),
    ),
    reviewers=("Inês Falcão",),
    copies=(Link(href="https://costa.example/mundo/chongjin", text="Costa Diária"),),
    media=(
        Media(
            href="https://vela.example/p/doca.jpg",
            type="image/jpeg",
            caption="A doca 2, em abril",
            credit="Haneul Press",
        ),
    ),
)
ENGLISH_VERSION = msgspec.structs.replace(
    FORTRESS,
    id="a2",
    slug="north-korea-shows-shipyard",
    title="North Korea shows a new shipyard and speaks of two ships a year",
    summary="State agency KCNA says the yard is ready; the South’s services think one dock works.",
    paragraphs=("North Korea has finished its new shipyard at Chongjin, state agency KCNA said.",),
    language="en",
    dateline="SEOUL, May 7",
    translation_reviewed=True,
    quotes=(),
    mends=(),
    media=(),
)
ARABIC = Article(
    id="a3",
    slug="الميناء",
    title="إعادة فتح ميناء الإسكندرية بعد العاصفة",
    paragraphs=("قالت إدارة الميناء إن الأرصفة الستة تعمل منذ صباح الجمعة.", "ولم تُسجَّل إصابات."),
    language="ar",
    section="03000000",
    byline="سلمى حداد",
    credit="وكالة النيل",
    agency="وكالة النيل",
    licence="full",
    received="2026-05-08T06:00:00Z",
    original_published="2026-05",
    chain=(link("agency", "وكالة النيل", country="EG"),),
    people=("Ri Chol-min", "سلمى حداد"),
)
EXCERPT = Article(
    id="a4",
    slug="juros",
    title="Banco central mantém juros e avisa que o verão será caro",
    paragraphs=(
        "O conselho decidiu por cinco votos contra quatro não mexer na taxa de referência…",
    ),
    language="pt",
    section="04000000",
    source_name="Cordillera",
    source_address="https://cordillera.example/economia/juros",
    licence="excerpt",
    received="2026-05-08T09:30:00Z",
)
OWN = Article(
    id="a5",
    slug="ferry-de-troia",
    title="Ferry de Troia volta a ter barco às seis da manhã",
    summary="A carreira tinha acabado em 2019. A câmara paga metade.",
    paragraphs=("O primeiro barco parte de Setúbal às 6h10 a partir de segunda-feira.",),
    language="pt-PT",
    section="20000209",
    byline="Inês Falcão",
    licence="full",
    reviewers=("Rui Passos",),
    places=("Setúbal", "Troia"),
)
TOPICS = (
    *("15000000", "06000000", "07000000", "13000000", "11000000", "04000000", "01000000"),
    *("16000000", "02000000", "05000000", "12000000", "17000000"),
)
HEADLINES = (
    "Vitória empata no último minuto e fica a um ponto da subida",
    "Sobreiros da Arrábida secam dois meses antes do costume",
    "Maternidade reabre com onze médicos e três noites sem escala",
    "Golfinhos do Sado são vinte e nove, contou a universidade",
    "Assembleia vota hoje a lei das rendas em três cidades",
    "Conserveira centenária muda de dono e fica em Setúbal",
    "Museu do Trabalho mostra as fábricas que o rio levou",
    "Capacetes azuis deixam a fronteira depois de nove anos",
    "Tribunal absolve pescadores do processo das redes",
    "Escolas do concelho ganham uma hora de leitura por semana",
    "Romaria da Senhora da Troia sai à água no domingo",
    "Chuva regressa na terça, diz o instituto do mar",
)


def release(article: Article | None, story: str, at: str, **told: object) -> Release:
    base = {"number": 1, "kind": "publish", "by": "ines", "first_published": at}
    slug = article.slug if article else ""
    return Release(story=story, article=article, at=at, **{**base, "slug": slug, **told})  # type: ignore[arg-type]


def shorts() -> list[Release]:
    """Short stories of the week, one a topic."""
    return [
        release(
            Article(
                id=f"h{n}",
                slug=f"curta-{n}",
                title=title,
                summary="Uma notícia curta da semana, escrita para mostrar como fica a página.",
                paragraphs=("O texto é breve e diz quem disse o quê, quando e onde.",),
                language="pt-PT",
                section=code,
                agency="Lusíada" if n % 3 else None,
                credit="Lusíada" if n % 3 else None,
                licence="full",
                received=f"2026-05-0{1 + n % 6}T08:00:00Z",
                people=("Teresa Quadros",) if n % 4 == 0 else (),
            ),
            f"h{n}",
            f"2026-05-0{1 + n % 6}T{8 + n:02}:15:00Z",
        )
        for n, (code, title) in enumerate(zip(TOPICS, HEADLINES, strict=True))
    ]


SEARCHES = (
    Search(
        folder="estaleiros",
        name="Estaleiros & navios",
        stories=frozenset({"a1", "a2", "a5", "k1"}),
    ),
)

NOTE = Correction(
    at="2026-05-08T16:20:00Z",
    note="Uma versão anterior dizia que o estaleiro tem quatro docas. Tem três.",
)
KILL = Correction(
    at="2026-05-06T10:00:00Z",
    note="A agência retirou a notícia: o acidente deu-se em 2019, não na segunda-feira.",
    kind="withdraw",
)


def releases() -> list[Release]:
    """All releases of the paper: corrected, translated, excerpt, own, withdrawn, held."""
    first = msgspec.structs.replace(FORTRESS, title=FORTRESS.title + ", diz a KCNA")
    killed = msgspec.structs.replace(OWN, id="k", slug="choque", title="Choque de comboios")
    return [
        *shorts(),
        release(first, "a1", "2026-05-08T15:00:00Z"),
        release(
            FORTRESS,
            "a1",
            "2026-05-08T16:20:00Z",
            number=2,
            kind="correct",
            note=NOTE.note,
            corrections=(NOTE,),
            first_published="2026-05-08T15:00:00Z",
        ),
        release(ENGLISH_VERSION, "a2", "2026-05-08T15:30:00Z"),
        release(ARABIC, "a3", "2026-05-08T07:00:00Z"),
        release(EXCERPT, "a4", "2026-05-08T09:40:00Z", excerpt=True),
        release(OWN, "a5", "2026-05-08T14:10:00Z"),
        release(killed, "k1", "2026-05-06T08:00:00Z"),
        release(
            None,
            "k1",
            "2026-05-06T10:00:00Z",
            number=2,
            kind="withdraw",
            note=KILL.note,
            corrections=(KILL,),
            first_published="2026-05-06T08:00:00Z",
            slug="choque",
        ),
        release(killed, "k2", "2026-05-07T08:00:00Z"),
        release(
            None,
            "k2",
            "2026-05-07T09:00:00Z",
            number=2,
            kind="hold",
            first_published="2026-05-07T08:00:00Z",
            slug="choque",
        ),
        release(OWN, "later", "2026-05-10T08:00:00Z", due="2026-05-10T08:00:00Z"),
    ]
