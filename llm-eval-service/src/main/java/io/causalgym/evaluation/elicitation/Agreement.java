package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.elicitation.Finals.Final;
import io.causalgym.evaluation.elicitation.reading.Reading;
import io.causalgym.evaluation.item.Answer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What several final answers say together: one answer if they are the same, none if not. Where the
/// last of them is none, what was said before it is taken back.
final class Agreement {
  private static final Final NOTHING = new Final(new Reading.Nothing(), ParseMethod.NONE, -1);

  private Agreement() {}

  static Final of(List<Final> finals) {
    List<Final> said =
        finals.stream()
            .filter(one -> !(one.reading() instanceof Reading.Nothing))
            .sorted(Comparator.comparingInt(Final::place))
            .toList();
    List<Final> found =
        said.stream()
            .filter(one -> one.reading() instanceof Reading.Found)
            .sorted(Comparator.comparing(Final::method))
            .toList();
    if (found.isEmpty() || said.getLast().reading() instanceof Reading.Wrong) {
      return said.isEmpty() ? NOTHING : said.getLast();
    }
    Set<Object> kinds = new HashSet<>();
    found.forEach(one -> kinds.add(kind(answer(one))));
    Set<Double> confidences = new HashSet<>();
    found.forEach(one -> confidence(answer(one)).ifPresent(confidences::add));
    int most = Math.max(kinds.size(), confidences.size());
    return most > 1
        ? new Final(
            Reading.wrong("there are " + most + " final answers that differ"), ParseMethod.NONE, -1)
        : found.stream()
            .filter(one -> confidence(answer(one)).isPresent())
            .findFirst()
            .orElse(found.getFirst());
  }

  private static Answer answer(Final one) {
    return one.reading() instanceof Reading.Found(Answer answer, boolean flagged)
        ? answer
        : new Answer.Cannot();
  }

  /// Equal where answers say the same: in any order of sets, with or without a confidence.
  private static Object kind(Answer answer) {
    return switch (answer) {
      case Answer.Choice(String option, var confidence) -> option;
      case Answer.Sets(var sets) -> Set.copyOf(sets);
      case Answer.Value value -> value;
      case Answer.Interval interval -> interval;
      case Answer.Edges edges -> edges;
      case Answer.Beliefs beliefs -> beliefs;
      case Answer.Cannot cannot -> cannot;
    };
  }

  private static Optional<Double> confidence(Answer answer) {
    return answer instanceof Answer.Choice choice
        ? Optional.ofNullable(choice.confidence())
        : Optional.empty();
  }
}
