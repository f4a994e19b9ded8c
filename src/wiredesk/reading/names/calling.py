"""What a person may be called once the full name has stood in a story."""

from wiredesk.packs import people


def short_forms(said: str) -> list[str]:
    """The full name and what later stands for it: "Kim Jong Un" is "Kim", "Ana da Luz" "da Luz".

    Where the family name may stand first (Korean, Chinese, Vietnamese), either end will do.
    """
    words = said.split(" ")
    forms = [said, *(" ".join(words[i:]) for i in range(len(words) - 1, 0, -1))]
    forms.append(f"{words[0]} {words[-1]}")
    if words[0] in people.family_first():
        forms.insert(1, words[0])
    return forms
