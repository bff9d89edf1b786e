"""What the first reports tell without a day is of their day; what later ones tell is not."""

import pytest

from recension.stages.reconcile.events.events import bring_together
from recension.stages.reconcile.events.fresh import dated_by_first_reports
from recension.stages.reconcile.events.main import main_entry
from tests.stages.reconcile.reports import reported

LEAD = "A crane toppled onto the market hall of Brenholm on Tuesday. "
TOLD = "Firefighters cut a baker out of her stall."


@pytest.mark.parametrize(
    ("published", "date", "rule"),
    [("2031-05-06", "2031-05-06", "narrated"), ("2031-05-07", "2031-05-06/2031-05-07", "first report"), ("2031-05-10", None, None)],
)
def test_undated_events_of_a_report(published, date, rule):
    evidence = reported((published, LEAD + TOLD))
    entries = bring_together(evidence)
    dated = dated_by_first_reports(evidence, entries, main_entry(entries))
    (rescue,) = [e for e in dated if any("baker" in evidence.texts[0][slice(*t.clause)] for t in e.members)]
    assert rescue.date == date
    assert len(dated) == len(entries)
    if date:
        assert rescue.members[0].why[0].rule == rule
