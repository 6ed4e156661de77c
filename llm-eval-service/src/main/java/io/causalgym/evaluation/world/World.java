package io.causalgym.evaluation.world;

import io.causalgym.model.network.BayesianNetwork;
import java.util.List;

/// A small causal model with a cause and an effect in the middle of attention. Its numbers are
/// those that a prompt shows: nothing is hidden behind their last digit.
///
/// @param shape the kind of graph that it was drawn from, such as `confounding` or `random`
/// @param network over all variables, hidden ones too; the states of each are `0` and `1`, and the
///   names are plain, such as `V1`: what they are called in a prompt is a {@link Vocabulary}
/// @param hidden variables that nobody in the story can observe
/// @param treatment the cause
/// @param outcome the effect
/// @param control whether seeing and doing are the same here, on purpose
public record World(
    String shape,
    BayesianNetwork network,
    List<String> hidden,
    String treatment,
    String outcome,
    boolean control) {
  public World {
    hidden = List.copyOf(hidden);
  }

  /// The variables that can be observed, in the order of the network.
  public List<String> observed() {
    return network.names().stream().filter(name -> !hidden.contains(name)).toList();
  }
}
