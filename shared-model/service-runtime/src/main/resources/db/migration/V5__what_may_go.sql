-- Indexes for what is removed when its time is over.

-- Evaluations past their retention.
CREATE INDEX evaluation_by_finish ON evaluation (finished_at) WHERE finished_at IS NOT NULL;
-- Holders whose names begin alike, whatever the database's collation.
CREATE INDEX blob_of_holder ON blob ((owner COLLATE "C"), created_at);
