"""WordPress by its REST API, with an application password: posts, pictures, corrections, and back.

https://developer.wordpress.org/rest-api/reference/posts/. Only GET and POST are sent: what asks
for DELETE says so in ``_method``, as WordPress takes it. A story's post is known by its id there;
where that never reached us, by its slug, which holds the story's own id.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal

from msgspec import Meta

from wiredesk.packs.topics import media_topics
from wiredesk.press.answers import Answer
from wiredesk.press.channel import Channel, story_address
from wiredesk.press.destinations import Destination, Kind, Send, Task
from wiredesk.press.destinations.answering import FailedError
from wiredesk.press.destinations.printed import body, mark_of, said, words_in
from wiredesk.press.destinations.wordpress_pictures import Pictures, pictures_in
from wiredesk.press.destinations.wordpress_rest import Node, Rest
from wiredesk.press.moments import surely_come
from wiredesk.press.site.printable import segment
from wiredesk.press.site.stock import topic_code
from wiredesk.press.site.story import extract
from wiredesk.records import Article, Record, Release

STATUSES = "publish,future,draft,pending,private,trash"
"""In which a post of ours may be found; "any" would leave the trash out."""

OLD = timedelta(minutes=10)
"""A story that came out that long ago keeps its date. A newer one gets the date of WordPress's own
clock, for a post that is dated ahead of that clock would not appear."""

LONGEST_SLUG = 60
"""Bytes: WordPress cuts slugs at 200, three of which make one letter of most scripts."""


class WordPressSettings(Record, frozen=True, kw_only=True):
    """Where, as whom, and what becomes of what."""

    address: Annotated[str, Meta(title="Address of the site")]
    user: Annotated[str, Meta(title="User name there")]
    categories: Annotated[
        tuple[tuple[str, str], ...],
        Meta(
            title="Categories",
            description="One a line, as “04000000 = economy”: a topic and the slug of a category. "
            "The nearest topic above a story's own is taken.",
        ),
    ] = ()
    category: Annotated[
        str, Meta(title="Category of all others", description="Its slug; may be empty.")
    ] = ""
    author: Annotated[
        int | None, Meta(title="Author", description="A user's number there; else the user above.")
    ] = None
    pictures: Annotated[bool, Meta(title="Send pictures, where the licence is “full”")] = True
    withdrawn: Annotated[
        Literal["trash", "delete", "note"],
        Meta(
            title="What is withdrawn",
            description="Goes to the trash there, is deleted, or leaves its note in its place.",
        ),
    ] = "trash"
    canonical: Annotated[
        str,
        Meta(
            title="Field for the canonical address",
            description="A post's meta field, where a plugin there has registered one.",
        ),
    ] = ""


class WordPress(Destination):
    """Keeps one post for each story."""

    def __init__(self, settings: WordPressSettings, password: str) -> None:
        """``password`` is an application password, with or without its spaces."""
        if not settings.user or not password:
            raise ValueError("WordPress needs a user name and an application password.")
        self.settings, self.password = settings, password

    def take(self, task: Task, send: Send) -> Answer:
        """Make, change, hide or take away the story's post."""
        rest = self._rest(send, task.now)
        try:
            return self._bring(task, rest)
        except FailedError as failed:
            if failed.answer.status in {400, 403, 404}:
                return self._why_not_let_in(rest) or failed.answer
            return failed.answer

    def check(self, channel: Channel, now: datetime, send: Send) -> Answer:
        """Whether the account is let in and may publish."""
        try:
            me = self._rest(send, now).get("users/me", context="edit")
        except FailedError as failed:
            return failed.answer
        may = me.get("capabilities")
        if isinstance(may, dict) and not may.get("publish_posts"):
            return Answer(trouble="refused", words="That account may not publish there.")
        return Answer(status=200)

    def _why_not_let_in(self, rest: Rest) -> Answer | None:
        """Why we are not let in, if we are not. WordPress takes whoever has a wrong password for
        nobody, and answers that nobody may ask such things (400)."""
        try:
            rest.get("users/me")
        except FailedError as failed:
            return failed.answer if failed.answer.status == 401 else None
        return None

    def _rest(self, send: Send, now: datetime) -> Rest:
        one = self.settings
        return Rest(one.address, one.user, self.password, send, now)

    def _bring(self, task: Task, rest: Rest) -> Answer:
        release, there = task.release, self._find(task, rest)
        if release.article is None:
            return self._take_back(task, rest, there) if there else Answer(status=410)
        pictures = Pictures(rest, slug_of(release))
        shown = pictures.bring(release.article) if self.settings.pictures else {}
        post = self._post(task, release.article) | self._categories(release.article, rest)
        post["content"] = body(release, task.channel, task.now, pictures.markup(shown))
        post["featured_media"] = next(iter(shown.values())).number if shown else 0
        made = rest.post(f"posts/{there['id']}" if there else "posts", post)
        if there:
            pictures.let_go(pictures_in(there) - {one.number for one in shown.values()})
        return _arrived(made)

    def _find(self, task: Task, rest: Rest) -> Node | None:
        """The story's post: by its id there; by its slug where that is gone or never reached us.

        It is always looked for: this desk may have sent to this site before it was restored, or
        under another destination.
        """
        if task.remote.isdigit() and (found := rest.find(f"posts/{task.remote}", context="edit")):
            return found
        slug = slug_of(task.release)
        slugs = f"{slug},{slug}__trashed"
        several = rest.find_all("posts", slug=slugs, status=STATUSES, context="edit")
        return next((one for one in several if _is_ours(one, task)), None)

    def _post(self, task: Task, article: Article) -> Node:
        release, settings = task.release, self.settings
        told: Node = {
            "title": said(article.title),
            "slug": slug_of(release),
            "status": "publish",
            "excerpt": said(extract(article)),
        }
        first = surely_come(release.first_published) if release.first_published else None
        if first and first < task.now - OLD:
            told["date_gmt"] = _gmt(first)
        if settings.author:
            told["author"] = settings.author
        if settings.canonical:
            told["meta"] = {settings.canonical: story_address(release, task.channel)}
        return told

    def _categories(self, article: Article, rest: Rest) -> Node:
        slug = category_of(article, self.settings)
        if not slug:
            return {}
        found = rest.find_all("categories", slug=slug)
        if not found:
            words = f"There is no category “{slug}” there. Make it there, or choose another."
            raise FailedError(Answer(trouble="refused", words=words))
        return {"categories": [found[0]["id"]]}

    def _take_back(self, task: Task, rest: Rest, there: Node) -> Answer:
        place = f"posts/{there['id']}"
        Pictures(rest, slug_of(task.release)).let_go(pictures_in(there))
        if task.release.kind == "hold":
            return _arrived(rest.post(place, {**self._note(task, "held_title"), "status": "draft"}))
        if self.settings.withdrawn == "note":
            return _arrived(rest.post(place, self._note(task, "withdrawn_title")))
        if self.settings.withdrawn == "delete":
            rest.delete(place, force=True)
            return Answer(status=200)
        # Nothing of the text stays in the trash, whence anybody there may bring it back.
        rest.post(place, {**self._note(task, "withdrawn_title"), "status": "draft"})
        rest.delete(place)
        return Answer(status=200, remote=str(there["id"]))

    def _note(self, task: Task, title: str) -> Node:
        return {
            "title": said(words_in(task.channel.language).say(title)),
            "content": body(task.release, task.channel, task.now),
            "excerpt": "",
            "featured_media": 0,
            "status": "publish",
        }


def slug_of(release: Release) -> str:
    """The slug of a story's post: its first slug and its id; no other story has it."""
    slug = segment(release.slug).encode()[:LONGEST_SLUG].decode("utf-8", "ignore").strip("-")
    return "-".join(filter(None, (slug, segment(release.story))))


def category_of(article: Article, settings: WordPressSettings) -> str:
    """The slug of a story's category: that of its topic, else of the nearest one above it."""
    known = {code.strip().removeprefix("medtop:"): slug for code, slug in settings.categories}
    return next((known[code] for code in _topics(article) if code in known), settings.category)


def _topics(article: Article) -> Iterator[str]:
    topics, code, seen = media_topics(), topic_code(article), set[str]()
    while code and code not in seen:
        yield code
        seen.add(code)
        code = str(topics[code].parent or "") if code in topics else ""


def _is_ours(post: Node, task: Task) -> bool:
    """Whether a post with our slug is this story's: its mark stands in it.

    WordPress itself makes slugs end in numbers, where two posts are called the same.
    """
    content = post.get("content")
    raw = content.get("raw", "") if isinstance(content, dict) else ""
    return mark_of(task.release, task.channel) in raw


def _arrived(post: Node) -> Answer:
    link: Any = post.get("link")
    address = link if isinstance(link, str) else ""
    return Answer(status=200, remote=str(post["id"]), address=address[:2000])


def _gmt(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


KIND = Kind(
    name="wordpress",
    words="A WordPress site",
    settings=WordPressSettings,
    secret="application password",  # noqa: S106 - its name
    make=WordPress,
)
