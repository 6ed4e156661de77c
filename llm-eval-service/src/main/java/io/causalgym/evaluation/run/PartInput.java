package io.causalgym.evaluation.run;

/// A slice of an evaluation: all models' questions of some worlds.
///
/// @param from the first world
/// @param to the first one that is not in it
record PartInput(int from, int to) {}
