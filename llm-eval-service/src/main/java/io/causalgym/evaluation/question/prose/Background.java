package io.causalgym.evaluation.question.prose;

import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.Word;
import io.causalgym.graph.Edge;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The first paragraph of a prompt: which variables there are, what they mean, and what causes
/// what.
public final class Background {
  private static final List<String> OPENINGS =
      List.of(
          "Consider a system with %d yes-or-no variables: %s.",
          "A team studies %d binary quantities: %s.",
          "Picture a closed world in which only these %d variables matter, each with two states: %s.",
          "An investigation keeps track of %d things, each of which is in one of two states: %s.",
          "Suppose that everything relevant is captured by %d two-valued variables, namely %s.",
          "Here is a small world. It has %d variables, each taking the value 1 or 0: %s.");
  private static final List<String> ABSENCES =
      List.of(
          "Apart from these there are no causal influences.",
          "Nothing else influences anything, directly or through common causes.",
          "There are no other causal links and no further common causes.",
          "Every causal link and every common cause is listed.");
  private static final List<String> EFFECTS =
      List.of(
          "%s is directly caused by %s.",
          "%s depends causally on %s.",
          "%s is directly determined by %s, apart from chance.",
          "%s responds directly to %s.",
          "%s is directly driven by %s.");
  private static final List<String> CAUSES =
      List.of(
          "%s directly causes %s.",
          "%s has a direct effect on %s.",
          "%s directly influences %s.",
          "There is an arrow from %s to %s.",
          "Changes in %s act directly on %s.");
  private static final List<String> UNSEEN =
      List.of(
          "Nobody can observe %s.",
          "No measurement of %s is available.",
          "%s cannot be observed by anyone.",
          "There is no way to record %s.");

  private Background() {}

  /// The variables and the graph.
  ///
  /// @param graph directed, over plain names
  /// @param hidden plain names of what cannot be observed
  public static String of(
      MixedGraph graph, List<String> hidden, Vocabulary words, RandomGenerator wording) {
    List<String> sentences = new ArrayList<>();
    sentences.add(opening(graph, words, wording));
    switch (words.skin()) {
      case LETTERS -> {}
      case NONSENSE -> sentences.add("For each of them 1 means high and 0 means low.");
      case COMMONSENSE, ANTI_COMMONSENSE -> sentences.add(meanings(graph, words, wording));
    }
    sentences.addAll(links(graph, words, wording));
    sentences.add(Wording.pick(wording, ABSENCES));
    if (!hidden.isEmpty()) {
      sentences.add(
          Wording.sentence(
              Wording.pick(wording, UNSEEN)
                  .formatted(Wording.list(Wording.shuffled(wording, words.names(hidden))))));
    }
    return String.join(" ", sentences);
  }

  private static String opening(MixedGraph graph, Vocabulary words, RandomGenerator wording) {
    List<String> names = Wording.shuffled(wording, words.names(names(graph)));
    return Wording.pick(wording, OPENINGS).formatted(names.size(), Wording.list(names));
  }

  /// What 1 and 0 mean: prompts speak in words and in numbers.
  private static String meanings(MixedGraph graph, Vocabulary words, RandomGenerator wording) {
    List<String> meanings = new ArrayList<>();
    for (String name : Wording.shuffled(wording, names(graph))) {
      Word word = words.word(name);
      meanings.add(
          "%s = 1 means that %s, %s = 0 that %s"
              .formatted(word.name(), word.present(), word.name(), word.absent()));
    }
    return Wording.sentence(String.join("; ", meanings)) + ".";
  }

  private static List<String> links(MixedGraph graph, Vocabulary words, RandomGenerator wording) {
    return wording.nextBoolean() ? byEffect(graph, words, wording) : byEdge(graph, words, wording);
  }

  private static List<String> byEffect(
      MixedGraph graph, Vocabulary words, RandomGenerator wording) {
    String form = Wording.pick(wording, EFFECTS);
    List<String> sentences = new ArrayList<>();
    List<String> roots = new ArrayList<>();
    for (String name : Wording.shuffled(wording, names(graph))) {
      List<String> causes =
          graph.edges().stream()
              .filter(edge -> graph.name(edge.to()).equals(name))
              .map(edge -> words.name(graph.name(edge.from())))
              .toList();
      if (causes.isEmpty()) {
        roots.add(words.name(name));
      } else {
        sentences.add(
            Wording.sentence(
                form.formatted(words.name(name), Wording.list(Wording.shuffled(wording, causes)))));
      }
    }
    sentences.add(
        roots.size() == 1
            ? "Nothing in this world causes " + roots.getFirst() + "."
            : "These have no causes in this world: " + Wording.list(roots) + ".");
    return sentences;
  }

  private static List<String> byEdge(MixedGraph graph, Vocabulary words, RandomGenerator wording) {
    String form = Wording.pick(wording, CAUSES);
    List<String> sentences = new ArrayList<>();
    for (Edge edge : Wording.shuffled(wording, graph.edges())) {
      sentences.add(
          Wording.sentence(
              form.formatted(
                  words.name(graph.name(edge.from())), words.name(graph.name(edge.to())))));
    }
    return sentences;
  }

  private static List<String> names(MixedGraph graph) {
    List<String> names = new ArrayList<>();
    for (int node = 0; node < graph.size(); node++) {
      names.add(graph.name(node));
    }
    return names;
  }
}
