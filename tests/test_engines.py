"""Many items, in this process and in guarded ones: the same results in order, and one poisoned item harms no other."""

import ctypes
import faulthandler
import os
import pathlib
import signal
import time

import pytest

from recension.engines import Engine, Failure, Limits
from recension.pipeline import Runner, gather_pile

TIGHT = Limits(seconds=0.3, waiting=3.0, memory=300_000_000)
ITEMS = list(range(20))


def square(number):
    return number * number


def poisoned(number):
    """Fails in every way there is, on some items."""
    match number:
        case 3:
            raise ValueError("no such\nthing")
        case 5:
            os._exit(7)
        case 6:
            os.kill(os.getpid(), signal.SIGKILL)
        case 7:
            faulthandler.disable()
            ctypes.string_at(0)
        case 9:
            while True:
                pass
        case 10:
            time.sleep(60)
        case 12:
            bytearray(1_000_000_000)
        case 14:
            return lambda: None  # cannot be sent back
    return number * number


EXPECTED = {
    3: Failure("failed", "ValueError: no such thing"),
    5: Failure("killed", "exit code 7"),
    6: Failure("killed", "SIGKILL; the machine may have run out of memory"),
    7: Failure("killed", "SIGSEGV"),
    9: Failure("slow", "0.3 s"),
    10: Failure("slow", "3 s"),
    12: Failure("out of memory", "0.3 GB"),
}


@pytest.fixture(params=[(1, None), (1, TIGHT), (2, TIGHT), (4, TIGHT)], ids=str)
def engine(request):
    made = Engine(*request.param)
    yield made
    made.close()


def test_results_come_in_order(engine):
    for _ in range(3):
        assert [outcome.result for outcome in engine.map(square, iter(ITEMS))] == [n * n for n in ITEMS]


def test_no_items_no_outcomes(engine):
    assert list(engine.map(square, [])) == []


@pytest.mark.parametrize("workers", [1, 3])
def test_each_poisoned_item_is_lost_with_its_cause_and_no_other(workers):
    engine = Engine(workers, TIGHT)
    numbers = [n for n in ITEMS if n != 14]
    outcomes = list(engine.map(poisoned, numbers))
    assert {n: o.failure for n, o in zip(numbers, outcomes, strict=True) if o.failure} == EXPECTED
    assert [o.result for n, o in zip(numbers, outcomes, strict=True) if not o.failure] == [n * n for n in numbers if n not in EXPECTED]
    assert [o.result for o in engine.map(square, ITEMS)] == [n * n for n in ITEMS]
    engine.close()


def test_a_result_that_cannot_be_sent_back_is_a_failure():
    engine = Engine(1, TIGHT)
    first, second = engine.map(poisoned, [14, 1])
    assert first.failure.cause == "failed"
    assert second.result == 1
    engine.close()


def test_an_item_of_many_documents_has_more_time():
    engine = Engine(1, TIGHT)
    (outcome,) = engine.map(busy, [0.5], size=lambda _: 10)
    assert outcome.result == 0.5
    engine.close()


def busy(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return seconds


def test_an_error_among_the_items_is_the_callers():
    def items():
        yield 1
        raise OSError("broken pipe")

    engine = Engine(2, TIGHT)
    with pytest.raises(OSError, match="broken pipe"):
        list(engine.map(square, items()))
    assert [o.result for o in engine.map(square, [1, 2])] == [1, 4]
    engine.close()


def test_who_has_seen_enough_leaves_nothing_running():
    engine = Engine(2, TIGHT)
    outcomes = engine.map(square, iter(range(10_000)))
    assert next(outcomes).result == 0
    outcomes.close()
    assert [o.result for o in engine.map(square, [5])] == [25]
    engine.close()


def test_large_items_and_results_pass():
    engine = Engine(2, Limits())
    items = [bytes([n]) * 5_000_000 for n in range(6)]
    assert [o.result for o in engine.map(bytes.upper, items)] == [i.upper() for i in items]
    engine.close()


def test_a_document_that_takes_too_long_leaves_the_pile_and_the_rest_is_an_edition(tmp_path):
    (tmp_path / "a.txt").write_text("The harbour of Esterby was closed on Monday, its warden Ola Brandt said.\n")
    (tmp_path / "giant.txt").write_text("The harbour of Esterby was closed, he said. " * 400_000)
    runner = Runner(Engine(1, Limits(seconds=1.0, waiting=20.0)))
    pile = gather_pile([str(tmp_path)], runner)
    assert [pathlib.Path(a.document.source).name for a in pile.articles] == ["a.txt"]
    assert [(pathlib.Path(r.source).name, r.code) for r in pile.rejected] == [("giant.txt", "RCN-191")]
    runner.engine.close()
