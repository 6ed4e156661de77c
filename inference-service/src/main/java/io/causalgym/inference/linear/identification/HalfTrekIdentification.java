package io.causalgym.inference.linear.identification;

import io.causalgym.graph.Edge;
import io.causalgym.graph.NodeSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What is known of the coefficients of a graph.
///
/// @param steps the nodes whose incoming coefficients are identified by the half-trek criterion, in
///   an order in which they can be solved for
/// @param verdict of the half-trek criterion on all coefficients together
/// @param coefficients by edge, in the graph's order
public record HalfTrekIdentification(
    List<Step> steps, Verdict verdict, SequencedMap<Edge, Identifiability> coefficients) {
  public HalfTrekIdentification {
    steps = List.copyOf(steps);
    coefficients = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(coefficients));
  }

  /// The coefficients into a node follow from the covariances with its half-trek set.
  ///
  /// @param halfTrekSet as many nodes as `node` has parents
  public record Step(int node, NodeSet halfTrekSet) {}

  /// On the whole parametrisation.
  public enum Verdict {
    /// Almost every covariance matrix of the graph has one parameter.
    IDENTIFIED,
    /// Almost every covariance matrix of the graph has infinitely many parameters.
    INFINITE_TO_ONE,
    /// The criterion does not decide.
    UNDECIDED
  }

  /// On one coefficient, for almost every covariance matrix of the graph.
  public enum Identifiability {
    /// A rational function of the covariances.
    IDENTIFIED,
    /// Finitely many values are possible; whether one, the half-trek criterion does not decide.
    FINITELY_MANY,
    /// Infinitely many values are possible.
    NOT_IDENTIFIABLE,
    /// The graph is too large for a decision.
    UNDECIDED
  }
}
