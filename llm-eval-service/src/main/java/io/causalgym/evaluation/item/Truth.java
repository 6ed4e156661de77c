package io.causalgym.evaluation.item;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/// What is right.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "truth")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Truth.Exact.class, name = "exact"),
  @JsonSubTypes.Type(value = Truth.AnySet.class, name = "any-set"),
  @JsonSubTypes.Type(value = Truth.AllSets.class, name = "all-sets"),
  @JsonSubTypes.Type(value = Truth.Action.class, name = "action")
})
public sealed interface Truth {

  /// One answer: a number, a choice, an interval, edges, beliefs, or that there is none.
  record Exact(Answer answer) implements Truth {}

  /// Any of the valid sets is right.
  ///
  /// @param valid all of them; empty if no set is, in which case {@link Answer.Cannot} is right
  /// @param minimal those of which no proper subset is valid
  record AnySet(List<SortedSet<String>> valid, List<SortedSet<String>> minimal) implements Truth {
    public AnySet {
      valid = List.copyOf(valid);
      minimal = List.copyOf(minimal);
    }
  }

  /// Each of these sets, and no other, is asked for.
  record AllSets(List<SortedSet<String>> sets) implements Truth {
    public AllSets {
      sets = List.copyOf(sets);
    }
  }

  /// The best of several actions.
  ///
  /// @param value the expected outcome of each option; what a choice loses is its regret
  record Action(String best, SortedMap<String, Double> value) implements Truth {}
}
