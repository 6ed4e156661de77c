package io.causalgym.evaluation.run;

/// The request of an evaluation's job: everything else is in the evaluation's row.
record RunRequest(String evaluation) {}
