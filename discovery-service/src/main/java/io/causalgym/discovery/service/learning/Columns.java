package io.causalgym.discovery.service.learning;

import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.dataset.ColumnSelection;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.discovery.search.DiscoveryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns that a question is about.
final class Columns {
  private Columns() {}

  /// @throws DiscoveryException for a name that is no column
  static List<Variable> chosen(DiscoveryQuery query, List<Variable> variables) {
    List<String> columns = query.columns();
    if (columns == null) {
      return variables;
    }
    Map<String, Variable> byName = new LinkedHashMap<>();
    variables.forEach(variable -> byName.put(variable.name(), variable));
    return columns.stream()
        .map(name -> {
          Variable variable = byName.get(name);
          if (variable == null) {
            throw new DiscoveryException(
                "columns", name, "the dataset has no column '" + name + "'; use one of its names");
          }
          return variable;
        })
        .toList();
  }

  static Sample chosen(DiscoveryQuery query, Sample sample) {
    List<String> columns = query.columns();
    return columns == null ? sample : new ColumnSelection(sample, columns);
  }

  /// @param field what asks for numbers, and what it is
  /// @throws DiscoveryException for a discrete column
  static void checkContinuous(List<Variable> variables, String field, String asks) {
    for (Variable variable : variables) {
      if (variable.isDiscrete()) {
        throw new DiscoveryException(
            field,
            asks,
            "'"
                + variable.name()
                + "' is discrete, and "
                + asks
                + " needs numbers on a scale; leave the column out, or store the dataset with"
                + " ?continuous="
                + variable.name());
      }
    }
  }
}
