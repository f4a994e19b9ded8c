"""Who says what, on whose word."""

from wiredesk.reading.copy import Copy
from wiredesk.records import Attribution, Sentence, Summary


def find_attributions(copy: Copy) -> tuple[Attribution, ...]:
    """Each place where the text hands a claim to a speaker."""
    return ()


def judge_sentences(copy: Copy) -> tuple[Sentence, ...]:
    """The sentences again, those that rest on somebody's word now marked as claims."""
    return copy.sentences


def sum_up(copy: Copy) -> Summary:
    """Count what is claimed, by whom, and what is said in the story's own voice."""
    return Summary()
