"""Pages of invented outlets, and what the stage makes of them."""

from recension.model import Document
from recension.stages.clean import clean

LEAD = "The harbour board of Quillport closed the east pier on Friday after divers found cracks in two of its columns."
SECOND = "Engineers will examine the columns this week, the board said, and boats of the Quillport ferry line will use the west pier."
THIRD = "“We would rather lose a season than a boat,” said Marta Ellwood, who chairs the harbour board."
FOURTH = "The east pier was built in 1931 and last repaired nine years ago, according to the engineers."
STORY = (LEAD, SECOND, THIRD, FOURTH)
HEADLINE = "Quillport closes east pier after divers find cracks"


def document(text, **more):
    """A document with this text."""
    return Document("d1", "page.txt", "0" * 64, text, **more)


def page(*lines, **more):
    """The article in a page of these lines."""
    return clean(document("\n\n".join(lines), **more))


def kinds(article):
    """What each region holds, without white space at its end, and its kind."""
    text = article.document.text
    return [(region.kind, text[region.start : region.end].strip()) for region in article.regions]


def body(article):
    """The words of the article."""
    return " ".join(" ".join(text for kind, text in kinds(article) if kind == "body").split())
