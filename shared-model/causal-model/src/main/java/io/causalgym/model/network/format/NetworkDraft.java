package io.causalgym.model.network.format;

import io.causalgym.graph.GraphException;
import io.causalgym.graph.text.TextPosition;
import io.causalgym.model.ModelException;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import io.causalgym.model.network.RowSums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A network while its text is read: what is wrong is found here, where the place in the text is
/// still known.
final class NetworkDraft {
  private final String text;
  private final RowSums rowSums;
  private final List<DraftVariable> variables = new ArrayList<>();
  private final Map<String, DraftVariable> byName = new HashMap<>();
  private long cells;

  NetworkDraft(String text, RowSums rowSums) {
    this.text = text;
    this.rowSums = rowSums;
  }

  /// Declares a variable whose name was read from `offset`.
  void declare(int offset, String name, StateLabels states) {
    if (!TextPosition.fits(name)) {
      throw error(offset, TextPosition.nameProblem(name));
    }
    if (states.size() == 0) {
      throw error(offset, TextPosition.shown(name) + " has no states; list at least one");
    }
    if (variables.size() == NetworkBuilder.MOST_VARIABLES) {
      throw error(
          offset,
          "the network has more than "
              + NetworkBuilder.MOST_VARIABLES
              + " variables; leave some out");
    }
    DraftVariable variable = new DraftVariable(name, states, offset);
    if (byName.putIfAbsent(name, variable) != null) {
      throw error(offset, "the variable " + TextPosition.shown(name) + " is there twice; keep one");
    }
    variables.add(variable);
  }

  int size() {
    return variables.size();
  }

  DraftVariable variable(int index) {
    return variables.get(index);
  }

  /// The variable that a name read from `offset` refers to.
  DraftVariable declared(int offset, String name) {
    DraftVariable variable = byName.get(name);
    if (variable == null) {
      throw error(
          offset, "the variable " + TextPosition.shown(name) + " is not declared; declare it");
    }
    return variable;
  }

  /// Opens the table of `child`, to be filled row by row.
  ///
  /// @param offset where it starts, for errors
  /// @param fallback whether one row may stand for many, so that a short text can hold a long table
  DraftTable table(int offset, DraftVariable child, List<DraftVariable> parents, boolean fallback) {
    if (child.table() != null) {
      throw error(
          offset, TextPosition.shown(child.name()) + " has two probability tables; keep one");
    }
    checkParents(offset, child, parents);
    long size = child.card();
    for (DraftVariable parent : parents) {
      size *= parent.card();
      checkSize(offset, child, size);
    }
    cells += size;
    checkSize(offset, child, cells);
    // A number takes a digit and a separator; the last one may end with the text.
    if (!fallback && 2 * size - 1 > text.length() - offset) {
      throw error(
          offset,
          "the table of "
              + TextPosition.shown(child.name())
              + " needs "
              + size
              + " numbers, more than the rest of the text can hold; give one for each");
    }
    DraftTable table = new DraftTable(text, rowSums, child, parents, (int) size);
    child.give(table);
    return table;
  }

  private void checkParents(int offset, DraftVariable child, List<DraftVariable> parents) {
    Set<DraftVariable> seen = new HashSet<>();
    for (DraftVariable parent : parents) {
      if (parent == child || !seen.add(parent)) {
        throw error(
            offset,
            parent == child
                ? TextPosition.shown(child.name()) + " is its own parent; remove it"
                : TextPosition.shown(child.name())
                    + " has the parent "
                    + TextPosition.shown(parent.name())
                    + " twice; keep one");
      }
    }
  }

  private void checkSize(int offset, DraftVariable child, long size) {
    if (size > NetworkBuilder.MOST_CELLS) {
      throw error(
          offset,
          "with the table of "
              + TextPosition.shown(child.name())
              + " the tables have more than "
              + NetworkBuilder.MOST_CELLS
              + " numbers; use fewer parents or states");
    }
  }

  BayesianNetwork build() {
    if (variables.isEmpty()) {
      throw error(text.length(), "the network has no variables; declare at least one");
    }
    NetworkBuilder builder = BayesianNetwork.builder().rowSums(rowSums);
    for (DraftVariable variable : variables) {
      DraftTable table = variable.table();
      if (table == null) {
        throw error(
            variable.offset(),
            TextPosition.shown(variable.name()) + " has no probability table; give one");
      }
      builder.variable(variable.name(), variable.states().list());
      builder.table(
          variable.name(),
          table.parents().stream().map(DraftVariable::name).toList(),
          table.values());
    }
    try {
      return builder.build();
    } catch (ModelException cycle) {
      throw error(placeOf(cycle), String.valueOf(cycle.getMessage()));
    }
  }

  /// Everything but a cycle was refused before, and the value of that one starts with a name.
  private int placeOf(ModelException cycle) {
    String[] names = cycle.value().split(" -> ", 2);
    DraftVariable first = byName.get(names[0]);
    return first == null ? 0 : first.offset();
  }

  private GraphException error(int offset, String message) {
    return TextPosition.bad(text, Math.min(offset, text.length()), message);
  }
}
