package io.causalgym.evaluation.question.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws wordings.
public final class Wording {
  private Wording() {}

  /// One of several forms, which a number of `%s` are then put into.
  public static String pick(RandomGenerator wording, List<String> forms) {
    return forms.get(wording.nextInt(forms.size()));
  }

  /// The same in another order.
  public static <T> List<T> shuffled(RandomGenerator wording, List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    for (int k = shuffled.size() - 1; k > 0; k--) {
      int other = wording.nextInt(k + 1);
      T swapped = shuffled.get(k);
      shuffled.set(k, shuffled.get(other));
      shuffled.set(other, swapped);
    }
    return shuffled;
  }

  /// `a`, `a and b`, `a, b and c`.
  public static String list(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /// With a capital letter.
  public static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
