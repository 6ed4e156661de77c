/// Discrete Bayesian networks: a DAG whose nodes carry conditional probability tables.
///
/// Start at {@link io.causalgym.model.network.BayesianNetwork}.
@NullMarked
package io.causalgym.model.network;

import org.jspecify.annotations.NullMarked;
