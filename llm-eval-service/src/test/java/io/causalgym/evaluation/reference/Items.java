package io.causalgym.evaluation.reference;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// An item of every form of answer, the way authors write them.
public final class Items {
  public static final double T = .7;
  public static final double O = .4;
  public static final double M = .5;

  private static final Map<Strategy, Answer> PAIR =
      Map.of(
          Strategy.INTERVENTION,
          new Answer.Value(T),
          Strategy.ASSOCIATION,
          new Answer.Value(O),
          Strategy.PRIOR,
          new Answer.Value(M),
          Strategy.OVER_ADJUSTMENT,
          new Answer.Value(.6));

  private Items() {}

  /// P(y | do(x)) of a pair.
  public static Item doing() {
    return item(0, "do", new AnswerForm.Probability(), exact(new Answer.Value(T)), PAIR);
  }

  /// P(y | x) of the same.
  public static Item seeing() {
    return item(1, "see", new AnswerForm.Probability(), exact(new Answer.Value(O)), PAIR);
  }

  public static Item quantity() {
    return item(
        2, "difference", new AnswerForm.Quantity(-1, 1), exact(new Answer.Value(-.25)), Map.of());
  }

  public static Item choice() {
    return item(
        3,
        "yes",
        new AnswerForm.Choice(List.of("no", "yes")),
        exact(new Answer.Choice("no", null)),
        Map.of(Strategy.REVERSAL, new Answer.Choice("yes", null)));
  }

  public static Item anySet() {
    return item(
        4,
        "valid",
        new AnswerForm.Sets(List.of("A", "B"), false),
        new Truth.AnySet(List.of(set("A"), set("A", "B")), List.of(set("A"))),
        Map.of());
  }

  public static Item noSet() {
    return item(
        5,
        "valid",
        new AnswerForm.Sets(List.of("A", "B"), false),
        new Truth.AnySet(List.of(), List.of()),
        Map.of());
  }

  public static Item allSets() {
    return item(
        6,
        "all",
        new AnswerForm.Sets(List.of("A", "B"), true),
        new Truth.AllSets(List.of(set("A"), set("B"))),
        Map.of());
  }

  public static Item interval() {
    return item(
        7, "bounds", new AnswerForm.Interval(0, 1), exact(new Answer.Interval(.2, .9)), Map.of());
  }

  public static Item edges() {
    return item(
        8,
        "orient",
        new AnswerForm.Edges(List.of("A", "B", "C")),
        exact(new Answer.Edges(set("A -> B", "B -- C"))),
        Map.of());
  }

  public static Item beliefs() {
    return item(
        9,
        "step-1",
        new AnswerForm.Beliefs(List.of("A", "B")),
        exact(new Answer.Beliefs(List.of(.1, .8))),
        Map.of());
  }

  public static Item action() {
    return item(
        10,
        "policy",
        new AnswerForm.Choice(List.of("treat", "wait")),
        new Truth.Action("treat", new TreeMap<>(Map.of("treat", .6, "wait", .5))),
        Map.of());
  }

  public static Item unanswerable() {
    return item(11, "missing", new AnswerForm.Probability(), exact(new Answer.Cannot()), Map.of());
  }

  /// One of every form.
  public static List<Item> all() {
    return List.of(
        doing(),
        seeing(),
        quantity(),
        choice(),
        anySet(),
        noSet(),
        allSets(),
        interval(),
        edges(),
        beliefs(),
        action(),
        unanswerable());
  }

  private static Truth exact(Answer answer) {
    return new Truth.Exact(answer);
  }

  public static SortedSet<String> set(String... names) {
    return new TreeSet<>(List.of(names));
  }

  private static Item item(
      int number, String part, AnswerForm form, Truth truth, Map<Strategy, Answer> strategies) {
    return new Item(
        number,
        0,
        Family.SEE_DO,
        0,
        part,
        Skin.LETTERS,
        0,
        InformationMode.NONE,
        "What is it?",
        form,
        truth instanceof Truth.AnySet || truth.equals(new Truth.Exact(new Answer.Cannot())),
        truth,
        strategies,
        new Difficulty(2, 1, 0, 1, 0, 1, 2, .3, 0));
  }
}
