"""How agencies sign the end of their copy, as furniture and origin both look for it."""

import re

DATED = re.compile(
    r"\(?[^\W\d_]{2,8}(?:\s?/\s?[^\W\d_]{1,6}){0,4}[\s/]{1,2}"
    r"(?P<day>\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2}))"
    r"(?:[\s/,]+\d{1,2}[:.h]\d{2}(?:\sUhr)?)?\)?[.]?"
)
"""Initials and the day: "(RDN/kl/24.11.2026 14:12)"."""

LETTERS = re.compile(r"[.!?…”\"»']\s+(?P<said>[A-ZÀ-Þ]{2,6})\s*\Z")
"""Letters behind the last full stop: "… durante dos semanas. EFS"."""
