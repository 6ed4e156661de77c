package io.causalgym.evaluation.question.structure;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.Lexicon;
import io.causalgym.evaluation.world.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What a full list of independences among four variables says about their causes: whether a claim
/// follows, which edges have a direction, and what to experiment on next. Every answer is read off
/// all graphs of the class.
///
/// For a second engine there is what a graph says by itself: that a member has the independences
/// that the question lists, and that the claim holds in every member, or fails in one that has
/// them. That no member is missing it cannot be asked.
public final class DiscoveryAuthor implements Author {
  private static final List<String> OPENINGS =
      List.of(
          "Four variables were observed: %s. No common cause of any of them is missing, there is no feedback, and the data have exactly the independences that their causal graph implies.",
          "Consider the variables %s. Their causal graph has no cycles and leaves no common cause out; all independences in the data, and only those, come from the graph.",
          "A study measured %s. Assume an acyclic causal graph over just these four, without hidden common causes, and data whose independences are exactly those of the graph.",
          "We know the following about %s, which have no unmeasured common causes, no cycles among them, and no independences by coincidence.",
          "Take %s as all that matters: no hidden common causes, no cycles, and each independence stems from the causal graph.");
  private static final List<String> WHETHER =
      List.of(
          "Does this follow from the above: %s? Answer valid if it holds in every causal graph that fits, invalid otherwise.",
          "Claim: %s. Is the conclusion valid (true in all graphs that fit) or invalid?",
          "Someone concludes that %s. Is this valid, that is, true whichever fitting graph is the right one, or invalid?",
          "Judge the inference that %s: valid or invalid?",
          "Is it valid to infer that %s? (valid = it is so in all causal graphs compatible with the list)");
  private static final List<String> ORIENT =
      List.of(
          "Which variables are joined by an edge, and in which direction? Write A -> B where the direction follows from the list, A -- B where both directions remain possible.",
          "Give all edges of the causal graph as far as it is determined: A -> B for a direction that is certain, A -- B for one that is open.",
          "Write down the edges that every fitting graph has; with an arrow (A -> B) if all of them agree on the direction, and as A -- B if not.",
          "Draw the graph as a list of edges: directed ones as A -> B if no other direction fits, all others as A -- B.",
          "List every adjacency, as A -> B if its direction can be inferred, else as A -- B.");
  private static final List<String> NEXT =
      List.of(
          "One variable can be set at random in an experiment, which shows the direction of every edge at it. On which variable is the experiment sure to reveal the most edge directions, even if things turn out badly?",
          "You can afford one randomised experiment on a single variable; it tells the direction of all its edges. Which variable guarantees the largest number of newly known edge directions?",
          "Choose one variable to intervene on so that, in the worst case, the number of newly oriented edges is as large as possible.",
          "Which single-variable experiment orients the most edges for certain, counting also what follows from the result?",
          "If only one variable may be manipulated, manipulating which one is bound to teach most about edge directions?");

  private static final String VALID = "valid";
  private static final String INVALID = "invalid";

  @Override
  public Family family() {
    return Family.DISCOVERY;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Telling.random(occasion);
    return List.of(whether(occasion, random), orient(occasion, random), next(occasion, random));
  }

  private static MarkovClass draw(RandomGenerator random, Predicate<MarkovClass> wanted) {
    List<MarkovClass> fitting = MarkovClass.all().stream().filter(wanted).toList();
    return fitting.get(random.nextInt(fitting.size()));
  }

  /// Words that follow the order of one member, so that a story is plausible for it.
  private static Vocabulary words(Occasion occasion) {
    return Lexicon.vocabulary(
        occasion.skin(),
        IntStream.range(0, MarkovClass.NODES).mapToObj(SmallDag::name).toList(),
        occasion.wordSeed() ^ occasion.seed());
  }

  private static Draft whether(Occasion occasion, RandomGenerator random) {
    boolean wanted = (occasion.seed() & 1) == 0;
    MarkovClass of = draw(random, c -> c.members().size() >= 2 && !claims(c, wanted).isEmpty());
    List<ClassClaim> claims = claims(of, wanted);
    ClassClaim chosen = claims.get(random.nextInt(claims.size()));
    Vocabulary words = words(occasion);
    String claim = said(chosen).formatted(name(words, chosen.from()), name(words, chosen.to()));
    String question = Wording.pick(occasion.wording(), WHETHER).formatted(claim);
    return draft(
        occasion,
        words,
        of,
        0,
        "entailment",
        question,
        new AnswerForm.Choice(List.of(VALID, INVALID)),
        new Answer.Choice(wanted ? VALID : INVALID, null),
        chosen.checks(of));
  }

  private static List<ClassClaim> claims(MarkovClass of, boolean valid) {
    return ClassClaim.all().stream().filter(claim -> claim.follows(of) == valid).toList();
  }

  private static String said(ClassClaim claim) {
    return switch (claim.kind()) {
      case DIRECT_CAUSE ->
          "%1$s is a direct cause of %2$s (no other of the four variables lies between them)";
      case CAUSE -> "%1$s causes %2$s, directly or through others";
      case NO_CAUSE -> "%1$s does not cause %2$s, neither directly nor through others";
    };
  }

  private static String name(Vocabulary words, int node) {
    return words.name(SmallDag.name(node));
  }

  private static Draft orient(Occasion occasion, RandomGenerator random) {
    MarkovClass of =
        draw(
            random,
            c -> edges(c) >= 3 && IntStream.range(0, 16).anyMatch(k -> c.compelled(k / 4, k % 4)));
    Vocabulary words = words(occasion);
    TreeSet<String> edges = new TreeSet<>();
    for (int a = 0; a < MarkovClass.NODES; a++) {
      for (int b = a + 1; b < MarkovClass.NODES; b++) {
        if (of.adjacent(a, b)) {
          edges.add(edge(of, words, a, b));
        }
      }
    }
    return draft(
        occasion,
        words,
        of,
        1,
        "orient",
        Wording.pick(occasion.wording(), ORIENT),
        new AnswerForm.Edges(names(words)),
        new Answer.Edges(edges),
        ClassClaim.fits(of, of.members().getFirst()));
  }

  private static String edge(MarkovClass of, Vocabulary words, int a, int b) {
    String first = name(words, a);
    String second = name(words, b);
    if (of.compelled(a, b)) {
      return first + " -> " + second;
    }
    if (of.compelled(b, a)) {
      return second + " -> " + first;
    }
    return first.compareTo(second) < 0 ? first + " -- " + second : second + " -- " + first;
  }

  private static int edges(MarkovClass of) {
    return of.members().getFirst().stream().mapToInt(Integer::bitCount).sum();
  }

  private static Draft next(Occasion occasion, RandomGenerator random) {
    MarkovClass of = draw(random, c -> c.members().size() >= 3 && best(c).size() == 1);
    Vocabulary words = words(occasion);
    return draft(
        occasion,
        words,
        of,
        2,
        "experiment",
        Wording.pick(occasion.wording(), NEXT),
        new AnswerForm.Choice(names(words)),
        new Answer.Choice(name(words, best(of).getFirst()), null),
        ClassClaim.fits(of, of.members().getFirst()));
  }

  private static List<Integer> best(MarkovClass of) {
    int most = IntStream.range(0, MarkovClass.NODES).map(of::learned).max().orElse(0);
    return IntStream.range(0, MarkovClass.NODES)
        .filter(v -> of.learned(v) == most)
        .boxed()
        .toList();
  }

  private static List<String> names(Vocabulary words) {
    return IntStream.range(0, MarkovClass.NODES).mapToObj(v -> name(words, v)).sorted().toList();
  }

  private static Draft draft(
      Occasion occasion,
      Vocabulary words,
      MarkovClass of,
      int group,
      String part,
      String question,
      AnswerForm form,
      Answer truth,
      List<Check> checks) {
    String text = premises(occasion, words, of) + "\n\n" + question;
    return new Draft(
        group,
        part,
        InformationMode.NONE,
        text,
        form,
        false,
        new Truth.Exact(truth),
        Map.of(),
        new Difficulty(MarkovClass.NODES, edges(of), 0, 0, 0, of.members().size(), 0, 0, 0),
        checks);
  }

  private static String premises(Occasion occasion, Vocabulary words, MarkovClass of) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Wording.pick(occasion.wording(), OPENINGS)
            .formatted(Wording.list(Wording.shuffled(occasion.wording(), names(words)))));
    lines.add(
        "These, and no other, independences hold; every other pair depends, whatever is known:");
    List<MarkovClass.Independence> holding =
        Wording.shuffled(
            occasion.wording(),
            of.statements().stream().filter(MarkovClass.Independence::holds).toList());
    for (MarkovClass.Independence one : holding) {
      lines.add(sentence(words, one));
    }
    if (holding.isEmpty()) {
      lines.add("(none)");
    }
    return String.join("\n", lines);
  }

  private static String sentence(Vocabulary words, MarkovClass.Independence one) {
    List<String> given =
        IntStream.range(0, MarkovClass.NODES)
            .filter(v -> SmallDag.has(one.given(), v))
            .mapToObj(v -> name(words, v))
            .sorted(Comparator.naturalOrder())
            .toList();
    return name(words, one.a())
        + " and "
        + name(words, one.b())
        + " are independent"
        + (given.isEmpty() ? "." : " given " + Wording.list(given) + ".");
  }
}
