"""What a person may be called once the full name has stood in a story."""

from wiredesk.packs import people


def short_forms(said: str) -> list[str]:
    """The full name and what later stands for it: "Kim Jong Un" is "Kim", "Ana da Luz" "da Luz".

    Where the family name may stand first (Korean, Chinese, Vietnamese), either end will do.
    """
    words = said.split(" ")
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    forms = [said, words[-1], " ".join(words[start:]), f"{words[0]} {words[-1]}"]
    if len(words) > 2:
        forms.append(" ".join(words[-2:]))
    if words[0] in people.family_first():
        forms.insert(1, words[0])
    return forms
