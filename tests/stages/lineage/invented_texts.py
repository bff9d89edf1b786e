"""Invented texts, and articles made of them."""

import hashlib

from recension.model import Article, Document, Region, Span

BRIDGE = """Engineers closed the Velmar bridge to all traffic on Monday after a hairline crack was found in the second pier, cutting the fastest road between the harbour and the old town.

The crack was noticed by Ines Tarrow, a tram driver, who saw dust trickling from the stonework at 6:40 a.m. and rang the depot. Divers measured it at 31 centimetres by noon.

"I have crossed that bridge eleven thousand times and it never winked at me before," Tarrow said.

City engineer Pavle Moss said that the pier would be wrapped in steel bands, a job that takes 19 days if the river stays low. Until then 42 tram services a day will turn around at the fish market.

Shopkeepers on the far bank fear for their summer. Delia Ankers, who sells kites, said that two coaches of visitors had already turned back at the barrier.

The bridge was built in 1887 with granite from the Orrin quarries. It was last inspected four years ago, when divers reported nothing worse than a lost anchor.

The council will discuss a temporary ferry on Thursday. Nobody could say who would pay for it."""

REPORT = """Velmar's best known landmark has been shut. A damaged pier forced the city to bar cars and trams from the bridge on Monday, officials announced.

Commuters queued for an hour at the northern crossing. "They told us nothing at all until the gates were down," said Rolf Hensch, who drives a bread van.

According to the transport office, 60 extra buses have been hired from neighbouring towns. Season tickets will be refunded in part. The chamber of commerce puts the loss to traders at 80,000 crowns a week.

Opposition leader Sanna Vey demanded an inquiry into how the repair fund was emptied last winter. The mayor, Otto Brill, cut short a visit abroad and promised an answer before the weekend.

Fishermen, for their part, offered to row nurses to the night shift."""

REWRITE = """Velmar's crossing from harbour to old town is out of bounds since Monday: experts spotted a fine fissure in pier number two.

Tram driver Ines Tarrow had raised the alarm when powder ran out of the masonry at 6:40 in the morning. By midday frogmen had put the gap's length at 31 centimetres.

She told reporters of eleven thousand journeys over it without so much as a warning sign.

Steel hoops are to hold the support together, announced Pavle Moss, the man in charge of such things at city hall, and 19 days should do it provided water levels do not rise. Meanwhile 42 trams have their daily terminus beside the fish stalls.

Across the water traders worry. Kite seller Delia Ankers watched a pair of coaches give up at the roadblock.

Masons put it up in 1887, using Orrin granite. Four years back an inspection turned up a missing anchor and little else.

On Thursday councillors will talk of a ferry in its place. The bill has no taker yet."""

LIBRARY = """The town library of Osk will lend out saucepans, tents and a cello from next week, its director said on Tuesday.

Members may keep a thing for three weeks, as with books. The first 200 objects were given by residents who cleared their attics in spring. Among them are nine sewing machines, a telescope and a pair of stilts.

"A drill is used for twelve minutes in its whole life," said director Maud Ferrant. "The rest is dust."

A carpenter checks whatever has a plug or a blade. Fines are paid in jam. The idea came from a village in the hills, where the schoolhouse has rented out sledges since 1974.

Critics on the parish board warn that the reading room could turn into a jumble sale. Ferrant replied that visits had doubled since the notice went up, and that the cello is booked until March."""

NOTICE = """Sign up for the evening letter and never miss a story again. We will not share your address with anybody. You may leave the list at any time with one click at the foot of each message."""


def article(body, *, before="", after="", declared=None, title=None):
    """An article whose body stands between furniture. ``{...}`` in the body marks furniture inside."""
    text, regions, inside = before, [], []
    if before:
        regions.append(Region("boilerplate", 0, len(before)))
    for number, part in enumerate(body.replace("}", "{").split("{")):
        if part:
            regions.append(Region("boilerplate" if number % 2 else "body", len(text), len(text) + len(part)))
            inside.append(part)
            text += part
    if after:
        regions.append(Region("boilerplate", len(text), len(text) + len(after)))
        text += after
    digest = hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()
    document = Document(digest[:12], "invented", digest, text)
    at = text.find(title) if title else -1
    heading = Span(document.id, at, at + len(title), title) if at >= 0 else None
    return Article(document, "en", tuple(regions), title=heading, declared_date=declared)


def paragraphs(text):
    return text.split("\n\n")


def families(lineage):
    """The families of more than one document, as a set of sets of ids."""
    return {frozenset(f.documents) for f in lineage.families if len(f.documents) > 1}


def links(lineage):
    return {(x.from_, x.to, x.kind) for x in lineage.links}
