package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.Word;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The first paragraph of a prompt about observed variables some of which have unobserved common
/// causes of any kind: bounds are sharp only if nothing is said about how many states those have.
final class Premises {
  private static final List<String> OPENINGS =
      List.of(
          "These %d two-valued variables are measured: %s.",
          "A study records %d quantities, each of which is 0 or 1: %s.",
          "The following %d binary variables can be observed: %s.",
          "We can measure %d things, each in one of two states: %s.",
          "In the data there are %d yes-or-no variables, namely %s.",
          "Think of a mechanism of which %d binary parts are visible: %s.");
  private static final List<String> CAUSES =
      List.of(
          "%s directly causes %s.",
          "%s acts directly on %s.",
          "%s has a direct influence on %s.",
          "One arrow leads from %s to %s.",
          "What %s is affects %s directly.");
  private static final List<String> HIDDEN =
      List.of(
          "%s and %s have unobserved common causes, of whatever kind and number.",
          "Unmeasured factors of any kind affect both %s and %s.",
          "Something that nobody measures, with any number of states, influences %s as well as %s.",
          "There are hidden common causes of %s and %s; nothing more is known about them.",
          "%s and %s are confounded by unmeasured influences of any form.");
  private static final List<String> NO_MORE =
      List.of(
          "No other direct causal links and no other unobserved common causes exist.",
          "Beyond this there is neither a direct influence among them nor a hidden common cause.",
          "This list of direct causes and of hidden common causes is complete.",
          "Any direct influence or hidden common cause that is not mentioned is absent.",
          "Nothing else links them, openly or through unmeasured causes.");

  private Premises() {}

  /// @param graph of `->` and `<->`, over the observed variables
  static String of(MixedGraph graph, Vocabulary words, RandomGenerator wording) {
    List<String> sentences = new ArrayList<>();
    List<String> names = Wording.shuffled(wording, graph.names());
    sentences.add(
        Wording.pick(wording, OPENINGS).formatted(names.size(), Wording.list(words.names(names))));
    switch (words.skin()) {
      case LETTERS -> {}
      case NONSENSE -> sentences.add("For each of them 1 means high and 0 means low.");
      case COMMONSENSE, ANTI_COMMONSENSE -> sentences.add(meanings(names, words));
    }
    String direct = Wording.pick(wording, CAUSES);
    String hidden = Wording.pick(wording, HIDDEN);
    for (Edge edge : Wording.shuffled(wording, graph.edges())) {
      sentences.add(
          Wording.sentence(
              (edge.kind() == EdgeKind.BIDIRECTED ? hidden : direct)
                  .formatted(
                      words.name(graph.name(edge.from())), words.name(graph.name(edge.to())))));
    }
    sentences.add(Wording.pick(wording, NO_MORE));
    return String.join(" ", sentences);
  }

  private static String meanings(List<String> names, Vocabulary words) {
    List<String> meanings = new ArrayList<>();
    for (String name : names) {
      Word word = words.word(name);
      meanings.add(
          "%s = 1 means that %s, %s = 0 that %s"
              .formatted(word.name(), word.present(), word.name(), word.absent()));
    }
    return Wording.sentence(String.join("; ", meanings)) + ".";
  }
}
