"""A picture is what its bytes are; which may be fetched, and what stands under it."""

import pytest

from wiredesk.records import Media, SourceSettings, Story
from wiredesk.wire.pictures import credit_of, may_fetch_pictures, pictures_of, why_no_picture

JPEG = b"\xff\xd8\xff\xe0" + b"x" * 200


def story(*media: Media, credit: str | None = None) -> Story:
    return Story(id="1", text="Cais", format="rss20", media=media, credit=credit)


@pytest.mark.parametrize(
    ("media", "is_one"),
    [
        (Media(href="https://a.example/p", type="image/jpeg"), True),
        (Media(href="https://a.example/p", type="image"), True),
        (Media(href="https://a.example/p.JPG?w=9"), True),
        (Media(href="https://a.example/p"), False),
        (Media(href="https://a.example/p.mp4", type="video/mp4"), False),
        (Media(href="file:///etc/p.jpg", type="image/jpeg"), False),
    ],
)
def test_pictures_on_the_web_are_wanted(media: Media, is_one: bool) -> None:
    assert bool(pictures_of(story(media))) is is_one


def test_each_picture_is_wanted_once_and_ten_at_most() -> None:
    some = [Media(href=f"https://a.example/{n % 12}.png") for n in range(24)]
    assert [m.href[-5:] for m in pictures_of(story(*some))][:2] == ["0.png", "1.png"]
    assert len(pictures_of(story(*some), story(*some))) == 10


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (JPEG, ""),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 200, ""),
        (b"RIFF\x00\x00\x00\x00WEBP" + b"x" * 200, ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"x" * 200, "no picture"),
        (b"<html>not found</html>" * 20, "no picture"),
        (b"GIF89a" + b"x" * 37, "too small"),
        (b"", "no picture"),
    ],
)
def test_picture_is_what_its_bytes_are(body: bytes, why: str) -> None:
    assert why in why_no_picture(body)
    assert bool(why) == bool(why_no_picture(body))


@pytest.mark.parametrize(
    ("own", "of_source", "of_story", "credit"),
    [
        ("Rui Dias", "Costa", "Agência", "Rui Dias"),
        (None, "Costa", "Agência", "Costa"),
        (None, None, "Agência", "Agência"),
        (None, None, None, ""),
    ],
)
def test_credit_is_the_pictures_own_else_what_the_licence_asks_for(
    own: str | None, of_source: str | None, of_story: str | None, credit: str
) -> None:
    media = Media(href="https://a.example/p.jpg", credit=own)
    settings = SourceSettings(credit=of_source)
    assert credit_of(media, story(media, credit=of_story), settings) == credit


def test_pictures_are_fetched_only_where_the_licence_is_known_to_allow_it() -> None:
    assert may_fetch_pictures(SourceSettings(licence="full", fetch_pictures=True))
    assert not may_fetch_pictures(SourceSettings(fetch_pictures=True))
