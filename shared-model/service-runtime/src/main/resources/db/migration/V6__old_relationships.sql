-- Relationships that services found go when their time is over.

-- Those past their retention: what people assert has none.
CREATE INDEX relationship_by_age ON relationship (created_at) WHERE source <> 'person';
