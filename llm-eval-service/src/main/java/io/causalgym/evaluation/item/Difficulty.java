package io.causalgym.evaluation.item;

/// How hard a question is, so that scores can be read against it.
///
/// @param nodes of the graph, hidden ones included
/// @param hidden how many of them
/// @param pathLength edges of the longest directed path from cause to effect, 0 where there is none
/// @param collidersOpened colliders that the right answer must not, or must, condition on
/// @param terms products that the shortest computation adds up, 0 for questions without numbers
/// @param decimals of the numbers shown
/// @param discrimination |t - o|: how far seeing is from doing, 0 where that has no meaning
/// @param distractors variables that do not matter
public record Difficulty(
    int nodes,
    int edges,
    int hidden,
    int pathLength,
    int collidersOpened,
    int terms,
    int decimals,
    double discrimination,
    int distractors) {}
