package io.causalgym.inference.identification;

import io.causalgym.inference.identification.expression.ExpressionTree;
import io.causalgym.inference.identification.expression.WrittenEstimand;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Evaluates a written formula by its definition, with nested loops over all values of each sum.
public final class NaiveEvaluation {
  private final WrittenEstimand written;
  private final Table joint;
  private final Map<List<String>, Table> marginals = new HashMap<>();

  public NaiveEvaluation(WrittenEstimand written, Table joint) {
    this.written = written;
    this.joint = joint;
  }

  public double value(Map<String, Integer> values) {
    return value(written.expression(), values);
  }

  private double value(ExpressionTree tree, Map<String, Integer> values) {
    return switch (tree) {
      case ExpressionTree.Probability p -> {
        List<String> all = new ArrayList<>(p.of());
        all.addAll(p.given());
        yield probability(all, values) / probability(p.given(), values);
      }
      case ExpressionTree.Product p -> {
        double product = 1;
        for (ExpressionTree factor : p.factors()) {
          product *= value(factor, values);
        }
        yield product;
      }
      case ExpressionTree.Sum s -> sum(s, 0, values);
      case ExpressionTree.Quotient q ->
          value(q.numerator(), values) / value(q.denominator(), values);
      case ExpressionTree.One _ -> 1;
      case ExpressionTree.Ref r -> value(definition(r.id()), values);
    };
  }

  private double sum(ExpressionTree.Sum sum, int at, Map<String, Integer> values) {
    if (at == sum.over().size()) {
      return value(sum.term(), values);
    }
    double total = 0;
    Map<String, Integer> inside = new HashMap<>(values);
    for (int state = 0; state < joint.card(sum.over().get(at)); state++) {
      inside.put(sum.over().get(at), state);
      total += sum(sum, at + 1, inside);
    }
    return total;
  }

  private ExpressionTree definition(String id) {
    ExpressionTree tree = written.definitions().get(id);
    if (tree == null) {
      throw new AssertionError("no definition " + id);
    }
    return tree;
  }

  private double probability(List<String> names, Map<String, Integer> values) {
    Table marginal = marginals.computeIfAbsent(names, joint::marginal);
    Map<String, Integer> cell = new HashMap<>();
    names.forEach(name -> cell.put(name, values.getOrDefault(name, 0)));
    return marginal.slice(cell).value(0);
  }
}
