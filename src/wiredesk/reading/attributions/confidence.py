"""How often each frame is right."""

CONFIDENCE = {
    "evidentials.free_speech": 0.95,
    "evidentials.hedge": 0.5,
    "evidentials.impersonal": 0.95,
    "evidentials.modal": 0.9,
    "headlines.colon": 0.95,
    "nouns": 0.8,
    "prepositions": 0.95,
    "verbs.bare": 0.87,
    "verbs.clause": 0.96,
    "verbs.colon": 0.97,
    "verbs.content_first": 0.94,
    "verbs.deed": 0.87,
    "verbs.passive_clause": 0.75,
    "verbs.passive_deed": 0.9,
    "verbs.passive_question": 0.95,
    "verbs.passive_thing": 0.62,
    "verbs.passive_via": 0.7,
    "verbs.points_back": 0.95,
    "verbs.question": 0.87,
    "verbs.quote": 0.97,
    "verbs.reported_as": 0.82,
    "verbs.thing": 0.79,
    "verbs.via": 0.75,
}
"""Share of a frame's findings that meet a gold attribution (Dice of .34, or half within it), on
PolNeAR and the German Wikinews quotations, rounded; .95 at most where fewer than fifty were found.
"""

UNMEASURED = 0.5
"""For frames that those sets do not hold: the conditional of hearsay, lone quotations."""
