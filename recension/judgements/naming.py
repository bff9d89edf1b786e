"""Targets by the names that a reader sees in an edition: a document's letter or id, the anchor or id of anything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from recension.errors import UsageError
from recension.judgements.targets import by_words
from recension.model import Span, Target, TargetKind

_LISTS: tuple[tuple[TargetKind, str, str], ...] = (("event", "e-", "timeline"), ("claim", "c-", "claims"), ("conflict", "x-", "conflicts"))


def target_named(edition: Mapping[str, Any], name: str) -> Target:
    """The target that ``name`` means in an edition (its JSON). Raises :class:`~recension.errors.UsageError` if it means none, or several."""
    try:
        found = list(dict.fromkeys(_meant(edition, name.removeprefix("#"))))
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            "RCN-213", "the edition was not understood", "it is no edition.json", "give the one that recension build wrote"
        ) from error
    if len(found) != 1:
        why = "nothing in the edition has this name" if not found else "several things in the edition have it"
        raise UsageError(
            "RCN-212", f"the target {name[:80]!r}", why, "give a document's letter or id, or an anchor of the page such as e-1a2b3c"
        )
    return found[0]


def _meant(edition: Mapping[str, Any], name: str) -> Iterator[Target]:
    """All that may be meant by a name."""
    for document in edition["documents"]:
        if name.removeprefix("d-") in (document["siglum"], document["id"], document["source_id"]):
            yield Target("document", document["id"])
    for story in edition["stories"]:
        for kind, prefix, where in _LISTS:
            for item in story[where]:
                if name in (item["id"], prefix + item["id"]):
                    yield by_words(kind, _spans(item))


def _spans(item: Mapping[str, Any]) -> Iterator[Span]:
    """The words that an event, a claim or a conflict rests on."""
    found = item["mentions"] if "mentions" in item else [s for value in item["values"] for s in value["spans"]]
    yield from (Span(s["document"], s["start"], s["end"], s["quote"]) for s in found)
