"""The true date as a trial: the publication days of a group's documents, and the days of their events, together.

A factor graph over days (Kschischang et al. 2001). Each document's day is unknown; pages' own dates, weekdays against tenses, links between
copies, and happenings that two documents put on one day all score it (``alone``, ``pairs``); all days are solved at once (``solver``, in
large groups ``field``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recension.model import DateCandidate, Group, Published, Reason, Verdict
from recension.settings.dating import DATED_FROM, DATED_NEAR, DATING_DOUBTED, DATING_FIELD_DOUBTED
from recension.stages.reconcile.dating.alone import alone
from recension.stages.reconcile.dating.factors import Pair, SameDays, Scores, Unary
from recension.stages.reconcile.dating.field import Pages, solve_field
from recension.stages.reconcile.dating.houses import houses
from recension.stages.reconcile.dating.mentions import DatedMention, date_mentions
from recension.stages.reconcile.dating.page_dates import BY_THE_PAGE, DECLARED, declared_densities, readings_of
from recension.stages.reconcile.dating.pairs import crowds, together
from recension.stages.reconcile.dating.solver import Graph, Solution, graph_of, softmax, solve
from recension.stages.reconcile.dating.trial import Trial, as_date
from recension.text.edtf import bounds, is_day, overlaps

__all__ = ["DatedMention", "Dating", "date_documents", "date_together"]


@dataclass(frozen=True, slots=True)
class Dating:
    """``published`` runs parallel to a group's articles, ``mentions`` to the events of their annotations."""

    published: tuple[Published, ...]
    mentions: tuple[tuple[DatedMention, ...], ...]


def date_together(group: Group) -> Dating:
    """Date the events of a group, and its documents unless their days were found before, among more documents."""
    published = group.published or date_documents(group)
    return Dating(published, date_mentions(group, published))


def date_documents(group: Group) -> tuple[Published, ...]:
    """The publication days of the documents of a group."""
    trial = Trial(group)
    if len(trial.days) > 0:
        return _published(trial)
    why = (Reason("no date", "neither this document nor any that belongs with it gives a date"),)
    return tuple(Published(None, None, None, 0.0, "unknown", (), why) for _ in group.articles)


def _published(trial: Trial) -> tuple[Published, ...]:
    evidence = [alone(trial, i) for i in range(len(trial.group.articles))]
    unbelieved = frozenset({DECLARED}) if trial.is_large else BY_THE_PAGE
    whole = [_sum(trial, found) for found in evidence]
    text = [_sum(trial, [u for u in found if u.rule not in unbelieved]) for found in evidence]
    graph = graph_of(whole, text, crowds(trial), together(trial))
    solution = solve_field(graph, _pages(trial), houses(trial), trial.days) if trial.is_large else solve(graph)
    return tuple(Judge(trial, graph, solution, i, tuple(found)).verdict() for i, found in enumerate(evidence))


def _sum(trial: Trial, found: Sequence[Unary]) -> Scores:
    return sum((u.scores for u in found), start=np.zeros(len(trial.days)))


def _pages(trial: Trial) -> Pages:
    """What the pages declare, for the mean field."""
    flat = np.full(len(trial.days), 1.0 / len(trial.days))
    declared = [a.declared_date for a in trial.group.articles]
    rows = [(flat, flat) if d is None else declared_densities(d, trial.days) for d in declared]
    gives = np.array([float(d is not None) for d in declared])
    return Pages(gives, np.stack([true for true, _ in rows]), np.stack([false for _, false in rows]))


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """What the evidence comes to for one document."""

    trial: Trial
    graph: Graph
    solution: Solution
    document: int
    alone: tuple[Unary, ...]

    def verdict(self) -> Published:
        """The day, the interval that holds it with 95 %, the candidates and the reasons."""
        posterior = self.solution.posteriors[self.document]
        judged = self.trial.judged.get(self.document)
        if judged is not None:
            return self._decided(str(judged.value), posterior)
        best = self._best(posterior)
        score = round(float(posterior[best]), 4)
        earliest, latest = self._interval(posterior)
        date = as_date(self.trial.days[best]) if score >= DATED_FROM or self._near(posterior, best) >= DATED_NEAR else None
        if date is None and self._declared_mass(posterior) >= 0.5:  # the page gives a month or a year, and no more is known
            date, score = self.declared, round(self._declared_mass(posterior), 4)
        verdict = self._judged(posterior, best, date)
        if verdict in ("declared", "confirmed") and is_day(self.declared):  # what is not contradicted stands
            date, score = self.declared, round(self._declared_mass(posterior), 4)
            best = int(np.flatnonzero(self.trial.days == bounds(str(date))[0].toordinal())[0])
        reasons = self._reasons(best, verdict)
        if verdict == "unknown":
            reasons = (Reason("undecided", f"the evidence allows each day from {earliest} to {latest}"), *reasons)
        return Published(date, earliest, latest, score, verdict, self._candidates(posterior), reasons)

    def _decided(self, date: str, posterior: Scores) -> Published:
        """A person's date: decided, whatever the evidence says, which stands beside it."""
        first, last = bounds(date)
        verdict: Verdict = "inferred" if self.declared is None else "confirmed" if overlaps(date, self.declared) else "contradicts declared"
        reasons = self._reasons(int(np.argmax(posterior)), verdict)
        why = (*(r for r in reasons if r.rule == "judgement"), *(r for r in reasons if r.rule != "judgement"))
        return Published(date, first.isoformat(), last.isoformat(), 1.0, verdict, self._candidates(posterior), why)

    def _best(self, posterior: Scores) -> int:
        """The likeliest day; where the page is doubted, the likeliest of another week, if that is likelier as a whole."""
        mass = self._declared_mass(posterior)
        if is_day(self.declared) and mass < self._doubted:
            others = np.where(self.trial.days == bounds(str(self.declared))[0].toordinal(), 0.0, posterior)
            if self._near(others, int(np.argmax(others))) > mass:
                return int(np.argmax(others))
        return int(np.argmax(posterior))

    @property
    def _doubted(self) -> float:
        return DATING_FIELD_DOUBTED if self.trial.is_large else DATING_DOUBTED

    def _near(self, posterior: Scores, best: int) -> float:
        """How much of the posterior lies within three days of the best."""
        return float(posterior[np.abs(self.trial.days - self.trial.days[best]) <= 3].sum())

    def _interval(self, posterior: Scores) -> tuple[str, str]:
        """The days between which 95 % of the posterior lie."""
        total = np.cumsum(posterior)
        low, high = int(np.searchsorted(total, 0.025)), int(np.searchsorted(total, 0.975))
        return as_date(self.trial.days[low]), as_date(self.trial.days[min(high, len(total) - 1)])

    @property
    def declared(self) -> str | None:
        """The page's own date."""
        return self.trial.group.articles[self.document].declared_date

    def _declared_mass(self, scores: Scores) -> float:
        if self.declared is None:
            return 0.0
        first, last = (day.toordinal() for day in bounds(self.declared))
        return float(scores[(first <= self.trial.days) & (self.trial.days <= last)].sum())

    def _judged(self, posterior: Scores, best: int, date: str | None) -> Verdict:
        if self.declared is None:
            return "inferred" if date is not None else "unknown"
        mass = self._declared_mass(posterior)
        first, last = (day.toordinal() for day in bounds(self.declared))
        if not first <= self.trial.days[best] <= last and mass < self._doubted:
            return "inferred" if self._is_other_reading(best) else "contradicts declared"
        if date is None:
            return "unknown"
        return "confirmed" if self._confirmed() else "declared"

    def _is_other_reading(self, day: int) -> bool:
        """Whether the page may give this day itself, read the other way: of *04/08* nothing is contradicted."""
        readings, _ = readings_of(self.trial.group.articles[self.document])
        return as_date(self.trial.days[day]) in {date for date, _ in readings}

    def _confirmed(self) -> bool:
        """Whether evidence other than the declared date speaks for it: it makes the day at least thrice as probable."""
        rest = self.graph.conditional(self.document, self.solution.best)
        for unary in self.alone:
            if unary.rule in BY_THE_PAGE:
                rest = rest - unary.scores
        return (
            self._declared_mass(softmax(rest)) >= 3.0 * self._declared_mass(np.full(len(rest), 1.0 / len(rest)))
            and float(np.ptp(rest)) > 1.0
        )

    def _candidates(self, posterior: Scores) -> tuple[DateCandidate, ...]:
        """The days that are likely, and the declared one in any case, each with what speaks for it."""
        order = [int(i) for i in np.argsort(-posterior, kind="stable")[:5] if posterior[i] >= 0.02]
        if self.declared is not None and len(self.declared) == 10:
            at = np.flatnonzero(self.trial.days == bounds(self.declared)[0].toordinal())
            order += [int(i) for i in at if int(i) not in order]
        return tuple(DateCandidate(as_date(self.trial.days[i]), round(float(posterior[i]), 4), self._reasons(i, None)) for i in order)

    # ── Reasons ─────────────────────────────────────────────────────────────────────

    def _reasons(self, day: int, verdict: Verdict | None) -> tuple[Reason, ...]:
        """What speaks for a day, the weightiest first: how much better it scores there than on the days on average."""
        weighed = [(float(u.scores[day] - _average(u.scores)), Reason(u.rule, u.says, u.spans)) for u in self.alone]
        weighed += [self._of_pair(other, pair, day) for other, pair in self.graph.ties[self.document]]
        weighed.append(self._of_crowd(day))
        kept = [reason for gain, reason in sorted(weighed, key=lambda w: (-w[0], w[1].rule, w[1].says)) if gain > 0.2][:4]
        if verdict == "contradicts declared":
            kept.insert(
                0, Reason("contradiction", f"the page gives {self.declared}; the other evidence is for {as_date(self.trial.days[day])}")
            )
        return tuple(kept)

    def _of_crowd(self, day: int) -> tuple[float, Reason]:
        crowd = self.graph.crowds[self.document]
        scores = crowd.given(self.solution.best)
        near = [o for o, _ in crowd.members if abs(int(self.trial.days[self.solution.best[o]] - self.trial.days[day])) <= 3]
        if not near:
            return 0.0, Reason("likeness", "no document that tells the same is near")
        date = as_date(self.trial.days[self.solution.best[near[0]]])
        return float(scores[day] - _average(scores)), Reason("likeness", f"tells nearly the same as {self.trial.name(near[0])}, of {date}")

    def _of_pair(self, other: int, pair: Pair, day: int) -> tuple[float, Reason]:
        other_day = self.solution.best[other]
        scores = pair.given(self.document, other_day)
        gain = float(scores[day] - _average(scores))
        name, date = self.trial.name(other), as_date(self.trial.days[other_day])
        if not isinstance(pair, SameDays):
            if pair.other == self.document:
                return gain, Reason(pair.rule, f"{pair.says} {name}, of {date}")
            return gain, Reason(pair.rule, f"{name}, of {date}, {pair.says} it")
        couple = pair.agreeing(self.document, day, other_day)
        if couple is None:
            return min(gain, 0.0), Reason("same day", f"puts on another day what {name} tells")
        here, there = (couple.one, couple.other) if self.document == pair.one else (couple.other, couple.one)
        says = f"says “{here.span.quote}” of what {name}, of {date}, tells of “{there.span.quote}”"
        return gain, Reason("same day", says, (here.span, there.span))


def _average(scores: Scores) -> float:
    return float(np.log(np.mean(np.exp(scores - scores.max())))) + float(scores.max())
