"""Articles → Lineage: shared passages, who has it from whom, and the families of copies."""

from recension.stages.lineage.columns import Each
from recension.stages.lineage.passages import Traced
from recension.stages.lineage.spool import Spool
from recension.stages.lineage.trace import Index, trace

__all__ = ["Each", "Index", "Spool", "Traced", "trace"]
