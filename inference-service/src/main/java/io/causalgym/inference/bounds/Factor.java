package io.causalgym.inference.bounds;

import io.causalgym.graph.NodeSet;
import io.causalgym.model.Table;

/// A c-factor in numbers: `Q[nodes](nodes | parents) = P(nodes | do(parents))`, with the parents
/// outside `nodes`. Source: Tian and Pearl 2002 (`tian2002general`), section 3.
///
/// @param table over the names of `nodes` and of `outside`; `NaN` where the data say nothing
/// @param outside the parents that are not in `nodes`
/// @param implied whether it is a sum over a factor around it, and so says nothing new
record Factor(NodeSet nodes, NodeSet outside, Table table, boolean implied) {

  /// Whether every cell is known.
  boolean complete() {
    for (int cell = 0; cell < table.size(); cell++) {
      if (Double.isNaN(table.value(cell))) {
        return false;
      }
    }
    return true;
  }
}
