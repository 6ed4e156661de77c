package io.causalgym.inference.evaluation;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.NodeSet;
import io.causalgym.inference.identification.expression.Estimand;
import io.causalgym.inference.identification.expression.Expression;
import io.causalgym.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Evaluates a formula for all values of its free variables at once: every part becomes a table,
/// shared parts once, by ascending id and so without recursion; a sum of a product is done by
/// variable elimination. No table is larger than the distribution over the variables of the
/// formula.
///
/// A cell that conditions on probability 0 is undefined and stays so in sums, but not where it is
/// multiplied by exactly 0. That is right: every part of an identified formula is a probability in
/// each positive model, hence bounded, so that along positive models which approach this one the
/// product goes to 0; and every defined cell goes to its value here, as the true effect does.
final class ExpressionEvaluation {
  private final Estimand estimand;
  private final Scopes scopes;
  private final List<Expression> parts;
  private final Set<Expression> skipped;

  /// @param cards by variable of the estimand, 0 for those that the formula does not mention
  ExpressionEvaluation(Estimand estimand, int[] cards) {
    this.estimand = estimand;
    this.scopes = new Scopes(cards);
    this.parts = reachable(estimand.expression());
    this.skipped = onlySummed(parts, estimand.expression());
  }

  /// The variables that a formula mentions, bound or free.
  static NodeSet variables(Expression expression) {
    NodeSet.Builder all = new NodeSet.Builder(0);
    reachable(expression).forEach(part -> all.addAll(part.free()));
    return all.build();
  }

  /// The multiplications and additions that {@link #table} takes, at most {@link Long#MAX_VALUE}.
  ///
  /// @param distribution cells that the distribution has
  long work(long distribution) {
    long work = distribution;
    for (Expression part : parts) {
      if (!skipped.contains(part)) {
        work = Scopes.plus(work, workOf(part));
      }
    }
    return work;
  }

  /// The value of the formula for each value of its free variables.
  Table table(Table distribution, Deadline deadline) {
    Marginals marginals = new Marginals(estimand, distribution, variables(estimand.expression()));
    Map<Expression, Table> tables = new HashMap<>();
    for (Expression part : parts) {
      deadline.check();
      if (!skipped.contains(part)) {
        tables.put(part, evaluate(part, tables, marginals));
      }
    }
    return known(tables, estimand.expression());
  }

  private long workOf(Expression part) {
    return switch (part) {
      case Expression.Probability _, Expression.Quotient _ ->
          Scopes.times(2, scopes.cells(part.free()));
      case Expression.Product p -> Scopes.times(scopes.cells(p.free()), p.factors().size());
      case Expression.Sum s -> order(s).work();
      case Expression.One _ -> 1;
    };
  }

  private Table evaluate(Expression part, Map<Expression, Table> tables, Marginals marginals) {
    return switch (part) {
      case Expression.Probability p -> marginals.conditional(p.of(), p.given());
      case Expression.Product p -> product(p.factors(), tables);
      case Expression.Sum s -> sum(s, tables);
      case Expression.Quotient q ->
          known(tables, q.numerator()).dividedBy(known(tables, q.denominator()));
      case Expression.One _ -> Table.scalar(1);
    };
  }

  private static Table product(List<Expression> factors, Map<Expression, Table> tables) {
    Table product = Table.scalar(1);
    for (Expression factor : factors) {
      product = product.times(known(tables, factor));
    }
    return product;
  }

  private Table sum(Expression.Sum sum, Map<Expression, Table> tables) {
    List<Table> left = new ArrayList<>();
    factors(sum).forEach(factor -> left.add(known(tables, factor)));
    for (int variable : order(sum).variables()) {
      String name = estimand.names().get(variable);
      Table joined = Table.scalar(1);
      for (Table table : left) {
        joined = table.has(name) ? joined.times(table) : joined;
      }
      left.removeIf(table -> table.has(name));
      List<String> kept = new ArrayList<>(joined.names());
      kept.remove(name);
      left.add(joined.marginal(kept));
    }
    left.sort(Comparator.comparingInt(Table::size));
    Table product = Table.scalar(1);
    for (Table table : left) {
      product = product.times(table);
    }
    return product;
  }

  private EliminationOrder order(Expression.Sum sum) {
    return EliminationOrder.of(
        factors(sum).stream().map(Expression::free).toList(), sum.over(), scopes);
  }

  private static List<Expression> factors(Expression.Sum sum) {
    return sum.term() instanceof Expression.Product product
        ? product.factors()
        : List.of(sum.term());
  }

  private static Table known(Map<Expression, Table> tables, Expression part) {
    Table table = tables.get(part);
    if (table == null) {
      throw new AssertionError("parts are evaluated by ascending id");
    }
    return table;
  }

  /// All parts of a formula, by ascending id.
  private static List<Expression> reachable(Expression whole) {
    TreeSet<Expression> found = new TreeSet<>(Comparator.comparingInt(Expression::id));
    List<Expression> open = new ArrayList<>(List.of(whole));
    found.add(whole);
    while (!open.isEmpty()) {
      for (Expression part : open.removeLast().parts()) {
        if (found.add(part)) {
          open.add(part);
        }
      }
    }
    return List.copyOf(found);
  }

  /// The products that occur as terms of sums only, and so are never needed whole.
  private static Set<Expression> onlySummed(List<Expression> parts, Expression whole) {
    Set<Expression> terms = new HashSet<>();
    Set<Expression> others = new HashSet<>(Set.of(whole));
    for (Expression part : parts) {
      if (part instanceof Expression.Sum sum && sum.term() instanceof Expression.Product term) {
        terms.add(term);
      } else {
        others.addAll(part.parts());
      }
    }
    terms.removeAll(others);
    return terms;
  }
}
