package io.causalgym.gateway.routes;

/// What is stored, listed or followed, each with its own ways.
///
/// @param graphs stores and returns graphs
/// @param simulations simulates models
/// @param environments the library of worlds
/// @param datasets receives and shows data
/// @param jobs starts and shows long work
/// @param relationships found and asserted
public record Resources(
    StoredGraphs graphs,
    Simulations simulations,
    Environments environments,
    Datasets datasets,
    Jobs jobs,
    Relationships relationships) {}
