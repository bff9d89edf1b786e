"""How probably each line belongs to the article, by trained weights (``training/bodies.py``, ``models/body_of_page.md``)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from recension.settings.clean import LIKELY_BODY
from recension.stages.clean.features import Judged, features
from recension.stages.clean.forest import Forest, read_forest
from recension.stages.clean.signs import Sign

LIKELY = Sign("weighed", "body", "its form, its place and its neighbours are those of an article's line")
UNLIKELY = Sign("weighed", "boilerplate", "its form, its place and its neighbours are not those of an article's line")

KEPT = frozenset({"title"})
"""Kinds of lines that are not weighed: what they are is known otherwise."""


@cache
def _forest(name: str) -> Forest:
    return read_forest(files("recension").joinpath(f"models/{name}").read_text("utf-8"))


def weighed(page: Judged) -> list[Sign]:
    """The signs of the rules, corrected where the weights have it otherwise. Only pages of HTML are weighed."""
    if not page.blocks or not page.pieces:
        return list(page.signs)
    chances = _forest("body_of_page.json").probabilities(features(page)).tolist()
    return [_settled(sign, chance >= LIKELY_BODY) for sign, chance in zip(page.signs, chances, strict=True)]


def _settled(sign: Sign, is_likely: bool) -> Sign:
    if sign.kind in KEPT or (sign.kind == "body") == is_likely:
        return sign
    return LIKELY if is_likely else UNLIKELY
