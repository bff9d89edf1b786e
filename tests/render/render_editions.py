"""Small editions for the tests of what is rendered, built by hand: invented people, invented outlets."""

from dataclasses import replace

from recension.model import (
    BriefSentence,
    Claim,
    Conflict,
    DateCandidate,
    Dateline,
    EditedDocument,
    Edition,
    Entity,
    Event,
    Family,
    Judgement,
    Lineage,
    Link,
    Named,
    Participant,
    Passage,
    Place,
    PrimarySource,
    Published,
    Reading,
    Reason,
    Region,
    Rejected,
    Reliance,
    Ruling,
    Span,
    Story,
    Target,
    Witnesses,
)
from recension.stages.edition import siglum

FERRY = "The ferry Alba ran aground off Norhaven on Monday. Nobody was hurt, the coast guard said. It had 212 people on board."
COPY = "The ferry Alba ran aground off Norhaven on Monday. Nobody was hurt, the coast guard said."
OWN = "A ferry is stuck on a sandbank. Ines Rautio, its captain, told the harbour radio that 240 people were aboard.\nTugs are expected on Wednesday."


def span(document, quote):
    """The first place of some words in a document."""
    start = document.text.index(quote)
    return Span(document.id, start, start + len(quote), quote)


def document(position, body, title="Ferry runs aground", furniture="Share\nSubscribe now", **fields):
    """A document with a title, a body and some furniture, written on 4 March 2019."""
    text = f"{title}\n{body}\n{furniture}"
    identifier = f"{position:012x}"
    first, second = len(title) + 1, len(title) + 1 + len(body)
    made = {
        "id": identifier,
        "siglum": siglum(position),
        "source": f"pile/{position}.txt",
        "source_id": None,
        "url": None,
        "sha256": "0" * 64,
        "text": text,
        "language": "en",
        "title": Span(identifier, 0, len(title), title),
        "regions": (Region("title", 0, first), Region("body", first, second), Region("boilerplate", second, len(text))),
        "outlet": None,
        "agency": None,
        "byline": None,
        "dateline": None,
        "declared_date": None,
        "published": published("2019-03-04"),
        "relies_on": (),
    }
    return EditedDocument(**(made | fields))


def published(date, verdict="inferred", *candidates, **fields):
    """A verdict on a day."""
    made = {"earliest": date, "latest": date, "score": 0.9 if date else 0.0, "why": (Reason("weekday", "it says so"),)}
    return Published(date=date, verdict=verdict, candidates=candidates, **(made | fields))


def event(identifier, date, what, mentions, families=1, **fields):
    """An event that happened."""
    made = {
        "certainty": "happened",
        "type": None,
        "places": (),
        "participants": (),
        "primary_sources": (),
        "score": 0.8,
        "why": (),
    }
    return Event(id=identifier, date=date, what=what, mentions=tuple(mentions), families=families, **(made | fields))


def story(documents, **fields):
    """A story of some documents with nothing in it yet."""
    made = {
        "id": "a" * 12,
        "title": "A ferry runs aground",
        "documents": tuple(d.id for d in documents),
        "families": (),
        "brief": (),
        "timeline": (),
        "claims": (),
        "conflicts": (),
        "entities": (),
        "witnesses": Witnesses(len(documents), len(documents), ()),
    }
    return Story(**(made | fields))


def edition(documents, stories=(), rejected=(), **lineage):
    """An edition; documents of no family are families of one."""
    made = Lineage(**lineage)
    grouped = {d for family in made.families for d in family.documents}
    alone = tuple(Family(f"f{d.id}", (d.id,), None, ()) for d in documents if d.id not in grouped)
    return Edition(tuple(documents), tuple(rejected), Lineage(made.passages, made.links, (*made.families, *alone)), tuple(stories))


def ferry():
    """Three documents of one accident: an original, its cut copy with a false date, and an independent report."""
    false = published("2019-03-04", "contradicts declared", DateCandidate("2019-03-04", 0.9), DateCandidate("2021-05-03", 0.02))
    a = document(0, FERRY, outlet=Named("The Norhaven Packet", (), 0.9), url="https://packet.example/ferry")
    b = document(1, COPY, declared_date="2021-05-03", published=false)
    c = document(2, OWN, title="Stuck", published=published("2019-03-05"), agency=Named("Northwire", (), 0.8))
    ground = [span(a, "ran aground off Norhaven on Monday"), span(b, "ran aground off Norhaven on Monday"), span(c, "stuck on a sandbank")]
    told = story(
        [a, b, c],
        families=("f1", "f2"),
        brief=(BriefSentence("The ferry Alba ran aground off Norhaven.", tuple(ground)),),
        timeline=(
            event("e1" * 6, "2019-03-04", "the ferry Alba runs aground", ground, 2, places=(Place("Norhaven"),)),
            event("e2" * 6, "2019-03-06", "tugs arrive", [span(c, "Tugs are expected on Wednesday")], certainty="expected"),
            event(
                "e3" * 6, None, "a captain speaks", [span(c, "told the harbour radio")], participants=(Participant("Ines Rautio", "actor"),)
            ),
        ),
        claims=(
            Claim("c1" * 6, "nobody was hurt", "the coast guard", (), "asserted", (span(a, "Nobody was hurt"),), 1, ("coast guard",), 0.7),
        ),
        conflicts=(
            Conflict(
                "d1" * 6,
                "how many people were aboard",
                "contradiction",
                (
                    Reading("212 people", "212 person", (span(a, "212 people"),), 1),
                    Reading("240 people", "240 person", (span(c, "240 people"),), 1),
                ),
                0.8,
                (Reason("numbers", "the same people are counted"),),
            ),
        ),
        witnesses=Witnesses(3, 2, (PrimarySource("coast guard", ("f1",)),)),
    )
    shared = Passage(span(a, COPY), span(b, COPY), "verbatim", 0.99)
    link = Link(a.id, b.id, "cut", 0.9, (Reason("length", "the copy lacks the last sentence", (span(a, "It had 212 people on board"),)),))
    families = (Family("f1", (a.id, b.id), None, ()), Family("f2", (c.id,), "Northwire", ()))
    gone = Rejected("pile/empty.txt", "read", "RCN-101", "the file is empty; remove it or fetch it again")
    return edition([a, b, c], [told], [gone], passages=(shared,), links=(link,), families=families)


def voyage():
    """The ferry edition with all that a page can show: a route over three ports, names, sources, a byline and a dateline."""
    base = ferry()
    a, b, c = base.documents
    towns = {"Bergen": (60.393, 5.324), "Stavanger": (58.97, 5.731), "Kristiansund": (63.111, 7.732), "Trondheim": (63.43, 10.395)}
    places = {name: Place(name, None, lat, lon, "NO") for name, (lat, lon) in towns.items()}
    captain = (Participant("Ines Rautio", "actor"),)
    legs = [
        event(
            f"f{n}" * 6,
            f"2019-03-0{n}",
            f"the captain calls at {name}",
            [span(c, "Ines Rautio, its captain")],
            places=(place,),
            participants=captain,
        )
        for n, (name, place) in enumerate(list(places.items())[:3], 1)
    ]
    later = event(
        "f9" * 6,
        "2019-03-09",
        "a court is to sit",
        [span(c, "Tugs are expected")],
        places=(places["Trondheim"], Place("Norhaven")),
        certainty="expected",
    )
    country = event(
        "f8" * 6,
        "2019-03-08",
        "an inquiry opens",
        [span(a, "the coast guard said")],
        places=(Place("Norway", 3144096, 60.615, 9.496, "NO"),),
    )
    counted = event(
        "f7" * 6,
        "2019-03-04",
        "212 people are aboard",
        [span(a, "It had 212 people on board")],
        why=(Reason("told", "it says Monday", (span(a, "Monday"),)),),
    )
    sources = (PrimarySource("coast guard", ("f1",)), PrimarySource("harbour radio", ("f2",)))
    entities = (
        Entity("n1" * 6, "Ines Rautio", "person", ("Rautio",), (span(c, "Ines Rautio"),)),
        Entity("n2" * 6, "Alba", "other", (), (span(a, "Alba"), span(b, "Alba"))),
        Entity("n3" * 6, "Norhaven", "place", (), (span(a, "Norhaven"), span(b, "Norhaven"))),
    )
    told = replace(
        base.stories[0],
        timeline=(*base.stories[0].timeline, *legs, country, later, counted),
        entities=entities,
        witnesses=Witnesses(3, 2, sources),
    )
    monday = Reason("weekday", "it says Monday", (span(b, "on Monday"),))
    named = Named("Northwire", (Reason("credit", "the text says so", (span(c, "harbour radio"),)),), 0.8)
    grown = (
        replace(a, relies_on=(Reliance("coast guard", (span(a, "the coast guard said"),)),), byline=span(a, "Alba"), dateline=Dateline("Norhaven", span(a, "Norhaven"))),
        replace(b, published=published("2019-03-04", "contradicts declared", DateCandidate("2019-03-04", 0.9, (monday,)), DateCandidate("2021-05-03", 0.02))),
        replace(c, agency=named, relies_on=(Reliance("harbour radio", (span(c, "told the harbour radio"),)),)),
    )  # fmt: skip
    return replace(base, documents=grown, stories=(told,))


def library():
    """Two stories, a document of none, a rejected input, two judgements."""
    base = voyage()
    alone = document(3, "A library opens in Norhaven. It lends books.", title="Library opens")
    second = document(4, "The mayor of Norhaven resigned. She said so on Monday.", title="Mayor resigns")
    other = story(
        [second],
        id="b" * 12,
        title="A mayor resigns",
        brief=(BriefSentence("The mayor resigned.", (span(second, "The mayor of Norhaven resigned"),)),),
        timeline=(event("e7" * 6, "2019-03-04", "a mayor resigns", [span(second, "The mayor of Norhaven resigned")]),),
    )
    told = replace(base.stories[0], dismissed=base.stories[0].conflicts)
    about = Target("conflict", None, base.stories[0].conflicts[0].values[0].spans)
    rows = (
        Judgement("j1" * 6, "dismiss conflict", (about,), None, "two counts of two days", "desk", "2024-01-02T03:04:05Z"),
        Judgement(
            "j2" * 6, "date", (Target("document", base.documents[1].id),), "2019-03-04", "seen in print", "desk", "2024-01-02T03:04:06Z"
        ),
    )
    rulings = (Ruling(rows[0], "applied", "it stands under Set aside"), Ruling(rows[1], "not applied", "the day was the same before"))
    return replace(base, documents=(*base.documents, alone, second), stories=(told, other), judgements=rulings)
