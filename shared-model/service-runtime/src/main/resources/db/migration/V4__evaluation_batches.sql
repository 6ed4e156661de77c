-- Questions that were handed to a provider's batch interface.

CREATE TABLE evaluation_batch (
  key          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  evaluation   bigint      NOT NULL REFERENCES evaluation ON DELETE CASCADE,
  model        integer     NOT NULL, -- place in the request
  first_item   integer     NOT NULL, -- its questions are those of first to last
  first_sample integer     NOT NULL, -- that had no reply when it was made
  last_item    integer     NOT NULL,
  last_sample  integer     NOT NULL,
  round        integer     NOT NULL, -- how often its questions were put, this time included
  label        text        NOT NULL UNIQUE, -- what the provider was told to call it
  batch        text,                 -- what the provider calls it, NULL until it was heard
  state        text        NOT NULL, -- prepared, sent, or how it ended
  reserved     double precision NOT NULL, -- US dollars that are promised to it while it is open
  created_at   timestamptz NOT NULL,
  ended_at     timestamptz           -- once its replies are kept
);
-- Which are open; and whether a model is asked in batches.
CREATE INDEX evaluation_batch_of_model ON evaluation_batch (evaluation, model, ended_at);
