package io.causalgym.standalone.demo;

import io.causalgym.contract.Bindings;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.TableDocument;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// P(outcome | do(treatments)) for every value of both, as the system answered.
///
/// @param formula the estimand as text
record Effect(Counts counts, TableDocument table, String formula) {

  /// Asks for the effect in a population that was counted.
  static Effect of(
      Questions questions, String graph, Counts counts, List<String> treatments, String outcome) {
    DoAnswer answer =
        questions.effect(
            new DoQuery(
                GraphDocument.text(graph),
                counts.distribution(),
                null,
                List.of(outcome),
                Bindings.names(treatments),
                null,
                null));
    return switch (answer) {
      case DoAnswer.Effect effect ->
          new Effect(
              counts,
              Objects.requireNonNull(effect.distribution(), "one intervention has one table"),
              Objects.requireNonNull(effect.estimand(), "numbers of a distribution have a formula")
                  .text());
      case DoAnswer.NotIdentified refused ->
          throw new IllegalStateException("not identified in " + graph + ": " + refused.reason());
    };
  }

  /// The probability of one cell, by the names of the states.
  double at(Map<String, String> values) {
    int index = 0;
    for (String variable : table.vars()) {
      List<String> known = counts.statesOf(variable);
      index = index * known.size() + known.indexOf(Objects.requireNonNull(values.get(variable)));
    }
    return table.p().get(index);
  }
}
