"""Numbers of sources: what is refused."""

MAX_DOCUMENT_BYTES = 20_000_000
"""Raw bytes of one document after decompression. trafilatura's and Scrapy's order of magnitude."""

MAX_SKIPPED_BYTES = 250_000_000
"""Bytes that are too large a row, or belong to no record, over which the next one is looked for, so that it is not lost."""

MAX_UNPACKING_RATIO = 200
"""Bytes that one packed byte may become. News text packs 3 to 10 times, deflate's limit is 1,032."""

RATIO_FREE_BYTES = 1_000_000
"""Up to so many unpacked bytes the ratio is not looked at: short files of repeated lines are harmless."""

MAX_ZSTD_WINDOW = 1 << 26
"""Bytes of memory that unpacking zstd may take: 64 MB serve every level up to 21. RFC 8878 asks readers for 8 MB."""

MAX_WARC_HEADER_BYTES = 100_000
"""Bytes of the header of a WARC record or of an HTTP response. Servers and clients accept 8,000 to 100,000."""

MAX_PDF_PAGES = 200
"""Pages of a PDF. What is longer is a book and no article."""

MAX_MAIL_PARTS = 200
"""Parts of an e-mail that are looked at for its text."""

SNIFFED_BYTES = 4096
"""Bytes from which the type of an input is told. WHATWG's MIME sniffing needs 1,445."""

MAX_CONTROL_SHARE = 0.02
"""Share of control characters above which an input is no text: random bytes have 0.1, text has none."""

MAX_BROKEN_SHARE = 0.1
"""Share of characters that cannot be decoded above which an input is no text."""

MAX_TITLE_CHARACTERS = 400
"""What is longer is no headline."""

MAX_BYLINE_CHARACTERS = 200
"""What is longer is an author's biography, no byline."""

MAX_URL_CHARACTERS = 2048
"""What is longer is no address of an article (the length that browsers and crawlers agree on)."""

MAX_ATTRIBUTES = 1000
"""Attributes of one HTML tag. The parser's time grows with their square: 200,000 take it 43 s (measured), 1,000 no time."""

MAX_TAGS = 100_000
"""Tags of one page. They take 1.5 s and 100 MB; of 546 pages of news half have fewer than 1,500, the largest has 7,140."""

MAX_FEED_TAGS = 1_000_000
"""Tags of one feed or sitemap: the largest sitemap allowed (50,000 addresses) has some 800,000."""

MAX_MARKED_PROSE = 0.4
"""Share of a page's paragraphs above which an element named like furniture (*with-sidebar*) is taken for its frame."""
