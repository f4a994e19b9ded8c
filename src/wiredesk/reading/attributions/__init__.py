"""Who says what, on whose word."""

from wiredesk.reading.attributions.found import find_attributions
from wiredesk.reading.attributions.summary import judge_sentences, sum_up, unsourced_figures

__all__ = ["find_attributions", "judge_sentences", "sum_up", "unsourced_figures"]
