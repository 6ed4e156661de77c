package io.causalgym.evaluation.question;

import io.causalgym.evaluation.item.Skin;
import java.util.random.RandomGenerator;

/// For what an author is asked to write.
///
/// @param world number of the world in its suite: strata are dealt out by it
/// @param seed of everything that the numbers and the graph depend on: equal in all skins, so that
///   the same world is told in each
/// @param skin in which it is told
/// @param wordSeed of the names, which are new for every run
/// @param wording draws backgrounds, forms of questions and orders
public record Occasion(int world, long seed, Skin skin, long wordSeed, RandomGenerator wording) {}
