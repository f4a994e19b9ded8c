"""What language models leave behind, and what is hidden for them: ``llm_*``."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wiredesk.packs import Matcher, language, languages
from wiredesk.reading.defects.proof import Cover, Proof
from wiredesk.reading.defects.raised import raised
from wiredesk.records import Defect, Span

# Marks that chat programs put into the text they hand out, and frames of their own messages.
_MARK = re.compile(
    r":contentReference\[oaicite:\d+\](?:\{index=\d+\})?|\bturn\d+(?:search|news|view|fetch)\d+\b|"
    r"【\d+[†:][^】\n]{0,80}】|\[oaicite:\d+\]|\[cite(?:_start|_end|: ?\d[\d, ]*)\]|"
    r"\bgrok_card\b|</?(?:think|thinking|answer)>|[?&]utm_source=(?:chatgpt\.com|openai|copilot)"
)
_FRAME = re.compile(
    r"<\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id)\|>|\[/?INST\]|<</?SYS>>|"
    r"(?m:^#{1,4} ?(?:Instruction|System|Human|Assistant|Response):)|"
    r"(?m:^(?:SYSTEM|ASSISTANT) ?(?:PROMPT)?: )"
)


@lru_cache(maxsize=1)
def _everywhere() -> Matcher:
    """What models say and what they are told, in every language that has a pack."""
    lists = []
    for tag in languages():
        words = language(tag).defects
        lists.append(("leftover", dict.fromkeys(words.model_leftovers, tag)))
        lists.append(("instruction", dict.fromkeys(words.model_instructions, tag)))
    return Matcher(lists)


def check_models(proof: Proof) -> Iterator[Defect]:
    """Yield answers of a language model to the one who asked it, and orders to one that reads.

    Both are looked for in every language, whatever the story's own.
    """
    hits = _everywhere().find(proof.folded)
    orders = {proof.sentence_at(h.start): h.value for h in hits.get("instruction", ())}
    orders.update((m.span(), "und") for m in _FRAME.finditer(proof.text))
    note = "This tells a language model what to do. It must not be published, nor read by one."
    for where, tag in _apart(orders):
        yield raised("llm_instruction.prompt", where, note, severity="critical", mend="", pack=tag)
    told = Cover(orders)
    left = {proof.sentence_at(h.start): h.value for h in hits.get("leftover", ())}
    note = "A language model speaks to the one who asked it."
    for where, tag in _apart(left):
        if not told.touches(*where):
            yield raised("llm_leftover.chat", where, note, severity="major", mend="", pack=tag)
    for match in _MARK.finditer(proof.text):
        note = "A mark that a chat program left."
        yield raised("llm_leftover.mark", match.span(), note, severity="major", mend="")


def _apart(found: dict[Span, str]) -> Iterator[tuple[Span, str]]:
    """Places that do not overlap an earlier one."""
    done = -1
    for (start, end), tag in sorted(found.items()):
        if start >= done:
            yield (start, end), tag
            done = end
