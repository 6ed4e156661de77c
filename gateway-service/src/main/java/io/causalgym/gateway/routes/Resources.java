package io.causalgym.gateway.routes;

/// What is stored, listed or followed, each with its own ways.
///
/// @param graphs stores and returns graphs
/// @param simulations simulates models
/// @param environments the library of worlds
/// @param datasets receives and shows data
/// @param jobs starts and shows long work
/// @param relationships found and asserted
/// @param evaluations of language models
/// @param referenceModels that models are measured against
public record Resources(
    StoredGraphs graphs,
    Simulations simulations,
    Environments environments,
    Datasets datasets,
    Jobs jobs,
    Relationships relationships,
    Evaluations evaluations,
    ReferenceModels referenceModels) {}
