package io.causalgym.mapping;

import io.causalgym.contract.Assignment;
import io.causalgym.contract.Level;
import io.causalgym.contract.Levels;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.State;
import io.causalgym.model.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds the states that a request names, by index or label, in what a model calls its states.
public final class States {
  private static final int SHOWN = 12;

  private final String source;
  private final Function<String, @Nullable List<String>> labels;
  private final boolean labelled;

  private States(String source, Function<String, @Nullable List<String>> labels, boolean labelled) {
    this.source = source;
    this.labels = labels;
    this.labelled = labelled;
  }

  /// The states of a model.
  ///
  /// @param labels the labels of a variable's states in order, or null where there is no such
  ///   variable
  public static States of(Function<String, @Nullable List<String>> labels) {
    return new States("model", labels, true);
  }

  /// The states of a distribution, which have indices only.
  static States of(Table table) {
    return new States(
        "distribution",
        name ->
            table.has(name)
                ? IntStream.range(0, table.card(name)).mapToObj(Integer::toString).toList()
                : null,
        false);
  }

  /// State indices by variable, in the order written.
  ///
  /// @param field where the assignment stands in the request
  /// @throws ProblemException if a variable or a state is not there
  public SequencedMap<String, Integer> indices(String field, Assignment assignment) {
    SequencedMap<String, Integer> indices = new LinkedHashMap<>();
    assignment
        .states()
        .forEach((name, state) -> indices.put(name, index(field + "." + name, name, state)));
    return indices;
  }

  /// State indices by variable, where none of the values is counterfactual.
  public SequencedMap<String, Integer> indices(String field, Levels levels) {
    SequencedMap<String, Integer> indices = new LinkedHashMap<>();
    levels
        .values()
        .forEach((name, level) -> indices.put(name, index(field + "." + name, name, level)));
    return indices;
  }

  /// The index of one state.
  public int index(String field, String name, State state) {
    return switch (state) {
      case State.Index(int index) -> checked(field, name, index);
      case State.Label(String label) -> labelled(field, name, label);
    };
  }

  /// The index of one state, given as a number or a label.
  public int index(String field, String name, Level level) {
    return switch (level) {
      case Level.Label(String label) -> labelled(field, name, label);
      case Level.Quantity(double value) -> {
        if (value != Math.rint(value)) {
          throw bad(field, name, value, "is no state");
        }
        yield checked(field, name, value);
      }
      case Level.Counterfactual _ ->
          throw new ProblemException(
              Problem.of(
                  ProblemType.INVALID_VALUE,
                  "'" + name + "' has a counterfactual value here; give a state",
                  field,
                  null));
    };
  }

  /// The labels of a variable's states.
  ///
  /// @throws ProblemException if there is no such variable
  public List<String> labels(String field, String name) {
    List<String> known = labels.apply(name);
    if (known == null) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_VALUE,
              "the " + source + " has no variable '" + name + "'; use one of its names",
              field,
              name));
    }
    return known;
  }

  private int checked(String field, String name, double index) {
    if (index < 0 || index >= labels(field, name).size()) {
      throw bad(field, name, (long) index, "is no state");
    }
    return (int) index;
  }

  private int labelled(String field, String name, String label) {
    List<String> known = labels(field, name);
    if (!labelled) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_VALUE,
              "'"
                  + label
                  + "' is a label, and a distribution has state indices only; use 0 to "
                  + (known.size() - 1),
              field,
              label));
    }
    int index = known.indexOf(label);
    if (index < 0) {
      throw bad(field, name, label, "is no label of a state");
    }
    return index;
  }

  private ProblemException bad(String field, String name, Object value, String what) {
    List<String> known = labels(field, name);
    String shown = known.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return new ProblemException(
        Problem.of(
            ProblemType.INVALID_VALUE,
            value
                + " "
                + what
                + " of '"
                + name
                + "'; use 0 to "
                + (known.size() - 1)
                + (labelled ? ", or a label: " + shown : "")
                + (labelled && known.size() > SHOWN ? ", ..." : ""),
            field,
            value));
  }
}
