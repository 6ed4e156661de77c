-- The first schema. Every row has an owner; every index serves a query that is named beside it.

CREATE TABLE graph (
  owner      text        NOT NULL,
  id         text        NOT NULL, -- content hash of the graph
  kind       text        NOT NULL, -- dag, admg, cpdag, mag, pag
  nodes      integer     NOT NULL CHECK (nodes >= 0),
  edges      integer     NOT NULL CHECK (edges >= 0),
  document   text        NOT NULL, -- JSON as the contract writes it; text keeps it byte for byte
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (owner, id)
);
-- An owner's graphs, newest first.
CREATE INDEX graph_of_owner ON graph (owner, created_at DESC, id);

CREATE TABLE blob (
  owner      text        NOT NULL,
  id         text        NOT NULL, -- SHA-256 of the content
  bytes      bigint      NOT NULL CHECK (bytes >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (owner, id)
);
-- Whether anybody else still holds a content.
CREATE INDEX blob_by_content ON blob (id);

CREATE TABLE job (
  id          text        PRIMARY KEY,
  owner       text        NOT NULL,
  kind        text        NOT NULL,
  key         text, -- equal keys of one owner and kind are the same work
  request     json        NOT NULL, -- json, not jsonb: it keeps the text byte for byte
  state       text        NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  parts       integer     NOT NULL CHECK (parts >= 1),
  open_parts  integer     NOT NULL CHECK (open_parts >= 0), -- parts that have not succeeded yet
  done        bigint      NOT NULL DEFAULT 0,
  total       bigint      NOT NULL DEFAULT 0,
  unit        text        NOT NULL DEFAULT '',
  message     text        NOT NULL DEFAULT '',
  result      json,
  problem     json,
  created_at  timestamptz NOT NULL,
  finished_at timestamptz
);
-- An owner's jobs, newest first.
CREATE INDEX job_of_owner ON job (owner, created_at DESC, id);
-- Starting the same work twice finds the first job, unless that failed or was cancelled.
CREATE UNIQUE INDEX job_by_key ON job (owner, kind, key)
  WHERE key IS NOT NULL AND state IN ('queued', 'running', 'succeeded');
-- Finished jobs past their retention.
CREATE INDEX job_by_finish ON job (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE job_part (
  job_id       text        NOT NULL REFERENCES job ON DELETE CASCADE,
  number       integer     NOT NULL, -- 0 .. parts - 1; the number `parts` is the combination of all results
  kind         text        NOT NULL,
  state        text        NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  -- When a worker may claim the part: queued, its (re)start; running, the end of its lease; finished, never.
  due_at       timestamptz,
  lease        integer     NOT NULL DEFAULT 0, -- grows with every claim; a writer with an older number is refused
  worker       text        NOT NULL DEFAULT '',
  attempts     integer     NOT NULL DEFAULT 0,
  max_attempts integer     NOT NULL CHECK (max_attempts >= 1),
  input        json        NOT NULL,
  checkpoint   json,
  done         bigint      NOT NULL DEFAULT 0,
  total        bigint      NOT NULL DEFAULT 0,
  result       json,
  problem      json,
  PRIMARY KEY (job_id, number)
);
-- Parts to claim, longest waiting first.
CREATE INDEX job_part_due ON job_part (kind, due_at, job_id, number) WHERE due_at IS NOT NULL;
