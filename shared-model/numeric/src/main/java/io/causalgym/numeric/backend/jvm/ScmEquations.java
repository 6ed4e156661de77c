package io.causalgym.numeric.backend.jvm;

import io.causalgym.numeric.backend.ScmProgram;
import io.causalgym.numeric.backend.ScmProgram.Node;
import io.causalgym.numeric.backend.ScmProgram.Shape;
import io.causalgym.numeric.backend.ScmProgram.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A structural program as linear combinations of features: the nodes themselves, numbered alike,
/// and then each other shape of a node that some equation reads, so that a shape is computed once
/// however many equations read it.
final class ScmEquations {

  /// @param node whose values it shapes
  record Feature(int node, Shape shape) {}

  final ScmProgram program;
  final List<Feature> features = new ArrayList<>();

  /// For each node the feature of each of its terms.
  final int[][] reads;

  /// For each node its features other than the node itself.
  final List<List<Integer>> shaped = new ArrayList<>();

  ScmEquations(ScmProgram program) {
    this.program = program;
    this.reads = new int[nodes()][];
    for (int node = 0; node < nodes(); node++) {
      features.add(new Feature(node, Shape.IDENTITY));
      shaped.add(new ArrayList<>());
    }
    Map<Feature, Integer> numbers = new HashMap<>();
    for (int node = 0; node < nodes(); node++) {
      List<Term> terms = node(node).terms();
      reads[node] = new int[terms.size()];
      for (int term = 0; term < terms.size(); term++) {
        Feature feature = new Feature(terms.get(term).parent(), terms.get(term).shape());
        reads[node][term] =
            feature.shape() == Shape.IDENTITY
                ? feature.node()
                : numbers.computeIfAbsent(feature, this::add);
      }
    }
  }

  private int add(Feature feature) {
    shaped.get(feature.node()).add(features.size());
    features.add(feature);
    return features.size() - 1;
  }

  int nodes() {
    return program.nodes().size();
  }

  Node node(int node) {
    return program.nodes().get(node);
  }
}
