"""No secret is written to a log; what is none stays readable."""

import pytest

from wiredesk.wire.redacting import without_secrets


@pytest.mark.parametrize(
    "text",
    [
        "https://ana:GEHEIM@costa.example/feed",
        "https://GEHEIM@costa.example/feed",
        "imaps://ana%40a.example:GEHEIM@mail.example/INBOX",
        "postgresql://desk:GEHEIM@127.0.0.1:5432/desk",
        "https://a.example/feed?token=GEHEIM&page=2",
        "https://a.example/feed?page=2&api_key=GEHEIM",
        "https://a.example/feed?X-Amz-Signature=GEHEIM#top",
        "https://a.example/login?next=/x%3Faccess_token%3DGEHEIM",
        "https://a.example/back?code=GEHEIM",
        "hub.mode=subscribe&hub.secret=GEHEIM&hub.topic=x",
        "Authorization: Basic GEHEIM=",
        "{'Authorization': 'Bearer GEHEIM'}",
        "('authorization', 'GEHEIM')",
        "sent Bearer GEHEIM.1.2 and was refused",
        "Cookie: session=GEHEIM; other=GEHEIM",
        "Set-Cookie: a=GEHEIM; Path=/",
        "X-Hub-Signature: sha256=GEHEIM",
        '{"password": "GEHEIM", "name": "ana"}',
        "password=GEHEIM",
        "Secret: GEHEIM",
        "Login(name='ana', password='GEHEIM')",
        "client_secret = 'GEHEIM'",
        "https://desk.example/websub/GEHEIMGEHEIM-GEHEIM_GEHEIM",
        "https://a.example/private/8f14e45fceea167a5a36GEHEIMbea2543/rss",
        "two: https://a:GEHEIM@b.example and https://c:GEHEIM@d.example",
    ],
)
def test_no_secret_is_left(text: str) -> None:
    assert "GEHEIM" not in without_secrets(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://costa.example/feed?page=2&section=sport",
        "https://social.example/@ana.rss",
        "https://costa.example/2026/05/o-cais-de-sines-reabriu-na-segunda-feira-9-de-maio",
        "https://a.example/sha/8f14e45fceea167a5a36dedd4bea2543-da-praia",
        "Basic research at the port authority",
        "There is nothing at this address (404).",
        "KeyError: 'guid'",
        "Authors: Ana Costa, Rui Dias",
        "12:30 Sines: o cais reabriu",
        "",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert without_secrets(text) == text


def test_host_and_path_stay_beside_a_secret() -> None:
    said = without_secrets("https://ana:x@costa.example/feed?token=y&page=2")
    assert said == "https://[secret]@costa.example/feed?token=[secret]&page=2"


def test_taking_out_twice_changes_nothing_more() -> None:
    once = without_secrets("Authorization: Basic abc=\npassword: x, https://a:b@c.example/?sig=1")
    assert without_secrets(once) == once
