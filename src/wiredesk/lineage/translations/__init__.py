"""Translations, found without weights: by the anchors that two stories in two languages share."""

from wiredesk.lineage.translations.comparing import compare_across
from wiredesk.lineage.translations.finding import Translations
from wiredesk.lineage.translations.siblings import common_source

__all__ = ["Translations", "common_source", "compare_across"]
