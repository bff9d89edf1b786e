"""The store: an edition that is kept in one file (or on a server), grows, is searched, and remembers what people judged.

with open_store("recension.db", create=True) as store:
    ingest(store, ["articles/"], runner)      # from recension.store.ingest, which loads the whole pipeline
    for hit in store.search("prime minister").hits: ...
"""

from recension.store.listing import Hit, Hits, Ingested, ItemKind, ListedDocument, ListedStory, Place
from recension.store.opening import open_store
from recension.store.store import Store

__all__ = ["Hit", "Hits", "Ingested", "ItemKind", "ListedDocument", "ListedStory", "Place", "Store", "open_store"]
