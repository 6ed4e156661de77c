package io.causalgym.inference.bounds;

/// What one polytope of response types must do in a term.
///
/// @param block which polytope, as {@link BoundsProgram} counts them
record Requirement(int block, Pattern pattern) {}
