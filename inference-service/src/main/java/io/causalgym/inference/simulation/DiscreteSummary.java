package io.causalgym.inference.simulation;

import java.util.List;

/// How often states came up.
///
/// @param variables in the order asked for
/// @param joints in the order asked for
public record DiscreteSummary(long samples, List<Variable> variables, List<Joint> joints) {

  public DiscreteSummary {
    variables = List.copyOf(variables);
    joints = List.copyOf(joints);
  }

  /// @param counts in the order of `states`
  public record Variable(String name, List<String> states, List<Long> counts) {
    public Variable {
      states = List.copyOf(states);
      counts = List.copyOf(counts);
    }
  }

  /// @param counts row-major over `variables`, the last one fastest
  public record Joint(List<String> variables, List<Integer> cards, List<Long> counts) {
    public Joint {
      variables = List.copyOf(variables);
      cards = List.copyOf(cards);
      counts = List.copyOf(counts);
    }
  }
}
