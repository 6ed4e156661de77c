package io.causalgym.inference.simulation;

import io.causalgym.numeric.backend.ScmProgram;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A model as a kernel reads it: first one node for each noise, so that noise `j` comes from stream
/// `j` as it does for samplers, then the variables, with sums on the way to them.
///
/// @param nodes in topological order
/// @param places of the variables among them, by name
/// @param guarded variables whose values must be finite, asked for or not
record KernelProgram(
    List<ScmProgram.Node> nodes, Map<String, Integer> places, List<String> guarded) {

  KernelProgram {
    nodes = List.copyOf(nodes);
    places = Map.copyOf(places);
    guarded = List.copyOf(guarded);
  }

  /// Columns that a kernel keeps for a block of samples: nodes, and shapes of nodes.
  int columns() {
    Set<ScmProgram.Term> shaped = new HashSet<>();
    for (ScmProgram.Node node : nodes) {
      for (ScmProgram.Term term : node.terms()) {
        if (term.shape() != ScmProgram.Shape.IDENTITY) {
          shaped.add(new ScmProgram.Term(term.parent(), term.shape(), 1));
        }
      }
    }
    return nodes.size() + shaped.size();
  }

  int place(String variable) {
    Integer place = places.get(variable);
    if (place == null) {
      throw new IllegalArgumentException("'" + variable + "' is not in the program");
    }
    return place;
  }

  /// With the moments of some variables first, and then of the others that are guarded.
  ScmProgram asked(List<String> variables) {
    Set<String> outcomes = new LinkedHashSet<>(variables);
    outcomes.addAll(guarded);
    return new ScmProgram(nodes, outcomes.stream().mapToInt(this::place).toArray());
  }

  /// A number for each intervention and node: the value that is set, or `NaN`.
  double[] values(List<Map<String, Double>> interventions) {
    double[] values = new double[interventions.size() * nodes.size()];
    Arrays.fill(values, Double.NaN);
    int row = 0;
    for (Map<String, Double> intervention : interventions) {
      int start = row;
      intervention.forEach((variable, value) -> values[start + place(variable)] = value);
      row += nodes.size();
    }
    return values;
  }
}
