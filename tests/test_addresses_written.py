"""Addresses in what we write: what is one stands as it is; what is none becomes one, in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.press.formats.addresses import as_reference, as_uri, is_reference

SOUND = (
    *("https://x.example/é", "http://[::1]/a", "mailto:a@b", "tag:x,2026:a", "x", "../x?y#z"),
    *("file:///./ photo.jpg", "//x.example/a", "https://u:p@x.example:8080/%C3%A9?a=b:c"),
)


@pytest.mark.parametrize("address", SOUND)
def test_an_address_stands_as_it_is(address: str) -> None:
    assert as_reference(address) == address


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("http://x.example/%zz{|}", "http://x.example/%25zz%7B%7C%7D"),
        ("https://x.example/?q=[a]#b#c", "https://x.example/?q=%5Ba%5D#b%23c"),
        ("http://[", "urn:x-id:http%3A%2F%2F%5B"),
        ("http://x y", "urn:x-id:http%3A%2F%2Fx%20y"),
        ("é:x", "urn:x-id:%C3%A9%3Ax"),
        ("\ud800", "urn:x-id:%3F"),
        ("", "urn:x-id:-"),
    ],
)
def test_what_is_none_is_made_one(address: str, written: str) -> None:
    assert as_reference(address) == written


def test_a_name_of_something_is_never_relative() -> None:
    assert as_uri("storm-7") == "urn:x-id:storm-7"
    assert as_uri("tag:x,2026:a") == "tag:x,2026:a"


@given(st.text())
def test_any_text_becomes_an_address(text: str) -> None:
    assert is_reference(as_reference(text))
    assert re.match(r"[A-Za-z][A-Za-z0-9+.-]*:.", as_uri(text))
