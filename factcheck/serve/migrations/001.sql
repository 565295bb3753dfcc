-- Fingerprints, figures as printed and sums; the text of an article only where somebody asked for it to be kept.
CREATE TABLE articles (
  id      TEXT PRIMARY KEY,
  slug    TEXT NOT NULL,
  created TEXT NOT NULL,
  touched TEXT NOT NULL,
  ledger  TEXT NOT NULL DEFAULT '[]',
  text    TEXT
) STRICT;
CREATE INDEX articles_touched ON articles (touched);
CREATE TABLE checks (
  id      INTEGER PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  at      TEXT NOT NULL,
  version TEXT NOT NULL,
  summary TEXT NOT NULL
) STRICT;
CREATE INDEX checks_article ON checks (article);
-- A tick or a finding laid aside is never overwritten: what was taken back has its `undone`.
CREATE TABLE ticks (
  id          INTEGER PRIMARY KEY,
  article     TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  figure      TEXT NOT NULL,
  by          TEXT NOT NULL,
  how         TEXT NOT NULL,
  note        TEXT NOT NULL,
  at          TEXT NOT NULL,
  undone      TEXT
) STRICT;
CREATE UNIQUE INDEX ticks_standing ON ticks (article, fingerprint) WHERE undone IS NULL;
CREATE TABLE suppressions (
  id          INTEGER PRIMARY KEY,
  article     TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  fingerprint TEXT NOT NULL,
  rule        TEXT NOT NULL,
  figure      TEXT NOT NULL,
  by          TEXT NOT NULL,
  reason      TEXT NOT NULL,
  at          TEXT NOT NULL,
  undone      TEXT
) STRICT;
CREATE UNIQUE INDEX suppressions_standing ON suppressions (article, fingerprint) WHERE undone IS NULL;
