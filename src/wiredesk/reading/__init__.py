"""The reading: from a story as it was delivered to everything that can be said of it.

``read_story`` is the path on one page. Each part is a function of the copy (the story and what
earlier parts found) and gives back findings; none changes the text.
"""

from wiredesk import packs
from wiredesk.packs import people
from wiredesk.reading.attributions import find_attributions, judge_sentences, sum_up
from wiredesk.reading.copy import Copy
from wiredesk.reading.defects import find_defects
from wiredesk.reading.furniture import find_furniture
from wiredesk.reading.language import tell_language
from wiredesk.reading.names import find_names
from wiredesk.reading.orders import find_orders
from wiredesk.reading.origin import find_origin
from wiredesk.reading.quantities import find_quantities
from wiredesk.reading.sentences import find_sentences
from wiredesk.reading.times import find_times
from wiredesk.reading.topics import find_topics
from wiredesk.reading.variety import tell_variety
from wiredesk.records import Given, MadeBy, Reading, Story
from wiredesk.version import VERSION

NOTHING_GIVEN = Given()


def read_story(
    story: Story, given: Given = NOTHING_GIVEN, neighbours: tuple[str, ...] = ()
) -> Reading:
    """Read one story.

    ``given`` is what the user knows better than the copy; it anchors values and silences no
    defect. ``neighbours`` are texts of other stories of the same source: a line that stands on
    several of them is furniture. Same input, same reading.
    """
    copy = Copy(story, given, neighbours)
    copy.language = tell_language(copy)
    copy.pack = packs.language(copy.language.tag)
    copy.language = tell_variety(copy)
    copy.orders = find_orders(copy)
    copy.furniture = find_furniture(copy)
    copy.sentences = find_sentences(copy)
    copy.origin = find_origin(copy)
    copy.names, copy.entities = find_names(copy)
    copy.times = find_times(copy)
    copy.quantities = find_quantities(copy)
    copy.attributions = find_attributions(copy)
    copy.sentences = judge_sentences(copy)
    copy.topics = find_topics(copy)
    return Reading(
        story=story,
        given=given,
        furniture=copy.furniture,
        origin=copy.origin,
        language=copy.language,
        sentences=copy.sentences,
        orders=copy.orders,
        names=copy.names,
        entities=copy.entities,
        times=copy.times,
        quantities=copy.quantities,
        attributions=copy.attributions,
        summary=sum_up(copy),
        events=(),
        topics=copy.topics,
        defects=find_defects(copy),
        notes=(),
        made_by=MadeBy(reader=VERSION, packs=_packs_behind(copy)),
    )


def _packs_behind(copy: Copy) -> dict[str, str]:
    tag = copy.pack.tag
    versions = {f"languages/{tag}": packs.languages()[tag]}
    for link in copy.origin.chain if copy.origin else ():
        if link.agency:
            versions[f"agencies/{link.agency}"] = packs.agency_versions()[link.agency]
    if any((e.pack or "").startswith("people/") for e in copy.entities.values()):
        versions["people"] = people.edition()
    return versions
