package io.causalgym.evaluation.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// What somebody believes, in one of the forms of {@link AnswerForm}.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "answer")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answer.Value.class, name = "value"),
  @JsonSubTypes.Type(value = Answer.Choice.class, name = "choice"),
  @JsonSubTypes.Type(value = Answer.Sets.class, name = "sets"),
  @JsonSubTypes.Type(value = Answer.Interval.class, name = "interval"),
  @JsonSubTypes.Type(value = Answer.Edges.class, name = "edges"),
  @JsonSubTypes.Type(value = Answer.Beliefs.class, name = "beliefs"),
  @JsonSubTypes.Type(value = Answer.Cannot.class, name = "cannot")
})
public sealed interface Answer {

  /// A probability or another quantity; finite.
  record Value(double value) implements Answer {}

  /// @param confidence that the option is right, in [0, 1], where it was stated or measured
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Choice(String option, @Nullable Double confidence) implements Answer {}

  record Sets(List<SortedSet<String>> sets) implements Answer {
    public Sets {
      sets = List.copyOf(sets);
    }
  }

  record Interval(double low, double high) implements Answer {}

  /// Edges as `A -> B` or `A -- B`, the latter with the smaller name first.
  record Edges(SortedSet<String> edges) implements Answer {}

  /// In the order of the form's names.
  record Beliefs(List<Double> values) implements Answer {
    public Beliefs {
      values = List.copyOf(values);
    }
  }

  /// "It cannot be determined."
  record Cannot() implements Answer {}
}
