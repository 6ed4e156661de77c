package io.causalgym.evaluation.question;

import io.causalgym.graph.MixedGraph;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.scm.DiscreteScm;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// A claim that a question's truth rests on, for the inference service to confirm. Variables are
/// named plainly, as in the world; states are 0 and 1.
public sealed interface Check {

  /// P(variable = state | evidence, do(intervention)) of a network.
  record Probability(
      BayesianNetwork network,
      String variable,
      int state,
      Map<String, Integer> evidence,
      Map<String, Integer> intervention,
      double expected)
      implements Check {}

  /// P(variable = state | do(intervention)) from a graph with hidden variables and the distribution
  /// of the observed ones: the formula of identification, in numbers.
  ///
  /// @param hidden variables of the network that are not observed
  record Identified(
      BayesianNetwork network,
      List<String> hidden,
      String variable,
      int state,
      Map<String, Integer> intervention,
      double expected)
      implements Check {}

  /// Whether P(outcome | do(treatment)) follows from the graph (with hidden variables as latent
  /// nodes or bidirected edges) and the distribution of its observed variables.
  record Identifiable(MixedGraph graph, String treatment, String outcome, boolean expected)
      implements Check {}

  /// Whether `a` and `b` are m-separated by `given`.
  record Separated(
      MixedGraph graph, List<String> a, List<String> b, List<String> given, boolean expected)
      implements Check {}

  /// Whether a directed path leads from one variable to another.
  ///
  /// @param directly whether only a path of one edge counts
  record Causes(MixedGraph graph, String from, String to, boolean directly, boolean expected)
      implements Check {}

  /// Whether `set` is valid for adjustment.
  record Adjustment(
      MixedGraph graph, String treatment, String outcome, List<String> set, boolean expected)
      implements Check {}

  /// All minimal adjustment sets.
  record MinimalAdjustments(
      MixedGraph graph, String treatment, String outcome, List<SortedSet<String>> expected)
      implements Check {}

  /// A natural direct or indirect effect on P(outcome = 1) of setting the treatment from 0 to 1.
  ///
  /// @param direct whether it is the direct one
  record NaturalEffect(
      BayesianNetwork network,
      String treatment,
      String outcome,
      List<String> mediators,
      boolean direct,
      double expected)
      implements Check {}

  /// P(outcome = state in the world where `intervention` is made | evidence in the world as it is).
  record Counterfactual(
      DiscreteScm model,
      Map<String, Integer> intervention,
      String outcome,
      int state,
      Map<String, Integer> evidence,
      double expected)
      implements Check {}

  /// The interval in which P(outcome = state | do(intervention)) lies, given the distribution of
  /// the observed variables of a network.
  record Bounds(
      BayesianNetwork network,
      List<String> hidden,
      String outcome,
      int state,
      Map<String, Integer> intervention,
      double low,
      double high)
      implements Check {}
}
