package io.causalgym.evaluation.run.single;

import io.causalgym.contract.ModelDocument;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A question with what is true about it.
///
/// @param outcome the variable that is asked about
/// @param event such as `P(Y=1 | do(X=1))`
/// @param text as a model sees it, without how to answer
/// @param drawn the world where there was none
record SingleQuestion(
    String outcome, String event, String text, Readings readings, Optional<World> drawn) {

  /// @param hidden variables that nobody observes
  record World(ModelDocument model, List<String> hidden, long seed) {
    World {
      hidden = List.copyOf(hidden);
    }
  }

  /// The question's last line.
  static String asking(String cause, String state, String outcome, String asked) {
    return "An intervention sets "
        + cause
        + "="
        + state
        + ", whatever the usual causes are. How probable is "
        + outcome
        + "="
        + asked
        + "?";
  }

  static String event(String cause, String state, String outcome, String asked) {
    return "P(" + outcome + "=" + asked + " | do(" + cause + "=" + state + "))";
  }

  /// As items of suites are put and read.
  Item item() {
    return new Item(
        text.hashCode() & Integer.MAX_VALUE,
        0,
        Family.SEE_DO,
        0,
        "do",
        Skin.LETTERS,
        0,
        InformationMode.TABLES,
        text,
        new AnswerForm.Probability(),
        false,
        new Truth.Exact(new Answer.Value(readings.doing())),
        strategies(),
        new Difficulty(0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  private Map<Strategy, Answer> strategies() {
    Map<Strategy, Answer> strategies = new EnumMap<>(Strategy.class);
    strategies.put(Strategy.INTERVENTION, new Answer.Value(readings.doing()));
    strategies.put(Strategy.PRIOR, new Answer.Value(readings.prior()));
    readings
        .seeing()
        .ifPresent(seen -> strategies.put(Strategy.ASSOCIATION, new Answer.Value(seen)));
    return strategies;
  }
}
