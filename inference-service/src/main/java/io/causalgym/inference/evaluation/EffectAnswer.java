package io.causalgym.inference.evaluation;

import io.causalgym.model.Table;
import java.util.List;

/// An effect in numbers.
///
/// @param table over the variables that are intervened on, given, and outcomes, in the order asked,
///   without those that were given one state; each block of outcomes sums to 1; `NaN` where
///   undefined
/// @param undefined the cells of `table` that have no value, and why, in order
public record EffectAnswer(Table table, List<Undefined> undefined) {
  public EffectAnswer {
    undefined = List.copyOf(undefined);
  }
}
