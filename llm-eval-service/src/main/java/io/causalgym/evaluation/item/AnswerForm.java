package io.causalgym.evaluation.item;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What an answer must look like. Names are those that the prompt shows.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AnswerForm.Probability.class, name = "probability"),
  @JsonSubTypes.Type(value = AnswerForm.Quantity.class, name = "quantity"),
  @JsonSubTypes.Type(value = AnswerForm.Choice.class, name = "choice"),
  @JsonSubTypes.Type(value = AnswerForm.Sets.class, name = "sets"),
  @JsonSubTypes.Type(value = AnswerForm.Interval.class, name = "interval"),
  @JsonSubTypes.Type(value = AnswerForm.Edges.class, name = "edges"),
  @JsonSubTypes.Type(value = AnswerForm.Beliefs.class, name = "beliefs")
})
public sealed interface AnswerForm {

  /// A number in [0, 1].
  record Probability() implements AnswerForm {}

  /// A number from `low` to `high`, such as a risk difference.
  record Quantity(double low, double high) implements AnswerForm {}

  /// One of the options, with a confidence in [0, 1] where the model states one.
  record Choice(List<String> options) implements AnswerForm {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /// Sets of the candidates; the empty set is one.
  ///
  /// @param many whether a list of sets is asked for, and not one set
  record Sets(List<String> candidates, boolean many) implements AnswerForm {
    public Sets {
      candidates = List.copyOf(candidates);
    }
  }

  /// Two numbers from `low` to `high`, the smaller first.
  record Interval(double low, double high) implements AnswerForm {}

  /// Edges among the nodes, written `A -> B` or `A -- B`.
  record Edges(List<String> nodes) implements AnswerForm {
    public Edges {
      nodes = List.copyOf(nodes);
    }
  }

  /// A probability for each of the names, in their order.
  record Beliefs(List<String> names) implements AnswerForm {
    public Beliefs {
      names = List.copyOf(names);
    }
  }
}
