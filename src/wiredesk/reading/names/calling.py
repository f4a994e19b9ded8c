"""What a person may be called once the full name has stood in a story."""

from wiredesk.packs import people


def short_forms(said: str) -> list[str]:
    """The full name and what later stands for it: "Kim Jong Un" is "Kim", "Ana da Luz" "da Luz".

    The family name stands first where both words' order says so (Korean, Chinese, Vietnamese).
    """
    words = said.split(" ")
    if _family_first(words):
        return [said, words[0]]
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    forms = [said, words[-1], " ".join(words[start:]), f"{words[0]} {words[-1]}"]
    if len(words) > 2:
        forms.append(" ".join(words[-2:]))
    return forms


def _family_first(words: list[str]) -> bool:
    """Whether "Park Min Seo" rather than "Kim Clark": nothing after the first word is Western."""
    if words[0] not in people.family_first():
        return False
    western = words[-1] in people.surnames() and words[-1] not in people.family_first()
    return not western and not any(word in people.first_names() for word in words[1:])
