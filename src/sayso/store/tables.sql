-- The ledger, one SQLite file. Tables are named after the nouns (docs: DESIGN, section 2) and only grow:
-- triggers at the end refuse every UPDATE and DELETE. Columns with an `AS (json_extract(…))` are cut out of the JSON
-- beside them by SQLite itself, so that a plain column and the nested part it comes from can never disagree.

-- ---- source text ------------------------------------------------------------------------------------------

CREATE TABLE raw (
    sha256 TEXT PRIMARY KEY,
    data BLOB NOT NULL                      -- the bytes as received
);

CREATE TABLE articles (
    number INTEGER PRIMARY KEY,             -- order of arrival; never part of an id
    id TEXT NOT NULL UNIQUE,
    uri TEXT NOT NULL,
    text TEXT NOT NULL,                     -- what all offsets point into, in Unicode code points
    sha256 TEXT NOT NULL REFERENCES raw (sha256),
    format TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    byline TEXT,
    language TEXT,
    published TEXT NOT NULL,                -- JSON: earliest, latest, precision, basis
    retrieved TEXT,
    basis TEXT NOT NULL,                    -- JSON: where each of the fields above came from
    text_sha256 TEXT NOT NULL,
    reading_sha256 TEXT NOT NULL,           -- of the passages and claims below, as they were written
    ingested_at TEXT NOT NULL,
    published_earliest TEXT AS (json_extract(published, '$.earliest')) STORED,
    published_latest TEXT AS (json_extract(published, '$.latest')) STORED
);
CREATE INDEX articles_in_order ON articles (published_earliest IS NULL, published_earliest, uri, id);

CREATE INDEX articles_by_arrival ON articles (ingested_at, id);

-- Where the bytes of an article were met: the same bytes at two uris are one article, met twice.
CREATE TABLE sightings (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    uri TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    UNIQUE (article, uri)
);
CREATE INDEX sightings_by_uri ON sightings (uri);
CREATE INDEX sightings_in_order ON sightings (seen_at, article);

-- A changed article at the same uri: the newer and the one before it.
CREATE TABLE versions (
    article TEXT PRIMARY KEY REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
    version_of TEXT NOT NULL REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX versions_of ON versions (version_of);

-- ---- machine reading, one article at a time ---------------------------------------------------------------

CREATE TABLE passages (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    span TEXT NOT NULL,
    kind TEXT NOT NULL,
    why TEXT NOT NULL,
    start INTEGER AS (json_extract(span, '$.start')) STORED,
    "end" INTEGER AS (json_extract(span, '$.end')) STORED
);
CREATE INDEX passages_by_article ON passages (article, start);

CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (id),
    content TEXT NOT NULL,                  -- JSON: spans
    chain TEXT NOT NULL,                    -- JSON: hops, outlet first, original voice last
    act TEXT NOT NULL,
    cue TEXT,
    source TEXT,                            -- JSON: span, name, kind, role, affiliation, why
    parent TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    quantities TEXT NOT NULL,
    places TEXT NOT NULL,
    propositions TEXT NOT NULL,
    said TEXT NOT NULL,                     -- JSON: earliest, latest, precision, basis
    happened TEXT,
    why TEXT NOT NULL,
    kind TEXT NOT NULL,                     -- statement, belief, plan, evaluation or finding
    replies_to TEXT REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    words TEXT NOT NULL,                    -- the content in the article's own words
    start INTEGER AS (json_extract(content, '$[0].start')) STORED,
    source_name TEXT AS (json_extract(source, '$.name')) STORED,
    source_kind TEXT AS (json_extract(source, '$.kind')) STORED,
    voice_name TEXT AS (json_extract(chain, '$[#-1].name')) STORED,
    said_earliest TEXT AS (json_extract(said, '$.earliest')) STORED,
    said_latest TEXT AS (json_extract(said, '$.latest')) STORED
);
CREATE INDEX claims_by_article ON claims (article, start);
CREATE INDEX claims_by_act ON claims (act);
CREATE INDEX claims_by_kind ON claims (kind);

-- `id` is a hash of the whole row, so that meeting the same unreadable thing again adds nothing.
CREATE TABLE set_aside (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    uri TEXT NOT NULL,
    article TEXT REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
    span TEXT,
    detail TEXT NOT NULL
);
CREATE INDEX set_aside_by_article ON set_aside (article);

-- ---- machine reading, across articles ---------------------------------------------------------------------
-- What is linked together is a unit: a piece (articles that have to do with each other) or a voice met in several
-- pieces. A run writes the units in which it found something new, and no others; `placings` tells which run wrote a
-- unit last, and the views current_… show those rows.

CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    content TEXT NOT NULL,                  -- SHA-256 of the run before and of all this one wrote
    linked_at TEXT NOT NULL
);

CREATE TABLE placings (
    unit TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (run) DEFERRABLE INITIALLY DEFERRED,
    content TEXT NOT NULL,                  -- SHA-256 of its rows; empty where the unit is no more
    PRIMARY KEY (unit, run)
) WITHOUT ROWID;
CREATE INDEX placings_by_run ON placings (run);

CREATE TABLE identities (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (run) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    role TEXT,
    affiliation TEXT,
    why TEXT NOT NULL,
    UNIQUE (run, id)
);
CREATE INDEX identities_by_unit ON identities (unit, run);
CREATE INDEX identities_by_id ON identities (id);

CREATE TABLE voices (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (run) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claims (id),
    identity TEXT NOT NULL,
    UNIQUE (run, claim, identity)
);
CREATE INDEX voices_by_unit ON voices (unit, run);
CREATE INDEX voices_by_claim ON voices (claim);
CREATE INDEX voices_by_identity ON voices (identity);

CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (run) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL,
    id TEXT NOT NULL,
    speaker TEXT NOT NULL,
    claims TEXT NOT NULL,
    said TEXT NOT NULL,
    why TEXT NOT NULL,
    said_earliest TEXT AS (json_extract(said, '$.earliest')) STORED,
    said_latest TEXT AS (json_extract(said, '$.latest')) STORED,
    UNIQUE (run, id)
);
CREATE INDEX statements_by_unit ON statements (unit, run);
CREATE INDEX statements_by_id ON statements (id);

CREATE TABLE origins (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (run) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL,
    id TEXT NOT NULL,
    voice TEXT NOT NULL,
    statements TEXT NOT NULL,
    claims TEXT NOT NULL,
    known INTEGER NOT NULL,
    why TEXT NOT NULL,
    weakest TEXT,
    UNIQUE (run, id)
);
CREATE INDEX origins_by_unit ON origins (unit, run);
CREATE INDEX origins_by_id ON origins (id);

CREATE TABLE questions (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (run) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    wording TEXT NOT NULL,
    scope TEXT NOT NULL,
    answers TEXT NOT NULL,
    links TEXT NOT NULL,
    outlets INTEGER NOT NULL,
    families INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    story TEXT,
    related TEXT NOT NULL,
    compared TEXT NOT NULL,
    clear INTEGER NOT NULL,
    UNIQUE (run, id)
);
CREATE INDEX questions_by_unit ON questions (unit, run);
CREATE INDEX questions_by_id ON questions (id);

CREATE TABLE copies (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (run) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    "of" TEXT NOT NULL REFERENCES articles (id),
    share REAL NOT NULL,
    why TEXT NOT NULL,
    UNIQUE (run, article, "of")
);
CREATE INDEX copies_by_unit ON copies (unit, run);

CREATE TABLE stories (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (run) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL,
    id TEXT NOT NULL,
    articles TEXT NOT NULL,
    why TEXT NOT NULL,
    UNIQUE (run, id)
);
CREATE INDEX stories_by_unit ON stories (unit, run);
CREATE INDEX stories_by_id ON stories (id);

-- Pairs of identities that may be one, or that a person decided are not.
CREATE TABLE doubts (
    number INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (run) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL,
    "left" TEXT NOT NULL,
    "right" TEXT NOT NULL,
    verdict TEXT NOT NULL,
    why TEXT NOT NULL,
    UNIQUE (run, unit, "left", "right")
);
CREATE INDEX doubts_by_unit ON doubts (unit, run);

-- ---- workbench: what linking needs to touch only what is new; made anew from the rows above at any time -----------

CREATE TABLE shelf_sketches (
    article TEXT PRIMARY KEY,
    marks BLOB NOT NULL,                    -- numbers for its rarest words and names, and their weights
    rest TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE shelf_marks (
    mark INTEGER NOT NULL,
    day INTEGER NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (mark, day, article)
) WITHOUT ROWID;

CREATE TABLE shelf_alike (
    article TEXT NOT NULL,
    other TEXT NOT NULL,
    likeness REAL NOT NULL,
    PRIMARY KEY (article, other)
) WITHOUT ROWID;

CREATE TABLE shelf_members (
    article TEXT PRIMARY KEY,
    piece TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX shelf_members_by_piece ON shelf_members (piece);

CREATE TABLE shelf_pieces (
    piece TEXT PRIMARY KEY,
    asked REAL NOT NULL,
    state INTEGER NOT NULL,                 -- 2 to be linked, 1 linked and to be placed, 0 as the ledger has it
    inputs TEXT NOT NULL,                   -- SHA-256 of all that its linking depends on
    questions INTEGER NOT NULL,
    found BLOB                              -- what linking found in it, under the names of a ledger of its own
) WITHOUT ROWID;
-- Found and summed without reading what was found.
CREATE INDEX shelf_pieces_by_inputs ON shelf_pieces (inputs);
CREATE INDEX shelf_pieces_by_questions ON shelf_pieces (questions);
CREATE INDEX shelf_pieces_to_do ON shelf_pieces (state, piece) WHERE state > 0;

-- Which pieces have something that others may have too, and what it is called in the ledger.
CREATE TABLE shelf_holders (
    id TEXT NOT NULL,
    piece TEXT NOT NULL,
    called TEXT NOT NULL,
    apart TEXT NOT NULL,                    -- what it is called where it must be told from the others
    identity TEXT,                          -- JSON, of a voice
    PRIMARY KEY (id, piece)
) WITHOUT ROWID;
CREATE INDEX shelf_holders_by_piece ON shelf_holders (piece);
CREATE INDEX shelf_holders_by_called ON shelf_holders (id, called, apart);

-- ---- analyst's judgement ----------------------------------------------------------------------------------
-- One that takes another back is a row of its own: it has no verdict, and the other's id in `undoes`.

CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    "left" TEXT NOT NULL,                     -- JSON: article, name of the voice, and of a claim its spans
    "right" TEXT,                           -- the same; null where it is about one thing
    verdict TEXT,                           -- same, not-same, undecided; accept, reject, correct; grade; note
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    undoes TEXT REFERENCES judgements (id),
    about TEXT NOT NULL,                    -- voice, claim, statement or question
    corrections TEXT NOT NULL,              -- JSON: field, value, spans
    left_article TEXT AS (json_extract("left", '$.article')) STORED,
    right_article TEXT AS (json_extract("right", '$.article')) STORED,
    CHECK ((verdict IS NULL) = (undoes IS NOT NULL))
);
CREATE INDEX judgements_by_left ON judgements (left_article);
CREATE INDEX judgements_by_right ON judgements (right_article);

-- ---- views: the last run, and what a person would join by hand ---------------------------------------------

CREATE VIEW current_identities AS
SELECT * FROM identities
WHERE run = (SELECT max(placings.run) FROM placings WHERE placings.unit = identities.unit);
CREATE VIEW current_voices AS
SELECT * FROM voices
WHERE run = (SELECT max(placings.run) FROM placings WHERE placings.unit = voices.unit);
CREATE VIEW current_statements AS
SELECT * FROM statements
WHERE run = (SELECT max(placings.run) FROM placings WHERE placings.unit = statements.unit);
CREATE VIEW current_origins AS
SELECT * FROM origins
WHERE run = (SELECT max(placings.run) FROM placings WHERE placings.unit = origins.unit);
CREATE VIEW current_questions AS
SELECT * FROM questions
WHERE run = (SELECT max(placings.run) FROM placings WHERE placings.unit = questions.unit);
CREATE VIEW current_copies AS
SELECT * FROM copies
WHERE run = (SELECT max(placings.run) FROM placings WHERE placings.unit = copies.unit);
CREATE VIEW current_doubts AS
SELECT * FROM doubts
WHERE run = (SELECT max(placings.run) FROM placings WHERE placings.unit = doubts.unit);
CREATE VIEW current_stories AS
SELECT * FROM stories
WHERE run = (SELECT max(placings.run) FROM placings WHERE placings.unit = stories.unit);

CREATE VIEW current_answers AS
SELECT
    questions.id AS question,
    questions.wording,
    json_extract(answer.value, '$.name') AS name,
    json_extract(answer.value, '$.source') AS source,
    json_extract(answer.value, '$.act') AS act,
    json_extract(answer.value, '$.polarity') AS polarity,
    json_extract(answer.value, '$.low') AS low,
    json_extract(answer.value, '$.high') AS high,
    json_extract(answer.value, '$.approximate') AS approximate,
    json_extract(answer.value, '$.words') AS words,
    json_extract(answer.value, '$.said.earliest') AS said_earliest,
    json_extract(answer.value, '$.said.latest') AS said_latest,
    json_extract(answer.value, '$.statement') AS statement,
    json_extract(answer.value, '$.origin') AS origin,
    json_extract(answer.value, '$.claims') AS claims
FROM current_questions AS questions, json_each(questions.answers) AS answer;

CREATE VIEW cited_claims AS
SELECT
    claims.id,
    articles.outlet,
    articles.uri,
    articles.published_earliest,
    articles.published_latest,
    claims.voice_name,
    claims.source_name,
    claims.source_kind,
    claims.act,
    claims.stance,
    claims.certainty,
    claims.polarity,
    claims.said_earliest,
    claims.said_latest,
    claims.words,
    claims.article,
    claims.start,
    claims.kind
FROM claims JOIN articles ON articles.id = claims.article;

-- ---- full text: the words are kept once, in the tables above -----------------------------------------------

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'articles', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER index_article AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE claim_words USING fts5 (
    words, content = 'claims', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER index_claim AFTER INSERT ON claims BEGIN
    INSERT INTO claim_words (rowid, words) VALUES (new.number, new.words);
END;

-- ---- nothing is changed, nothing disappears ----------------------------------------------------------------

CREATE TRIGGER raw_no_update BEFORE UPDATE ON raw BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER raw_no_delete BEFORE DELETE ON raw BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER articles_no_update BEFORE UPDATE ON articles BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER articles_no_delete BEFORE DELETE ON articles BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER sightings_no_update BEFORE UPDATE ON sightings BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER sightings_no_delete BEFORE DELETE ON sightings BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER versions_no_update BEFORE UPDATE ON versions BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER versions_no_delete BEFORE DELETE ON versions BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER passages_no_update BEFORE UPDATE ON passages BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER passages_no_delete BEFORE DELETE ON passages BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER set_aside_no_update BEFORE UPDATE ON set_aside BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER set_aside_no_delete BEFORE DELETE ON set_aside BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER runs_no_update BEFORE UPDATE ON runs BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER runs_no_delete BEFORE DELETE ON runs BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER placings_no_update BEFORE UPDATE ON placings BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER placings_no_delete BEFORE DELETE ON placings BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER identities_no_update BEFORE UPDATE ON identities BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER identities_no_delete BEFORE DELETE ON identities BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER voices_no_update BEFORE UPDATE ON voices BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER voices_no_delete BEFORE DELETE ON voices BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER statements_no_update BEFORE UPDATE ON statements BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER statements_no_delete BEFORE DELETE ON statements BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER origins_no_update BEFORE UPDATE ON origins BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER origins_no_delete BEFORE DELETE ON origins BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER questions_no_update BEFORE UPDATE ON questions BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER questions_no_delete BEFORE DELETE ON questions BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER copies_no_update BEFORE UPDATE ON copies BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER copies_no_delete BEFORE DELETE ON copies BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER stories_no_update BEFORE UPDATE ON stories BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER stories_no_delete BEFORE DELETE ON stories BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER doubts_no_update BEFORE UPDATE ON doubts BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER doubts_no_delete BEFORE DELETE ON doubts BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements BEGIN SELECT raise(ABORT, 'the ledger only grows'); END;
