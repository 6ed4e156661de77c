package io.causalgym.evaluation.question.structure;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Background;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.Lexicon;
import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// One graph in the words of one occasion.
final class Telling {
  private static final List<String> ASKING =
      List.of(
          "Is it true that %s?",
          "Does this description imply that %s?",
          "Yes or no: %s?",
          "Somebody says that %s. Is that right?",
          "Judge this statement: %s. Is it correct?",
          "Would you say that %s?");

  final SmallDag dag;
  final Vocabulary words;
  private final Occasion occasion;

  Telling(Occasion occasion, SmallDag dag) {
    this.occasion = occasion;
    this.dag = dag;
    this.words =
        Lexicon.vocabulary(
            occasion.skin(),
            IntStream.range(0, dag.size()).mapToObj(SmallDag::name).toList(),
            occasion.wordSeed() ^ occasion.seed());
  }

  /// Draws the graph of an occasion, the same in all skins.
  static RandomGenerator random(Occasion occasion) {
    return new RandomStream(occasion.seed(), 5).generator(0);
  }

  String name(int node) {
    return words.name(SmallDag.name(node));
  }

  SortedSet<String> set(int nodes) {
    return new TreeSet<>(words.names(dag.names(nodes)));
  }

  List<SortedSet<String>> sets(List<Integer> sets) {
    return sets.stream().map(this::set).toList();
  }

  /// `{a, b}`, and in words where it is empty.
  String shown(int nodes) {
    return nodes == 0
        ? "the empty set"
        : "{"
            + String.join(", ", Wording.shuffled(occasion.wording(), List.copyOf(set(nodes))))
            + "}";
  }

  String background() {
    return Background.of(dag.graph(), dag.names(dag.hidden()), words, occasion.wording());
  }

  String pick(List<String> forms) {
    return Wording.pick(occasion.wording(), forms);
  }

  Difficulty difficulty() {
    return new Difficulty(
        dag.size(), dag.edges(), Integer.bitCount(dag.hidden()), dag.longestPath(), 0, 0, 0, 0, 0);
  }

  /// A question about the graph.
  Draft draft(
      int group,
      String part,
      String question,
      AnswerForm form,
      boolean mayAbstain,
      Truth truth,
      Map<Strategy, Answer> strategies,
      List<Check> checks) {
    return new Draft(
        group,
        part,
        InformationMode.NONE,
        background() + "\n\n" + question,
        form,
        mayAbstain,
        truth,
        strategies,
        difficulty(),
        checks);
  }

  /// A claim and its contrary, each to be judged by itself.
  List<Draft> claim(
      int group, List<String> positive, List<String> negative, boolean holds, List<Check> checks) {
    return List.of(
        judged(group, "yes", pick(positive), holds, checks),
        judged(group, "no", pick(negative), !holds, checks));
  }

  private Draft judged(int group, String part, String claim, boolean right, List<Check> checks) {
    return draft(
        group,
        part,
        pick(ASKING).formatted(claim),
        new AnswerForm.Choice(List.of("yes", "no")),
        false,
        new Truth.Exact(new Answer.Choice(right ? "yes" : "no", null)),
        Map.of(Strategy.SWAPPED_POLARITY, new Answer.Choice(right ? "no" : "yes", null)),
        checks);
  }
}
