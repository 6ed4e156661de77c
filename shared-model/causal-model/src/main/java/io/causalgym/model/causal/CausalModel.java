package io.causalgym.model.causal;

import io.causalgym.graph.MixedGraph;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.scm.DiscreteScm;
import java.util.List;

/// A model of any kind.
public sealed interface CausalModel {

  /// Conditional probability tables: observations and interventions, no counterfactuals.
  record Network(BayesianNetwork network) implements CausalModel {}

  /// Functions over discrete variables.
  record Discrete(DiscreteScm scm) implements CausalModel {}

  /// Linear equations with normal errors.
  record Linear(LinearModel linear) implements CausalModel {}

  /// Formulas.
  record Equations(EquationModel equations) implements CausalModel {}

  /// Its causal graph.
  default MixedGraph graph() {
    return switch (this) {
      case Network(BayesianNetwork network) -> network.graph();
      case Discrete(DiscreteScm scm) -> scm.graph();
      case Linear(LinearModel linear) -> linear.graph();
      case Equations(EquationModel equations) -> equations.graph();
    };
  }

  /// The names of its variables, latent ones included, in their order.
  default List<String> names() {
    return switch (this) {
      case Network(BayesianNetwork network) -> network.names();
      case Discrete(DiscreteScm scm) -> scm.names();
      case Linear(LinearModel linear) -> linear.names();
      case Equations(EquationModel equations) -> equations.names();
    };
  }
}
