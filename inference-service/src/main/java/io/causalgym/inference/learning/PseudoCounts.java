package io.causalgym.inference.learning;

import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A prior laid out as the tables are.
final class PseudoCounts {
  private PseudoCounts() {}

  /// The pseudo counts by family and cell.
  ///
  /// @throws ModelException if a table is not that of a family
  static double[][] of(Prior prior, Structure structure) {
    double[][] cells = structure.zeros();
    for (Family family : structure.families) {
      double[] own = cells[family.variable];
      switch (prior) {
        case Prior.Pseudocount(double each) -> Arrays.fill(own, each);
        case Prior.BDeu(double size) -> Arrays.fill(own, size / family.cells);
        case Prior.Counts(Map<String, Table> counts) -> {
          Table given = counts.get(structure.names.get(family.variable));
          if (given != null) {
            System.arraycopy(aligned(given, family, structure), 0, own, 0, own.length);
          }
        }
      }
    }
    return cells;
  }

  private static double[] aligned(Table given, Family family, Structure structure) {
    String name = structure.names.get(family.variable);
    List<String> scope = Arrays.stream(family.scope).mapToObj(structure.names::get).toList();
    boolean fits = given.names().size() == scope.size() && given.names().containsAll(scope);
    for (int axis = 0; fits && axis < scope.size(); axis++) {
      fits = given.card(scope.get(axis)) == structure.cards[family.scope[axis]];
    }
    if (!fits) {
      throw new ModelException(
          "prior.counts." + name,
          given.names().toString(),
          "the pseudo counts of '"
              + name
              + "' are over "
              + given.names()
              + "; give them over "
              + scope
              + " with the states of these columns");
    }
    return given.marginal(scope).values();
  }
}
