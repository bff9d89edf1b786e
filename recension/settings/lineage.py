"""Numbers of lineage: what is a copy."""

GRAM_WORDS = 4
"""Words of an indexed n-gram. passim's default is 5; 4 also finds a passage of which every sixth word was changed."""

LENT_BYTES = 1_000_000_000
"""Bytes of columns up to which other processes share in the alignment: they open these in a room of limited size."""

GRAM_WINDOW = 4
"""Of so many n-grams that follow each other one is indexed (winnowing): of a run of seven equal words one at least. No more
than ``GRAM_WORDS``."""

GRAM_SAMPLES = (64, 32, 16, 12, 8, 6, 4, 3, 2)
"""An n-gram with more holders than this counts for a share of the pairs of them only, so that the work stays linear;
which n-grams these are is decided by their hashes. The larger a pile, the lower the number."""

COUNTED_PAIRS_PER_TEXT = 1500
"""Pairs of holders of n-grams that are counted for each text at most, which decides between these."""

COUNTED_PAIRS = 400_000_000
"""And in any pile: 3 GB of memory."""

GRAM_HOLDERS = 512
"""Holders beyond which an n-gram is too common to be sampled."""

GRAM_NEIGHBOURS = 4
"""With how many of the next documents that have it a holder of such an n-gram is still compared, and with the first."""

LEAST_GRAMS = 3
"""Counted n-grams that make two documents worth aligning in any pile; in a small one less will do."""

ALIGNED_PAIRS = 20_000
"""Pairs of documents that are aligned in any pile, though they have but one n-gram in common."""

ALIGNED_PAIRS_PER_TEXT = 16
"""Pairs for each document that are aligned in a larger pile, those that share most n-grams first."""

FAINT_PAIRS_PER_TEXT = 4
"""Pairs for each document up to which pairs with fewer n-grams than ``LEAST_GRAMS`` in common are aligned in a larger pile."""

NEAREST_TEXTS = 32
"""With how many others, nearest first, a document is aligned in any case; with more only if so many pairs are affordable."""

EVIDENCE_UNIT = 1000
"""Evidence is counted in whole units of this fraction: such sums are exact in any order."""

LEAST_GRAM_EVIDENCE = 1.5
"""Evidence in an n-gram below which it is a mere figure of grammar and is not indexed."""

PLAIN_EVIDENCE = 0.25
"""What an equal function word or reporting verb says of copying, an equal plain content word being 1."""

NUMBER_EVIDENCE = 0.6
"""What an equal number says of copying: independent reports of one event share numbers."""

NAME_EVIDENCE = 0.4
"""What an equal capitalised word says of copying: independent reports share names and titles."""

GAP_WORDS = 8
"""The longest edit, in words of either side, over which two runs of equal words are one passage."""

REACH_WORDS = 4
"""How many words of either side an extension beyond the last equal word may skip."""

LEAST_EVIDENCE = 2.4
"""Evidence below which a run of equal words is chance, even between documents that copied."""

LEAST_QUOTED_WORDS = 4
"""The shortest quotation, in words, that two documents are said to share."""

HALF_QUOTED_EVIDENCE = 0.3
"""What an equal word counts that stands in quotation marks in one of the two documents; in both it counts nothing."""

SET_IN_QUOTED_EVIDENCE = 0.1
"""What an equal word in quotation marks counts where words around the quotation are the same too: reports share what a person said,
but few have the same words before and behind it."""

LONGEST_QUOTED = 1500
"""Characters beyond which what stands between two double quotation marks is no quotation: a mark is missing."""

LONGEST_SINGLE_QUOTED = 400
"""The same for single marks, which an apostrophe may be taken for."""

QUOTED_SHARE = 0.8
"""The share of a passage's words in quotation marks beyond which it is a quotation, whoever quotes."""

PROMISING_RUN = 3.0
"""Evidence of the longest run below which two texts are not aligned, unless many shorter ones add up."""

EXTENDED_SURPLUS = 0.5
"""Evidence beyond chance in the unextended passages of a pair from which they are extended over small edits."""

EVIDENCE_OF_CHANCE = 3.5
"""Evidence of a passage that independent reports of one event may share by chance (titles, casualty figures,
set phrases): read off the pairs of documents on one event in a public set of news copies."""

EVIDENCE_OF_COPYING = 8.0
"""Evidence of all passages together, that of chance taken off each, at which copying is as likely as not."""

FORMULA_COVER = 0.5
"""A text of which this share stands in another is a copy of it, whatever the rest is about."""

FORMULA_HOLDERS = 3
"""With how many others, about something else and no copies of each other, a text must share words for these to be formula:
one alone has taken over a paragraph."""

FORMULA_TEXTS = 150
"""Texts in a pile up to which these do; with each doubling of the pile it takes one more, for more have taken over a paragraph."""

MOST_FORMULA_HOLDERS = 10
"""And never more: of what very many texts hold, each is compared with some others only."""

RELATED_LIKENESS = 0.08
"""Cosine (TF-IDF) of what two texts do not share, below which they are about different things: 95 % of pairs on
different events and 2 % of pairs on one event lie below (public set of news copies)."""

SENTENCE_COVER = 0.3
"""A sentence of which a smaller share stands in the other document is one that the other lacks."""

LACKED_WORDS = 20
"""Words in sentences that only one document has from which the other is said to lack text: a sentence or two."""

COPY_COVER = 0.75
"""A text of which this share stands in another is a copy of it (furniture, a headline and small additions aside)."""

JOINING_COVER = 0.25
"""The share of one text that several passages must fill to put two documents into one family."""

JOINING_COVER_ALONE = 0.4
"""The same for one passage alone: a paragraph taken over makes no family."""

JOINING_PAIRS = 0.2
"""The share of the pairs across two groups of copies that must prove it for the groups to be one family."""

JOINING_COMPARED = 48
"""With how many documents of a large group each of the other can be expected to have been compared."""

STITCHED_COVER = 0.4
"""The share of a text that unrelated sources must fill together for it to be stitched from them."""

WHOLE_COVER = 0.5
"""The share of a text that must stand in a longer one for this to be stitched from it and another that it holds wholly."""

OPENING_WORDS = 40
"""The words at the beginning by which a cut copy is told from one of two parents: who cuts keeps the lead."""

LEAST_EDITS = 0.01
"""The share of changed words up to which a copy counts as unedited: spelling and typing."""

SENTENCE_WORDS = 12
"""Words in sentences that only one of two copies has from which it has left out or added a sentence."""

CUT_EDITS = 0.06
"""The same for a copy that lacks sentences: whoever cuts writes in the style of his house, and joins what is left (cuts in written
piles have up to 0.057, edited copies without text of their own 0.08 and more)."""

NEAR_TIE = 0.02
"""A grandparent that is nearer to a copy than its parent, or less far by no more than this, is its parent."""

REWRITE_NEARNESS = 0.3
"""How near a rewrite can be to its parent, a verbatim copy being 1: a copy is never taken for a rewrite of another."""

STITCHED_SCORE = 0.8
"""The score of a link to one of several parents. Not yet calibrated: too few are known."""

SHARED_SOURCE_SCORE = 0.7
"""The score of a link between two texts of which neither derives from the other. Not yet calibrated."""

CUT_WEIGHT = 1.5
"""Log-odds that the text with sentences which the other lacks is the parent."""

TAIL_WEIGHT = 0.7
"""Further log-odds if the last sentence is among them, or the text breaks off: copies are cut from the end."""

CREDIT_WEIGHT = 2.0
"""Log-odds that a page which names a source for its text is the copy."""

DATE_WEIGHT = 1.5
"""Log-odds that the page with the later declared date is the copy. Pages may lie: it does not outweigh two others."""

AGENCY_WEIGHT = 0.8
"""Log-odds that the text which keeps the dateline is the parent."""

SOURCE_WEIGHT = 1.5
"""Log-odds that a page put out by the agency itself is the parent of one that is not."""

SELF_WEIGHT = 2.0
"""Log-odds that the text with *told this newspaper* is the parent."""

AGREEMENT_WEIGHT = 0.8
"""Log-odds that of two texts, neither of which lacks any, that with which the others agree is the parent: right in 70 of 100
(generated piles)."""

AGREEMENT_MARGIN = 0.02
"""The share of the words shared with others by which these must differ."""

GLOSS_WEIGHT = 0.8
"""Log-odds that a text which converts amounts for readers elsewhere is the copy."""

FURNITURE_WEIGHT = 0.5
"""Log-odds that the page with much more furniture is the copy."""

SHOUTING_WEIGHT = 0.4
"""Log-odds that a text under a headline in capitals or with an exclamation mark is the copy."""

QUOTED_WEIGHT = 1.0
"""Log-odds that of a text and its rewrite the one with far more words in quotation marks is the parent."""

NAME_SHARE = 0.5
"""What a shared name counts among the details of a rewrite: independent reports of one event share its names."""

LEAST_MATCH = 1.25
"""What two sentences must share, in nats, to be matched. Little: it is the order of many that proves a rewrite, and one that keeps few
details keeps some in every sentence (on 20 rewrites and 700 other pairs 1.25 and 1.5 part these best, 4 left two rewrites out)."""

LEAST_MOVED_MATCH = 5.0
"""What two sentences of a proved rewrite must share, in nats, to be matched against the order of the others: they were moved."""

LEAST_PART_MATCH = 2.0
"""The same for a sentence next to one that is matched already to the same sentence of the other text: it tells the rest of that."""

MATCHES_BY_CHANCE = 3
"""Matches that independent reports of one event have in the same order: they all begin with what happened."""

REWRITTEN_PASSAGE_MATCHES = 3
"""So many matched sentences that follow each other in a paragraph are shown as one passage: the length of a paragraph of news."""

PARAPHRASE_LIKENESS = 0.35
"""The cosine of the vectors of two sentences, both between proved matches of a rewrite, from which they are matched too:
on 20 rewrites (written piles) all of the 27 such pairs but one are right, and one in two below."""

PARAPHRASE_ALONE_LIKENESS = 0.25
"""The same where no other sentences stand between these matches: 11 of 11 pairs down to it are right."""

PARAPHRASE_MOST_SENTENCES = 400
"""Sentences of a text that are given vectors (about a millisecond each)."""

LEAST_TOLD_DETAILS = 4
"""Details below which a sentence tells too little to be counted as unmatched."""

REWRITE_EVIDENCE = 2.0
"""Matched sentences beyond chance times their share of the shorter text times their orderliness, at which a rewrite is as likely as
not: 20 rewrites have 2.5 to 9, independent reports of one event up to 1.6 (written piles, two public sets of news)."""

REWRITE_STEEPNESS = 3.0
"""How fast a rewrite becomes certain beyond that."""

LEAST_REWRITTEN_SHARE = 0.35
"""The share of the shorter text's sentences that must follow the other text."""

CANDIDATE_DETAILS = 8
"""Telling words that two texts must share to be compared sentence by sentence."""

CANDIDATE_SHARE = 0.1
"""The share of the telling words of the poorer text that these must be."""

TELLING_SHARE = 0.02
"""A word is telling that at most this share of documents in English holds."""

CANDIDATE_PAIRS_PER_TEXT = 200
"""How many pairs of texts the search for such details may look at for each text; common details are cut off first."""
