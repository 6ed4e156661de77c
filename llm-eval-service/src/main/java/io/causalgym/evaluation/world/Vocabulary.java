package io.causalgym.evaluation.world;

import io.causalgym.evaluation.item.Skin;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The words for the variables of one world.
///
/// @param words by the plain names of the variables
public record Vocabulary(Skin skin, Map<String, Word> words) {
  public Vocabulary {
    words = Map.copyOf(words);
  }

  /// The word for a variable.
  ///
  /// @throws IllegalArgumentException if there is none
  public Word word(String variable) {
    Word word = words.get(variable);
    if (word == null) {
      throw new IllegalArgumentException("there is no word for the variable '" + variable + "'");
    }
    return word;
  }

  /// What a variable is called.
  public String name(String variable) {
    return word(variable).name();
  }

  /// What variables are called, in their order.
  public List<String> names(Collection<String> variables) {
    return variables.stream().map(this::name).toList();
  }

  /// A set of variables by what they are called.
  public SortedSet<String> set(Collection<String> variables) {
    return new TreeSet<>(names(variables));
  }
}
