"""Translations, found without weights: by the anchors that two stories in two languages share."""

from wiredesk.lineage.translations.finding import Translations

__all__ = ["Translations"]
