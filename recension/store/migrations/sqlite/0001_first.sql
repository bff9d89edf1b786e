-- The first version of the store. Records are packed JSON, see recension/store/records.py.

CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL);

-- Notes about the whole: which program made the edition.
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- What was received, once for each place and content.
CREATE TABLE received (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record BLOB NOT NULL);

-- Inputs that did not become a document when they were last read.
CREATE TABLE refused (number INTEGER PRIMARY KEY, source TEXT NOT NULL, record BLOB NOT NULL);
CREATE INDEX refused_by_source ON refused (source);

-- What the stages made of single items, by the hash of item and program. Anything here can be worked out again.
CREATE TABLE results (id TEXT PRIMARY KEY, record BLOB NOT NULL);

-- The edition as it was last built.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL, siglum TEXT NOT NULL, source TEXT NOT NULL,
    title TEXT, outlet TEXT, published TEXT, verdict TEXT NOT NULL, family TEXT, story TEXT, digest TEXT NOT NULL, record BLOB NOT NULL
);
CREATE INDEX documents_by_position ON documents (position);
CREATE INDEX documents_by_siglum ON documents (siglum);
CREATE INDEX documents_by_story ON documents (story);

CREATE TABLE stories (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, title TEXT NOT NULL, documents INTEGER NOT NULL, families INTEGER NOT NULL,
    events INTEGER NOT NULL, claims INTEGER NOT NULL, conflicts INTEGER NOT NULL, first TEXT, last TEXT, digest TEXT NOT NULL,
    record BLOB NOT NULL
);

-- In which story the events, claims, conflicts and names stand.
CREATE TABLE items (id TEXT NOT NULL, story TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (id, story, kind));
CREATE INDEX items_by_story ON items (story);

-- Passages, links, families, rejected entries and rulings; one and other are the documents of a passage or link.
CREATE TABLE parts (
    kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, one TEXT, other TEXT, record BLOB NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX parts_by_one ON parts (one);
CREATE INDEX parts_by_other ON parts (other);

-- What people decided: rows are added and never edited.
CREATE TABLE judgements (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record BLOB NOT NULL);

-- The folded words of the documents, see recension/store/words.py. The number of a row is that of its document.
CREATE VIRTUAL TABLE search USING fts5(title, body, content='', tokenize='ascii');
