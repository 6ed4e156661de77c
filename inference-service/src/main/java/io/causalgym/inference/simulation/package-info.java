/// Samples of causal models: rows that are functions of seed and row number, summaries of up to a
/// billion rows without keeping them, and rows as CSV.
///
/// Noise `j` of a model is stream `j` of the seed, with interventions or without: rows of the same
/// seed and number belong to the same unit in all worlds, so differences between worlds have less
/// noise than the worlds themselves.
///
/// Start at {@link io.causalgym.inference.simulation.Simulation} and {@link
/// io.causalgym.inference.simulation.Sampler}; for many interventions at once at {@link
/// io.causalgym.inference.simulation.ManyInterventions}.
@NullMarked
package io.causalgym.inference.simulation;

import org.jspecify.annotations.NullMarked;
