package io.causalgym.inference.exact;

import io.causalgym.model.ModelException;
import io.causalgym.model.Table;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Soft interventions: a mechanism that takes the place of a variable's own.
final class Replacement {
  private Replacement() {}

  /// The network with its replaced mechanisms.
  ///
  /// @throws ModelException if a table is not a mechanism of its variable
  static CompiledNetwork in(CompiledNetwork network, Conditions conditions) {
    if (conditions.replaced().isEmpty()) {
      return network;
    }
    int[][] families = network.families.clone();
    double[][] tables = network.tables.clone();
    conditions
        .replaced()
        .forEach((name, table) -> {
          String field = "replaced." + name;
          int variable = network.source.find(name);
          if (variable < 0) {
            throw new ModelException(
                field, name, "the network has no variable '" + name + "'; use one of its names");
          }
          if (conditions.intervention().containsKey(name)) {
            throw new ModelException(
                field, name, "'" + name + "' is set and replaced at once; leave one");
          }
          Table ordered = ordered(field, network, variable, table);
          families[variable] =
              ordered.names().stream().mapToInt(network.source::variable).toArray();
          tables[variable] = ordered.values();
        });
    return network.with(families, tables);
  }

  private static Table ordered(String field, CompiledNetwork network, int variable, Table table) {
    BayesianNetwork source = network.source;
    String name = source.name(variable);
    List<String> parents = new ArrayList<>(table.names());
    if (!parents.remove(name)) {
      throw new ModelException(
          field, name, "the table that replaces '" + name + "' is not over it; add it");
    }
    for (String parent : parents) {
      int axis = source.find(parent);
      if (Arrays.stream(network.families[variable]).noneMatch(member -> member == axis)) {
        throw new ModelException(
            field,
            parent,
            "'" + parent + "' is no parent of '" + name + "'; use its parents or none");
      }
    }
    parents.add(name);
    checkCards(field, network, name, table);
    Table ordered = table.marginal(parents);
    checkRows(field, name, ordered, source.card(variable));
    return ordered;
  }

  private static void checkCards(String field, CompiledNetwork network, String name, Table table) {
    BayesianNetwork source = network.source;
    for (String member : table.names()) {
      if (table.card(member) != source.card(source.variable(member))) {
        throw new ModelException(
            field,
            Integer.toString(table.card(member)),
            "'"
                + member
                + "' has "
                + source.card(source.variable(member))
                + " states, and "
                + table.card(member)
                + " in the table that replaces '"
                + name
                + "'; they must agree");
      }
    }
  }

  private static void checkRows(String field, String name, Table table, int card) {
    for (int start = 0; start < table.size(); start += card) {
      double sum = 0;
      for (int cell = start; cell < start + card; cell++) {
        sum += table.value(cell);
      }
      if (!(Math.abs(sum - 1) <= BayesianNetwork.TOLERANCE)) {
        throw new ModelException(
            field,
            Double.toString(sum),
            "row "
                + start / card
                + " of the table that replaces '"
                + name
                + "' sums to "
                + sum
                + "; it must sum to 1");
      }
    }
  }
}
