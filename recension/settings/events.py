"""Numbers of the events of a story: which tellings are of one, which one it turns on, what befell people and where, which days matter."""

MAIN_LEAD_SENTENCES = 4.0
"""A telling so many sentences from the top speaks half as much for the day that a story turns on as one in the first."""

MAIN_AFTERMATH = 0.25
"""What it counts for that day that is told of what follows: an arrest, a vigil, a trial."""

MAIN_NOT_HAPPENED = 0.5
"""The same for what is expected, possible, denied or told as background."""

MAIN_DEED = 3.0
"""How much more the word for what happens counts that the story uses most, near the tops of its documents."""

TOLL_LEAD_SENTENCES = 3.0
"""A sentence so far from the top counts half for the number of victims: further down stand other happenings."""

TOLL_MOST = 100_000
"""A greater number of victims is misread: a year, a sum."""

TOLL_ONE = 0.5
"""What a single victim counts against a number or a list: of one of five dead much more is told than of all."""

TOLL_HIT = 0.5
"""What *shot* or *struck* counts for the hurt where nobody is told to be dead."""

TOLL_REST_HIT = 0.3
"""The same where some of those shot are dead: the others are hurt."""

TOLL_UNHURT = 0.5
"""What speaks for nobody being hurt in a document that tells of the dead."""

PLACE_LEAD_SENTENCES = 16.0
"""A town named so far from the top counts half for where the main event was."""

PLACE_WITHIN = 1.5
"""What it counts that something is said to be *in* a town."""

PLACE_OTHER = 0.4
"""What it counts that someone is *from* a town, or was taken to a hospital or a court there."""

PLACE_OF_DEED = 1.5
"""What it counts that the sentence tells of the main event."""

PLACE_TITLE = 0.5
"""What a town in a title counts: it is often that of the outlet or of the victim."""

PLACE_BY_BODY = 0.7
"""What a town counts that is named as that of its police."""

PLACE_DATELINE = 1.5
"""What the town of a dateline counts: where the reporter was, most often where it happened."""

PLACE_QUARTER = 0.2
"""What a quarter of a town counts against the town."""

PLACE_TOWN_POPULATION = 50_000
"""A name that the reader did not take for a place is one if a town of so many has it."""

PLACE_MOST = 3
"""So many towns at most stand with the main event."""

PLACE_LEAST_SHARE = 0.25
"""A town with less of the weight of the first one does not stand with the event."""

SALIENT_LATER_DAYS = 2
"""A day that is still told of so many days later had consequences."""

SALIENT_PUBLISHED = 0.5
"""What the reports of a day count beside the reports that tell of it."""

SALIENT_LEAD_SENTENCES = 5.0
"""How far from the head of its report a sentence stands when it counts half."""

SALIENT_LEAD = 0.5
"""What a sentence counts that does not give its day."""

SALIENT_REPEATED = 0.5
"""Sentences more alike than this (cosine) repeat one another."""

CRISIS_DOCUMENTS = 60
"""A story of more documents is a crisis: its timeline is that of the days that matter."""

CRISIS_DAYS_FOR_ONE = 3.0
"""It has so many days times the root of the number of documents: 52 for three hundred, as journalists' own have."""

CRISIS_SENTENCES = 2
"""So many entries on each of them."""

IDENTITY_SAME = 0.15
"""Least mean likeness of tellings of one event."""

IDENTITY_DEED_NEAR = 0.6
"""Words for what happens that are as near in meaning as this (cosine) may be of one event: *capture* and *arrest*."""

IDENTITY_HAPPENING = 0.5
"""What it adds that the documents tell of one happening."""

IDENTITY_OTHER_DAY = 0.5
"""What it takes away that the days differ, where no shared passage says that they are one."""

IDENTITY_WORDS = 0.3
"""Weight of the words that the sentences share beside the word for what happens."""

IDENTITY_WHO = 0.1
"""What it adds that people or places are shared, and takes away that they differ."""

IDENTITY_COMMON = 0.1
"""What it takes away that the word is done in every story."""

IDENTITY_COMMON_TELLS = 1.5
"""A word for what happens that tells less (nats) is done in every story: to say, to come."""

IDENTITY_BESIDE = 0.2
"""What it takes away that both stand in one sentence, which seldom tells one thing twice."""

IDENTITY_SURE = 0.4
"""Tellings with so much identity are one entry of the timeline, if their word for what happens is particular."""

HAPPENING_LIKENESS = 0.08
"""Least mean likeness (cosine) of documents that tell of one happening, words held by all documents of the story left out."""

HAPPENING_MOST = 200
"""A story of more documents is a crisis, whose days tell its events apart; all its documents would have to be compared with all."""

PLACE_LAND_TIMES = 3.0
"""A name is a state's if so many times more people live in it than in the greatest town of the name: New York is both."""
