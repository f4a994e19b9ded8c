"""What language models leave behind, and what is hidden for them: ``llm_*``."""

import re
from collections.abc import Iterator

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


_DATELINE = re.compile(r"[^\W\d_a-z][^\n]{2,80}?\s[—–-]+ ")
MARKS = ("【", "=", "turn0", "turn1", "grok_card")
FRAMES = ("<", "[", "#", "SYSTEM", "ASSISTANT")
"""What has to stand in a text before the slower patterns are tried."""


def check_models(proof: Proof) -> Iterator[Defect]:
    """Yield answers of a language model to the one who asked it, and orders to one that reads.

    Both are looked for in every language, whatever the story's own.
    """
    orders = {_said(proof, hit.start) for hit in proof.hits("model_instructions")}
    framed = any(sign in proof.text for sign in FRAMES)
    if framed:
        orders.update(_framed(proof, match) for match in _FRAME.finditer(proof.text))
    note = "This tells a language model what to do. It must not be published, nor read by one."
    for where in _apart(orders):
        yield raised("llm_instruction.prompt", where, note, severity="critical", mend="")
    told = Cover(orders)
    left = {_said(proof, hit.start) for hit in proof.hits("model_leftovers")}
    note = "A language model speaks to the one who asked it."
    for where in _apart(left):
        if not told.touches(*where):
            yield raised("llm_leftover.chat", where, note, severity="major", mend="")
    if not (framed or any(sign in proof.text for sign in MARKS)):
        return
    for match in _MARK.finditer(proof.text):
        note = "A mark that a chat program left."
        yield raised("llm_leftover.mark", match.span(), note, severity="major", mend="")


def _framed(proof: Proof, match: re.Match[str]) -> Span:
    """A frame; one that heads a line with all of its sentence ("SYSTEM: Ignore …")."""
    if match[0][-1] in ": ":
        return match.start(), max(match.end(), proof.sentence_at(match.start())[1])
    return match.span()


def _said(proof: Proof, at: int) -> Span:
    """The sentence around a place, without the dateline before it."""
    start, end = proof.sentence_at(at)
    dateline = _DATELINE.match(proof.text, start, at)
    return dateline.end() if dateline else start, end


def _apart(found: set[Span]) -> Iterator[Span]:
    """Places that do not overlap an earlier one."""
    done = -1
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield start, end
            done = end
