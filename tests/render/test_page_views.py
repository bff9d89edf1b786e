"""What the page shows is decided in small pure functions: dates, marks, quotations, rows, trees, trials."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recension.model import DateCandidate, Family, Link, Passage, Reason, Region, Span
from recension.render.view.characters import visible
from recension.render.view.conflicts import apparatus, touches
from recension.render.view.counts import count, listed, percent
from recension.render.view.dates import in_words, spelled, with_weekday
from recension.render.view.documents import safe_url
from recension.render.view.index import family_order, index
from recension.render.view.page import page
from recension.render.view.parallel import links
from recension.render.view.quotations import Piece, cut, pieces, quotations, shorten
from recension.render.view.strip import strip
from recension.render.view.timeline import days_told, timeline
from recension.render.view.tree import tree
from recension.render.view.trial import trial
from recension.render.view.witnesses import marks, raised
from tests.render.render_editions import COPY, FERRY, document, edition, event, ferry, published, span, story


@pytest.mark.parametrize(
    ("date", "words", "short"),
    [
        (None, "unknown", "unknown"),
        ("2019", "2019", "2019"),
        ("2019-03", "March 2019", "Mar"),
        ("2019-03-04", "4 March 2019", "4 Mar"),
        ("2020-03-04", "4 March 2020", "4 Mar 2020"),
        ("2019-03-04/2019-03-06", "4 to 6 March 2019", "4 to 6 Mar"),
        ("2019-02-27/2019-03-01", "27 February to 1 March 2019", "27 Feb to 1 Mar"),
        ("2018-12-30/2019-01-02", "30 December 2018 to 2 January 2019", "30 Dec 2018 to 2 Jan"),
        ("2018/2019-03", "2018 to March 2019", "2018 to Mar"),
    ],
)
def test_dates_in_words(date, words, short):
    assert in_words(date) == words
    assert in_words(date, 2019, short=True) == short


def test_weekdays():
    assert with_weekday("2019-03-04") == "Monday 4 March 2019"
    assert with_weekday("2019-03") == "March 2019"


def test_days_within_a_sentence_are_spelled_out_but_not_in_quotations():
    assert (
        spelled("of 2019-03-04, says “2019-03-04” (2019-13-40, 12019-03-044)")
        == "of 4 March 2019, says “2019-03-04” (2019-13-40, 12019-03-044)"
    )


def test_counts():
    assert [count(n, "family") for n in (0, 1, 2)] == ["no families", "1 family", "2 families"]
    assert [listed(x) for x in ([], ["A"], ["A", "B", "C"])] == ["", "A", "A, B and C"]
    assert [percent(s) for s in (0.0, 0.876, 1.0)] == ["1 %", "88 %", "99 %"]


@given(st.text())
def test_nothing_stays_hidden(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert all(c in "\t\n\r" or (c >= " " and not "\x7f" <= c <= "\x9f" and not "\ud800" <= c <= "\udfff") for c in shown)


# ── the very words ──────────────────────────────────────────────────────────────────


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5))
def test_pieces_are_the_text(text, ranges):
    found = pieces(text, (0, len(text)), ranges)
    assert "".join(p.text for p in found) == text
    assert all(a.marked != b.marked for a, b in itertools.pairwise(found))


def test_quotations_mark_the_words_and_keep_the_sentence():
    made = index(ferry())
    a = made.edition.documents[0]
    (quotation,) = quotations(made, [span(a, "ran aground off Norhaven")])
    assert quotation.pieces == (Piece("The ferry Alba "), Piece("ran aground off Norhaven", True), Piece(" on Monday."))
    assert (quotation.cite.siglum, quotation.cite.number, quotation.cite.href) == ("A", "1", "#d-A-s1")


def test_two_spans_of_one_sentence_are_one_quotation():
    made = index(ferry())
    a = made.edition.documents[0]
    (quotation,) = quotations(made, [span(a, "on Monday"), span(a, "The ferry Alba")])
    assert [p.text for p in quotation.pieces if p.marked] == ["The ferry Alba", "on Monday"]


def test_long_context_is_cut_at_words():
    long = " ".join(["word"] * 60)
    head, marked, tail = cut([Piece(f"{long} "), Piece("here", True), Piece(f" {long}")])
    assert head.text.startswith("… word")
    assert head.text.endswith("word ")
    assert tail.text.endswith("word …")
    assert marked == Piece("here", True)
    assert max(len(head.text), len(tail.text)) < 110


@given(st.text(alphabet="ab ", max_size=200), st.integers(5, 50))
def test_shortened_text_is_short(text, longest):
    assert len(shorten(text, longest)) <= longest + 2


def test_words_in_furniture_have_a_place_too():
    made = index(ferry())
    a = made.edition.documents[0]
    assert made.line_at(a.id, a.text.index("Subscribe")).anchor == "d-A-r3"
    assert made.line_at(a.id, 0).anchor == "d-A-r1"


@given(st.data())
def test_every_character_has_a_line(data):
    text = data.draw(st.text(alphabet="Ab. \n", min_size=1, max_size=60))
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=4)) | {0, len(text)})
    kinds = st.sampled_from(["body", "caption", "boilerplate", "title"])
    regions = tuple(Region(data.draw(kinds), a, b) for a, b in itertools.pairwise(cuts))
    made = document(0, "x", text=text, regions=regions)
    found = index(edition([made])).lines[made.id]
    covered = {i for line in found for i in range(line.start, line.end)}
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}
    assert len({line.anchor for line in found}) == len(found)


# ── who says so ─────────────────────────────────────────────────────────────────────


def pile(count_, families=()):
    documents = [document(i, f"Report number {i} of the same accident.") for i in range(count_)]
    made = tuple(Family(f"f{n}", tuple(documents[i].id for i in members), None, ()) for n, members in enumerate(families))
    return documents, index(edition(documents, families=made))


def test_witnesses_have_letters_in_fixed_places():
    documents, made = pile(4, [(0, 2), (1, 3)])
    shown = marks(made, tuple(d.id for d in documents), [span(documents[2], "Report")])
    assert [[(x.siglum, x.speaks) for x in p.letters] for p in shown.places] == [[("A", False), ("C", True)], [("B", False), ("D", False)]]
    assert (shown.families, shown.spoken) == ("1 family", "Witnesses: C; 1 family.")


def test_many_witnesses_become_families_with_numbers():
    documents, made = pile(14, [tuple(range(10)), (11, 12)])
    shown = marks(made, tuple(d.id for d in documents), [span(documents[i], "Report") for i in (0, 1, 2, 13)])
    assert [(p.name, p.speaks, p.copies) for p in shown.places] == [("α", True, 3), ("K", False, 0), ("β", False, 0), ("N", True, 1)]


def test_very_many_families_are_shown_only_if_they_speak():
    documents, made = pile(30)
    shown = marks(made, tuple(d.id for d in documents), [span(documents[i], "Report") for i in (4, 27)])
    assert [p.name for p in shown.places] == ["E", "AB"]


def test_raised_letters_go_by_family():
    documents, made = pile(4, [(0, 2)])
    letters = raised(made, [span(d, "Report") for d in documents] + [span(documents[0], "accident")])
    assert [[c.siglum for c in group] for group in letters.groups] == [["A", "C"], ["B"], ["D"]]


def test_too_many_raised_letters_become_families():
    documents, made = pile(30, [(0, 1, 2)])
    letters = raised(made, [span(d, "Report") for d in documents])
    assert [c.siglum for group in letters.groups for c in group] == list("αDEFGHIJKL")
    assert (letters.groups[0][0].href, letters.more) == ("#d-A-s1", 18)


def test_families_are_named_in_the_order_of_their_letters():
    documents, made = pile(6, [(2, 5), (0, 4)])
    assert [(f.name, len(m)) for f, m in family_order(made, [d.id for d in documents])] == [("α", 2), ("B", 1), ("β", 2), ("D", 1)]


def test_words_of_documents_that_are_not_there_are_left_out():
    _, made = pile(1)
    assert made.known((Span("elsewhere", 0, 1, "x"),)) == ()


# ── the timeline ────────────────────────────────────────────────────────────────────


def rows(*dates, many=1):
    made = document(0, FERRY)
    events = [event(f"{i}-{n}", d, f"deed {i}", [span(made, "Nobody")]) for i, d in enumerate(dates) for n in range(many)]
    told = story([made], timeline=tuple(events))
    indexed = index(edition([made], [told]))
    return timeline(indexed, told, touches(indexed, told), "s")


def test_days_run_down_the_page_and_silence_is_shown():
    shown = rows("2019-03-04", "2019-03-05", "2019-03-08", None, "2018-11")
    assert [(r.number, r.beside, r.month, r.silence != "") for r in shown] == [
        ("Nov", "2018", "", False),
        ("4", "Mon", "Mar 2019", False),
        ("5", "Tue", "", False),
        ("6–7", "", "", True),
        ("8", "Fri", "", False),
        ("?", "", "no day", False),
    ]
    assert [r.anchor for r in shown if r.anchor][1] == "s-2019-03-04"


def test_a_long_silence_parts_the_timeline():
    assert [r.apart for r in rows("2019-03-04", "2019-05-01")] == [False, True]


def test_crowded_days_of_a_long_timeline_are_folded():
    (row,) = rows("2019-03-04", many=50)
    assert (len(row.entries), len(row.folded)) == (4, 46)
    assert all(not r.folded for r in rows("2019-03-04", many=10))


def test_entries_show_their_witnesses_by_family():
    made = ferry()
    shown = page(made).stories[0].timeline[0].entries[0]
    assert [(f.name, [c.siglum for c in f.columns]) for f in shown.witnesses] == [("α", ["A", "B"]), ("C", ["C"])]
    assert (shown.what, shown.places, shown.marks.families) == ("The ferry Alba runs aground", ("Norhaven",), "2 families")


def test_days_told_leave_out_what_lies_far_off():
    made = document(0, FERRY)
    days = ["2011-01-01", "2019-03-04", "2019-03-06"]
    told = story([made], timeline=tuple(event(d, d, d, [span(made, "Nobody")]) for d in days))
    assert days_told(told) == "4 to 6 March 2019"


def test_the_strip_sets_telling_against_writing():
    made = ferry()
    shown = strip(index(made), made.stories[0])
    assert [(d.day, d.told, d.written) for d in shown.days] == [
        ("4", ("happened",), ("A", "B")),
        ("5", (), ("C",)),
        ("6", ("expected",), ()),
    ]
    assert [(o.siglum, o.declared) for o in shown.outside] == [("B", "3 May 2021")]


# ── conflicts ───────────────────────────────────────────────────────────────────────


def test_the_apparatus_goes_by_kind_and_marks_what_it_touches():
    made = index(ferry())
    told = made.edition.stories[0]
    (kind,) = apparatus(made, told)
    (conflict,) = kind.conflicts
    assert (kind.kind, conflict.number, conflict.about) == ("contradiction", 1, "How many people were aboard")
    assert [[c.siglum for c in r.cites] for r in conflict.readings] == [["A"], ["C"]]
    a, _, c = made.edition.documents
    signs = touches(made, told)
    assert [m.href for m in signs.of([span(c, "that 240 people were aboard")])] == ["#x-" + "d1" * 6]
    assert signs.of([span(a, "Nobody was hurt")]) == ()


# ── lineage ─────────────────────────────────────────────────────────────────────────


def linked(*found, dates=("2019-03-04",) * 5, families=((0, 1, 2, 3, 4),)):
    documents = [document(i, f"{COPY} Version {i}.", published=published(d)) for i, d in enumerate(dates)]
    ids = [d.id for d in documents]
    made = tuple(Link(None if a is None else ids[a], ids[b], kind, 0.9, ()) for a, b, kind in found)
    grouped = tuple(Family(f"f{n}", tuple(ids[i] for i in m), None, ()) for n, m in enumerate(families))
    told = story(documents)
    return index(edition(documents, [told], links=made, families=grouped)), told


def test_copies_stand_below_their_original():
    made, told = linked((0, 1, "repost"), (0, 2, "cut"), (2, 3, "rewrite"), (3, 4, "edited"))
    drawn = tree(made, told)
    place = {n.label: (n.x, n.y) for n in drawn.nodes}
    assert place["A"][1] < place["B"][1] == place["C"][1] < place["D"][1] < place["E"][1]
    assert len(set(place.values())) == 5
    assert [e.style for e in drawn.edges] == ["solid", "solid", "dashed", "solid"]


def test_a_lost_source_is_drawn():
    made, told = linked((0, 1, "shared source"), (None, 2, "shared source"))
    drawn = tree(made, told)
    assert drawn.lost
    lost = next(n for n in drawn.nodes if not n.href)
    assert (lost.label, lost.y) == ("α", min(n.y for n in drawn.nodes))
    assert len(drawn.edges) == 3


def test_later_days_are_lower():
    made, told = linked((0, 1, "rewrite"), dates=("2019-03-04", "2019-03-06", None, "2019-03-05", "2019-03-05"))
    drawn = tree(made, told)
    assert [(b.label, b.weekday) for b in drawn.bands] == [("4 Mar", "Mon"), ("5 Mar", "Tue"), ("6 Mar", "Wed"), ("day unknown", "")]


def test_a_ring_of_links_ends():
    made, told = linked((0, 1, "repost"), (1, 2, "repost"), (2, 0, "repost"))
    assert len(tree(made, told).edges) == 3


def test_no_tree_without_kin():
    made, told = linked(families=())
    assert tree(made, told) is None


def test_many_loners_are_named_and_not_drawn():
    documents, _ = pile(12)
    told = story(documents)
    ids = [d.id for d in documents]
    family = Family("f", (ids[0], ids[1]), None, ())
    drawn = tree(index(edition(documents, [told], families=(family,), links=(Link(ids[0], ids[1], "repost", 0.9, ()),))), told)
    assert [n.label for n in drawn.nodes] == ["A", "B"]
    assert drawn.alone == tuple("CDEFGHIJKL")


def test_passages_stand_side_by_side_with_the_parent_left():
    (view,) = links(index(ferry()), ferry().stories[0])
    (passage,) = view.passages
    assert (view.title, view.left.siglum, view.right.siglum) == ("B cuts A", "A", "B")
    assert [p.kind for p in passage.left] == ["same"]
    assert passage.note == "16 words"


def test_other_words_are_marked():
    a, b = document(0, "The old ferry left at noon on Monday."), document(1, "The new ferry left at noon on Monday.")
    shared = Passage(span(a, a.text[19:57]), span(b, b.text[19:57]), "edited", 0.9)
    told = story([a, b])
    made = index(edition([a, b], [told], passages=(shared,), links=(Link(b.id, a.id, "edited", 0.9, ()),)))
    (passage,) = links(made, told)[0].passages
    assert [p.text.strip() for p in passage.left if p.kind == "differs"] == ["new"]
    assert [p.text.strip() for p in passage.right if p.kind == "differs"] == ["old"]
    assert passage.note == "7 of 8 words the same"


def test_long_passages_are_cut_and_counted():
    body = " ".join(f"word{i}" for i in range(100))
    a, b = document(0, body), document(1, body)
    told = story([a, b])
    shared = Passage(span(a, body), span(b, body), "verbatim", 0.9)
    made = index(edition([a, b], [told], passages=(shared,), links=(Link(a.id, b.id, "repost", 0.9, ()),)))
    assert links(made, told)[0].passages[0].left[-1].text == " … 30 more words"


# ── dates on trial ──────────────────────────────────────────────────────────────────


def tried(**fields):
    made = document(0, FERRY, **fields)
    return trial(index(edition([made])), made)


def test_a_trial_shows_days_reasons_and_verdict():
    pro, con = Reason("weekday", "Monday is the 4th"), Reason("against: order", "the rescue came later")
    own = Reason("caption", "she was seen at sea")
    shown = tried(
        declared_date="2021-05-03",
        published=published(
            "2019-03-04",
            "contradicts declared",
            DateCandidate("2019-03-05", 0.1, (con, pro, own)),
            DateCandidate("2019-03-04", 0.86, (pro,)),
            DateCandidate("2021-05-03", 0.01),
        ),
    )
    assert (shown.verdict, shown.date, shown.declared, shown.false) == ("Contradicts declared", "Monday 4 March 2019", "3 May 2021", True)
    assert [(c.date, c.role) for c in shown.candidates] == [("4 Mar 2019", "verdict"), ("5 Mar 2019", "set aside"), ("3 May 2021", "false")]
    assert [(r.says, r.against) for r in shown.candidates[1].why] == [("she was seen at sea", False), ("the rescue came later", True)]
    assert [c.shared for c in shown.candidates] == [0, 1, 0]
    assert [(c.day, c.fill) for c in shown.cells if c.fill] == [("4", 9), ("5", 1)]
    assert (shown.outside, [c.day for c in shown.cells if c.verdict]) == ("3 May 2021", ["4"])


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "day unknown"),
        ("2019-03-04", None, "not before 4 March 2019"),
        (None, "2019-03-06", "not after 6 March 2019"),
        ("2019-03-04", "2019-03-06", "between 4 March 2019 and 6 March 2019"),
    ],
)
def test_what_is_not_decided_is_said(earliest, latest, words):
    shown = tried(published=published(None, "unknown", earliest=earliest, latest=latest))
    assert (shown.verdict, shown.date, shown.score) == ("Not decided", words, "")


def test_the_bar_fits_a_phone():
    candidates = [DateCandidate(f"2019-03-{d:02d}", 0.05) for d in range(1, 29)]
    assert len(tried(published=published("2019-03-14", "inferred", *candidates)).cells) <= 12


def test_texts_show_regions_and_margins():
    made = page(ferry()).stories[0].documents[0]
    assert [(r.kind, r.label) for r in made.text] == [("title", "title"), ("body", ""), ("furniture", "furniture")]
    assert (made.contents, made.family, made.copies) == ("3 sentences, 1 piece of furniture", "α", ("B",))
    notes = [n.text for p in made.text[1].paragraphs for s in p for n in s.notes]
    assert notes == ["4 Mar: the ferry Alba runs aground", "= B 1", "claim 1", "1"]


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://packet.example/a?b=c#d", True),
        ("http://packet.example", True),
        ("javascript:alert(1)", False),
        ("JAVASCRIPT:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//packet.example/a", False),
        ("https:/packet.example", False),
        ("https://[broken", False),
        ("https://packet.example/a b", False),
        ("https://user:word@packet.example/", False),
        ('https://packet.example/"onclick=', False),
        ("https://packet.example/\u202egpj", False),
        ("pile/a.txt", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url, safe):
    assert safe_url(url) == (url if safe else None)
