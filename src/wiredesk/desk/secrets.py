"""Passwords and secrets of sources, encrypted with the desk's key before they are kept."""

import base64
from hashlib import sha256

import msgspec
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from wiredesk.wire.carriers.web.door import Login


def _box() -> Fernet:
    key = sha256(b"wiredesk source credentials " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def lock_text(secret: str) -> bytes:
    """A secret as bytes that only this desk's key opens."""
    return _box().encrypt(secret.encode("utf-8"))


def unlock_text(locked: bytes) -> str:
    """The secret in the bytes; empty where the desk's key is another by now."""
    try:
        return _box().decrypt(bytes(locked)).decode("utf-8")
    except InvalidToken:
        return ""


def lock(login: Login) -> bytes:
    """The login as bytes that only this desk's key opens."""
    return _box().encrypt(msgspec.json.encode(login))


def unlock(locked: bytes) -> Login | None:
    """The login in the bytes; ``None`` where the desk's key is another by now."""
    try:
        return msgspec.json.decode(_box().decrypt(bytes(locked)), type=Login)
    except InvalidToken:
        return None
