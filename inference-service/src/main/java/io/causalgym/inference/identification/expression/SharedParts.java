package io.causalgym.inference.identification.expression;

import io.causalgym.graph.NodeSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedMap;

/// Turns a graph of shared parts into trees with references; linear in the graph, without
/// recursion.
final class SharedParts {

  // A probability is worth a name of its own from this length on: below, a reference saves nothing
  // that a reader would not rather see.
  private static final int WORTH_A_NAME = 40;

  // Trees are cut into definitions at this height, so that whoever reads them may recurse.
  private static final int HIGHEST = 12;

  private final Estimand estimand;
  private final Map<Expression, Integer> uses = new HashMap<>();
  private final Map<Expression, ExpressionTree> inline = new HashMap<>();
  private final Map<Expression, Integer> heights = new HashMap<>();
  private final SequencedMap<String, ExpressionTree> definitions = new LinkedHashMap<>();

  private SharedParts(Estimand estimand) {
    this.estimand = estimand;
  }

  static WrittenEstimand write(Estimand estimand) {
    SharedParts parts = new SharedParts(estimand);
    List<Expression> ascending = parts.reachable();
    for (Expression part : ascending) {
      parts.place(part, part == estimand.expression());
    }
    ExpressionTree whole = parts.inlined(estimand.expression());
    return new WrittenEstimand(whole, parts.definitions);
  }

  /// All parts by ascending id, uses counted.
  private List<Expression> reachable() {
    PriorityQueue<Expression> open = new PriorityQueue<>((a, b) -> Integer.compare(b.id(), a.id()));
    open.add(estimand.expression());
    uses.put(estimand.expression(), 1);
    java.util.ArrayDeque<Expression> ascending = new java.util.ArrayDeque<>();
    for (Expression part = open.poll(); part != null; part = open.poll()) {
      ascending.addFirst(part);
      for (Expression child : part.parts()) {
        if (uses.merge(child, 1, Integer::sum) == 1) {
          open.add(child);
        }
      }
    }
    return List.copyOf(ascending);
  }

  private void place(Expression part, boolean whole) {
    ExpressionTree tree = tree(part);
    int height = 1;
    for (Expression child : part.parts()) {
      height = Math.max(height, 1 + heights.getOrDefault(child, 0));
    }
    boolean shared = uses.getOrDefault(part, 0) > 1 && worthAName(part);
    if (!whole && (shared || height >= HIGHEST)) {
      String id = Integer.toString(definitions.size() + 1);
      definitions.put(id, tree);
      inline.put(part, new ExpressionTree.Ref(id));
    } else {
      inline.put(part, tree);
      heights.put(part, height);
    }
  }

  private boolean worthAName(Expression part) {
    return switch (part) {
      case Expression.Probability p -> length(p.free()) >= WORTH_A_NAME;
      case Expression.One _ -> false;
      case Expression.Product _, Expression.Sum _, Expression.Quotient _ -> true;
    };
  }

  private int length(NodeSet variables) {
    int length = 0;
    for (String name : estimand.named(variables)) {
      length += name.length() + 2;
    }
    return length;
  }

  private ExpressionTree tree(Expression part) {
    return switch (part) {
      case Expression.Probability p ->
          new ExpressionTree.Probability(estimand.named(p.of()), estimand.named(p.given()));
      case Expression.Product p ->
          new ExpressionTree.Product(p.factors().stream().map(this::inlined).toList());
      case Expression.Sum s -> new ExpressionTree.Sum(estimand.named(s.over()), inlined(s.term()));
      case Expression.Quotient q ->
          new ExpressionTree.Quotient(inlined(q.numerator()), inlined(q.denominator()));
      case Expression.One _ -> new ExpressionTree.One();
    };
  }

  private ExpressionTree inlined(Expression part) {
    ExpressionTree tree = inline.get(part);
    if (tree == null) {
      throw new AssertionError("parts are placed by ascending id");
    }
    return tree;
  }
}
