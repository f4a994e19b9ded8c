"""Secrets taken out of what is written to logs: passwords in addresses, tokens, headers."""

import re

GONE = "[secret]"

_USER = re.compile(r"(\b[a-z][a-z0-9+.-]{1,20}://)[^\s/@?#\"'<>]*@", re.I)
"""``https://ana:geheim@host``."""

_NAMES = (
    r"[\w.-]*(?:pass(?:word|wd|phrase)?|pwd|secret|token|key|sig(?:nature)?|session(?:_?id)?|sid|"
    r"auth(?:orization|enticity)?|jwt|credentials?|otp)"
)
"""What secrets are called: ``apikey``, ``access_token``, ``hub.secret``, ``X-Amz-Signature``."""

_IN_QUERY = re.compile(rf"([?&;]|%3F|%26)({_NAMES}|code)(=|%3D)[^\s&;#\"'<>]+", re.I)
_SAID = re.compile(
    rf"(^|[\s\"'{{(,;])({_NAMES})([\"']?\s*[=:]\s*[\"']?)(?!\[secret)[^\s\"'&,;}})]+", re.I
)
"""``token=…``, ``"password": "…"``, ``Secret: …``."""

_HEADER = re.compile(
    r"\b((?:proxy-)?authorization|(?:set-)?cookie2?|x-hub-signature|x-api-key|x-auth-token)"
    r"([\"']?\s*[:=,]\s*[\"']?)[^\n\"']+",
    re.I,
)
_SCHEME = re.compile(r"\b(basic|bearer|digest|negotiate)(\s+)(?=\S*[\d=/+_.])[\w+/=.~-]{6,}", re.I)
"""``Bearer eyJ…``; "basic research" is no secret."""

_IN_PATH = re.compile(r"(?<=/)(?=[A-Za-z_]*\d)[A-Za-z0-9_]{32,}(?![\w-])")
"""A private feed's address is itself the secret: ``/rss/8f14e45fceea167a5a36dedd4bea2543``."""

_CALLBACK = re.compile(r"(/websub/)[\w-]{16,}")


def without_secrets(text: str) -> str:
    """A text without what looks like a secret; the rest stays as it was.

    It rather takes out a word too many: what a log lost can be looked up, what it told cannot be
    taken back.
    """
    text = _USER.sub(rf"\1{GONE}@", text)
    text = _HEADER.sub(rf"\1\2{GONE}", text)
    text = _SCHEME.sub(rf"\1\2{GONE}", text)
    text = _IN_QUERY.sub(rf"\1\2\3{GONE}", text)
    text = _SAID.sub(rf"\1\2\3{GONE}", text)
    text = _CALLBACK.sub(rf"\1{GONE}", text)
    return _IN_PATH.sub(GONE, text)
