/// Learning the numbers of a Bayesian network whose graph is known: maximum likelihood, Dirichlet
/// priors, and EM where values are missing; and the columns of states that it is learned from.
///
/// Start at {@link io.causalgym.inference.learning.ParameterLearner}.
@NullMarked
package io.causalgym.inference.learning;

import org.jspecify.annotations.NullMarked;
