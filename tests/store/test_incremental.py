"""Whatever the order and the portions in which inputs come, the store ends with the edition of a build of them all."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recension.engines import Engine, Limits
from recension.judgements.rows import judgement
from recension.model import Target
from recension.pipeline import Runner, build_edition
from recension.render.json import to_json
from recension.store import open_store
from recension.store.ingest import ingest, rebuild
from tests.store.conftest import TEXTS

NAMES = sorted(TEXTS)


@st.composite
def portions(draw):
    """The names in any order, cut anywhere, some of them given twice."""
    order = [*draw(st.permutations(NAMES)), *draw(st.lists(st.sampled_from(NAMES), max_size=2))]
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    return [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(portions().filter(lambda parts: parts[0] != ["g.txt"]))
def test_any_order_in_any_portions(pile, built, tmp_path_factory, parts):
    with open_store(tmp_path_factory.mktemp("any") / "news.db", create=True) as store:
        for part in parts:
            ingest(store, [str(pile / name) for name in part])
        assert to_json(store.edition()) == built
        assert store.problems() == []
        assert {hit.document.source.rsplit("/", 1)[-1] for hit in store.search("crane").hits} == {"a.txt", "b.txt", "c.txt", "d.txt"}


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.permutations(["a.txt", "b.txt", "c.txt"]), st.integers(0, 2))
def test_judgements_may_come_before_or_after_their_documents(pile, tmp_path_factory, order, when):
    day = judgement("date", [Target("document", _id(pile, "c.txt"))], "2021-05-06", "seen in print", "Ann Lee", "2021-06-01T12:00:00Z")
    whole = to_json(build_edition([str(pile / name) for name in order], judgements=[day]))
    with open_store(tmp_path_factory.mktemp("any") / "news.db", create=True) as store:
        for number, name in enumerate(order):
            if number == when:
                store.add_judgements([day])
            ingest(store, [str(pile / name)])
        assert to_json(store.edition()) == whole


def _id(pile, name):
    return build_edition([str(pile / name)]).documents[0].id


def test_what_other_processes_made_is_found_again(pile, built, tmp_path):
    """The documents that a worker sends back are equal to the ones that it got, not the same objects."""
    with open_store(tmp_path / "news.db", create=True) as store:
        engine = Engine(2, Limits())
        ingest(store, [str(pile)], Runner(engine))
        told = []
        rebuild(store, Runner(engine, progress=lambda stage, done, total: told.append((stage, total))))
        engine.close()
        assert {total for stage, total in told if stage in ("clean", "annotate", "date", "reconcile")} == {0}
        assert to_json(store.edition()) == built
