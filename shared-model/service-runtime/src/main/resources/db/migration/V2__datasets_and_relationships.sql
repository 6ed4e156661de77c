-- Datasets, causal relationships, and when a job began.

-- Of when the first part was claimed: what a remaining time is reckoned from.
ALTER TABLE job ADD COLUMN started_at timestamptz;

-- An owner's jobs, newest first, page by page.
DROP INDEX job_of_owner;
CREATE INDEX job_of_owner ON job (owner, created_at DESC, id DESC);

CREATE TABLE dataset (
  owner      text        NOT NULL,
  id         text        NOT NULL, -- content hash of the columns, their name in the blob store
  name       text        NOT NULL,
  rows       integer     NOT NULL CHECK (rows >= 0),
  columns    integer     NOT NULL CHECK (columns >= 0),
  bytes      bigint      NOT NULL CHECK (bytes >= 0), -- of the content that was sent
  document   text        NOT NULL, -- JSON as the contract writes it
  created_at timestamptz NOT NULL,
  PRIMARY KEY (owner, id)
);
-- An owner's datasets, newest first.
CREATE INDEX dataset_of_owner ON dataset (owner, created_at DESC, id DESC);

CREATE TABLE relationship (
  owner      text        NOT NULL,
  id         bigint      GENERATED ALWAYS AS IDENTITY,
  cause      text        NOT NULL,
  effect     text        NOT NULL,
  kind       text        NOT NULL, -- ->, <->, --, o->, o-o, o--
  confidence double precision,
  strength   double precision,
  source     text        NOT NULL, -- discovery, estimation, person
  job        text,
  dataset    text,
  note       text,
  created_at timestamptz NOT NULL,
  -- An owner's relationships, newest first. By the id alone there is no index, which would be read
  -- through the rows of all other owners.
  PRIMARY KEY (owner, id)
);
-- Those of one cause, of one effect, of one source, newest first; the few that are confident enough.
CREATE INDEX relationship_of_cause ON relationship (owner, cause, id DESC);
CREATE INDEX relationship_of_effect ON relationship (owner, effect, id DESC);
CREATE INDEX relationship_of_source ON relationship (owner, source, id DESC);
CREATE INDEX relationship_of_confidence ON relationship (owner, confidence);
-- A job that is done twice, because its node died before it could say so, finds its edges once.
CREATE UNIQUE INDEX relationship_of_job ON relationship (job, dataset, cause, effect)
  NULLS NOT DISTINCT WHERE job IS NOT NULL;

-- The parts that a lost worker holds.
CREATE INDEX job_part_of_worker ON job_part (worker) WHERE state = 'running';
