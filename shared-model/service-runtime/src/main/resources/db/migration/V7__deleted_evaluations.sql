-- Evaluations that are deleted, and how many questions those of an owner put.

-- From then on nobody sees it, and its rows go.
ALTER TABLE evaluation ADD COLUMN deleted_at timestamptz;
-- Put to all its models in all samples, about: what is counted against the quota of its owner.
ALTER TABLE evaluation ADD COLUMN questions bigint NOT NULL DEFAULT 0;
-- Of those from before as many as their jobs still tell.
UPDATE evaluation e SET questions = j.total FROM job j WHERE j.id = e.job;
-- Those whose rows are to go.
CREATE INDEX evaluation_by_deletion ON evaluation (deleted_at) WHERE deleted_at IS NOT NULL;
