-- Evaluations of language models: what was asked, what came back, and what it scored.

CREATE TABLE evaluation (
  key         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- short, for the many rows below
  id          text        NOT NULL UNIQUE,
  owner       text        NOT NULL,
  request     text        NOT NULL, -- JSON as the contract writes it, without any key
  suite       text        NOT NULL, -- its name
  worlds      integer     NOT NULL CHECK (worlds >= 1),
  seed        bigint      NOT NULL,
  hidden      boolean     NOT NULL, -- whether the seed is shown after the end only
  salt        text        NOT NULL, -- of the commitment to a hidden seed
  token       text        NOT NULL, -- opens the reference models
  job         text        NOT NULL, -- that does it now
  budget      double precision,     -- US dollars, NULL for none
  reserved    double precision NOT NULL DEFAULT 0, -- spent, or promised to parts under way
  paused      boolean     NOT NULL DEFAULT false,
  limits      text        NOT NULL DEFAULT '{}', -- JSON: limits that were changed under way, by model
  dropped     bigint      NOT NULL DEFAULT 0,      -- questions on which two engines disagreed
  comparisons text,                 -- JSON, once there are scores
  created_at  timestamptz NOT NULL,
  finished_at timestamptz
);
-- An owner's evaluations, newest first.
CREATE INDEX evaluation_of_owner ON evaluation (owner, key DESC);
-- The evaluation of a job.
CREATE INDEX evaluation_of_job ON evaluation (job);

CREATE TABLE evaluation_model (
  evaluation bigint  NOT NULL REFERENCES evaluation ON DELETE CASCADE,
  number     integer NOT NULL, -- place in the request
  id         text    NOT NULL,
  stopped    text,             -- why it is not asked further
  score      text,             -- JSON as the contract writes it, once there is one
  causal     double precision, -- its causal score, for the leaderboard
  PRIMARY KEY (evaluation, number)
);
-- The leaderboard.
CREATE INDEX evaluation_model_by_score ON evaluation_model (causal DESC) WHERE causal IS NOT NULL;

CREATE TABLE evaluation_item (
  evaluation bigint  NOT NULL REFERENCES evaluation ON DELETE CASCADE,
  number     integer NOT NULL, -- its world times 1024, and its place there
  family     text    NOT NULL,
  document   text    NOT NULL, -- JSON of everything but the text
  prompt     text    NOT NULL,
  PRIMARY KEY (evaluation, number)
);

CREATE TABLE evaluation_reply (
  evaluation        bigint   NOT NULL REFERENCES evaluation ON DELETE CASCADE,
  item              integer  NOT NULL,
  model             smallint NOT NULL,
  sample            smallint NOT NULL,
  outcome           text     NOT NULL,
  answer            text, -- JSON, where the outcome is ok
  method            text     NOT NULL,
  flagged           boolean  NOT NULL,
  reason            text     NOT NULL,
  reply             text     NOT NULL,
  prompt_tokens     bigint,
  completion_tokens bigint,
  cost              double precision,
  attempts          integer  NOT NULL,
  cached            boolean  NOT NULL,
  upstream_millis   real     NOT NULL,
  added_millis      real     NOT NULL,
  created_at        timestamptz NOT NULL,
  -- World by world, which is how parts resume and scores read. What is answered once stays so.
  PRIMARY KEY (evaluation, item, model, sample)
);

-- Replies of models, by the hash of everything that shapes them.
CREATE TABLE reply_cache (
  hash       text        PRIMARY KEY,
  reply      bytea       NOT NULL,
  expires_at timestamptz NOT NULL
);
-- What may go.
CREATE INDEX reply_cache_by_end ON reply_cache (expires_at);
