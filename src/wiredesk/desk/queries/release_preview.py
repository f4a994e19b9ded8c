"""What would go out of a story now: the article, what stands against it, and the machines' view."""

import json
from datetime import datetime
from typing import Any

from wiredesk.desk.actions.approve import why_not_ready
from wiredesk.desk.actions.publish import NOT_APPROVED
from wiredesk.desk.models import Story
from wiredesk.desk.permissions import may
from wiredesk.desk.queries.ledger import (
    article_now,
    channel_of,
    checks_now,
    history_of,
    newsroom,
)
from wiredesk.desk.queries.standing import WITH_TEXT, standing_of
from wiredesk.press import ledger
from wiredesk.press.checks import is_excerpt, refusals
from wiredesk.press.extract import as_excerpt
from wiredesk.press.formats.jsonld import news_article
from wiredesk.records import Release


def release_preview(user: Any, story_id: int, now: datetime) -> dict[str, Any] | None:
    """What the publish form shows; ``None`` where there is no such story for this person."""
    story = Story.objects.select_related(*WITH_TEXT, "shown").filter(pk=story_id).first()
    if story is None or not may(user, "see", story):
        return None
    stands, history = standing_of(story), history_of(story)
    page: dict[str, Any] = {
        "row": story.shown,
        "stands": ledger.standing(history, now),
        "against": [],
        "article": None,
    }
    if stands is None or stands.reading is None:
        return page | {"against": [why_not_ready(story, stands, now)] if stands else []}
    article, checks = article_now(story, stands), checks_now(story, stands, now)
    against = [why for why in (why_not_ready(story, stands, now),) if why]
    if story.state != "approved":
        against.append(NOT_APPROVED)
    against += [r.why for r in refusals(article, checks, now) if r.what != "approval"]
    goes = as_excerpt(article) if is_excerpt(article) else article
    seen = Release(
        story=str(story.pk),
        number=len(history) + 1,
        kind="publish",
        at=now.isoformat(),
        by="",
        article=goes,
        slug=goes.slug,
    )
    told = news_article(seen, channel_of(newsroom()))
    return page | {
        "against": list(dict.fromkeys(against)),
        "article": goes,
        "excerpt": is_excerpt(article),
        "machines": json.dumps(told, ensure_ascii=False, indent=2),
    }
