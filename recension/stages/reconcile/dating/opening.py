"""The day in a dateline: *GENEVA, Oct 5 (XYZ) —* is the day on which the report was filed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from recension.model import Article
from recension.settings.dating import DATING_DATELINE_CHARACTERS, DATING_DATELINE_LAG, DATING_DATELINE_LAG_OF_AGENCY
from recension.stages.reconcile.dating.factors import Unary, by_table
from recension.stages.reconcile.dating.told import Told
from recension.stages.reconcile.dating.trial import Trial

_LAG = by_table(*DATING_DATELINE_LAG)
_LAG_OF_AGENCY = by_table(*DATING_DATELINE_LAG_OF_AGENCY)
_PLACE = re.compile(
    r"(?!(?:On|In|By|At|Since|From|Until|Till|For|Before|After|This|It) )(?:[A-ZÀ-Þ][\w.’'/-]{0,20}(?:, ?| (?:de |la |al |el |du |of |and )?)){1,7}\Z"
)
_MARK = re.compile(
    r"[,.]? ?(?:[(\[/](?P<credit>[^)\]/\n]{2,30})[)\]/]|[A-ZÀ-Þ][A-Za-zÀ-Þ]{1,12}(?: [A-Z]\w{1,12}){0,2})?[.,]? ?(?:—|–|--?|:)(?:\s|(?=[A-ZÀ-Þ]))"
)


def dateline_day(trial: Trial, document: int) -> Iterator[Unary]:
    """A report appears on the day of its dateline, in a morning paper on the next; an agency's has appeared by then."""
    article = trial.group.articles[document]
    for told in trial.told[document]:
        mark = _behind_dateline(article, told)
        if mark is not None:
            table = _LAG_OF_AGENCY if _is_of_agency(article, mark["credit"]) else _LAG
            lag = np.where(trial.days >= told.first, trial.days - told.first, -1)
            yield Unary(document, "dateline", f"the dateline gives “{told.span.quote}”", (told.span,), table(lag))
            return


def _is_of_agency(article: Article, credit: str | None) -> bool:
    """Whether brackets credit another house than that of the page."""
    return credit is not None and (article.outlet is None or credit.lower() not in article.outlet.name.lower())


def _behind_dateline(article: Article, told: Told) -> re.Match[str] | None:
    """What stands behind a day up to the dash, if it stands behind a place at the beginning of an article's line."""
    if not told.absolute or told.length > 1 or not article.body or told.span.start > article.body[0].start + DATING_DATELINE_CHARACTERS:
        return None
    text = article.document.text
    line = text.rfind("\n", 0, told.span.start) + 1
    if told.span.start - line > DATING_DATELINE_CHARACTERS or not _PLACE.match(text, line, told.span.start):
        return None
    return _MARK.match(text, told.span.end)
