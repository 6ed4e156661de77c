package io.causalgym.evaluation.question.structure;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.prose.Asking;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.Lexicon;
import io.causalgym.evaluation.world.Vocabulary;
import io.causalgym.evaluation.world.Word;
import io.causalgym.graph.EdgeKind;
import io.causalgym.graph.GraphBuilder;
import io.causalgym.graph.MixedGraph;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Questions of which half cannot be answered: a number is missing, numbers contradict each other,
/// or a cause that nobody observed stands between seeing and doing. The other half look the same.
///
/// A second engine computes what has an answer from a model of the facts, and shows that a missing
/// number is missed by two models that agree on all facts and not on the answer. Numbers that
/// contradict each other have no model, and nothing to be asked.
public final class AbstentionAuthor implements Author {
  private static final double PERCENT = 100;
  private static final double LEAST = .1;
  private static final double SPAN = .8;

  /// Of x, in two models that agree on everything that is said.
  private static final double ONE_SHARE = .3;

  private static final double OTHER_SHARE = .7;
  private static final List<String> BINARY = List.of("0", "1");

  private static final List<String> OPENINGS =
      List.of(
          "This is known about a world:",
          "The following is given.",
          "Somebody reports these facts:",
          "Here is what has been established:",
          "Take these statements as they stand:");

  /// What stands in the way.
  private enum Obstacle {
    MISSING,
    CONTRADICTION,
    CONFOUNDING
  }

  @Override
  public Family family() {
    return Family.ABSTENTION;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Telling.random(occasion);
    boolean answerable = (occasion.seed() & 1) == 0;
    List<Obstacle> obstacles = List.of(Obstacle.values());
    Obstacle obstacle = obstacles.get(random.nextInt(obstacles.size()));
    Vocabulary words =
        Lexicon.vocabulary(
            occasion.skin(), List.of("Z", "X", "Y"), occasion.wordSeed() ^ occasion.seed());
    return List.of(
        switch (obstacle) {
          case MISSING -> missing(occasion, words, random, answerable);
          case CONTRADICTION -> contradiction(occasion, words, random, answerable);
          case CONFOUNDING -> confounding(occasion, words, random, answerable);
        });
  }

  private static double draw(RandomGenerator random) {
    return Math.round(PERCENT * (LEAST + SPAN * random.nextDouble())) / PERCENT;
  }

  private static String shown(double p) {
    return String.format(Locale.ROOT, "%.2f", p);
  }

  /// P(y | x), P(y | not x), and with or without P(x): how probable is y?
  private static Draft missing(
      Occasion occasion, Vocabulary words, RandomGenerator random, boolean answerable) {
    Word x = words.word("X");
    Word y = words.word("Y");
    double on = draw(random);
    double off = draw(random);
    while (Math.abs(on - off) < .2) {
      off = draw(random);
    }
    double share = draw(random);
    List<String> facts = new ArrayList<>();
    facts.add(
        "If " + x.present() + ", the probability that " + y.present() + " is " + shown(on) + ".");
    facts.add(
        "If " + x.absent() + ", the probability that " + y.present() + " is " + shown(off) + ".");
    if (answerable) {
      facts.add("The probability that " + x.present() + " is " + shown(share) + ".");
    }
    double truth = share * on + (1 - share) * off;
    return draft(
        occasion,
        "missing",
        facts,
        Asking.probability(Map.of("Y", 1), words, occasion.wording()),
        answerable,
        truth,
        (on + off) / 2,
        answerable
            ? List.of(marginal(share, on, off))
            // Both have the two facts.
            : List.of(marginal(ONE_SHARE, on, off), marginal(OTHER_SHARE, on, off)));
  }

  /// P(y) where P(x), P(y | x) and P(y | not x) are these.
  private static Check marginal(double share, double on, double off) {
    BayesianNetwork network = network("X", share, "Y", off, on);
    double expected = share * on + (1 - share) * off;
    return new Check.Probability(network, "Y", 1, Map.of(), Map.of(), expected);
  }

  /// Two variables, the first a cause of the second.
  private static BayesianNetwork network(
      String cause, double share, String effect, double off, double on) {
    return BayesianNetwork.builder()
        .variable(cause, BINARY)
        .variable(effect, BINARY)
        .table(cause, List.of(), new double[] {1 - share, share})
        .table(effect, List.of(cause), new double[] {1 - off, off, 1 - on, on})
        .build();
  }

  /// P(x) and P(x and y), the second possibly larger than the first: how probable is y given x?
  private static Draft contradiction(
      Occasion occasion, Vocabulary words, RandomGenerator random, boolean answerable) {
    Word x = words.word("X");
    Word y = words.word("Y");
    double share = Math.round(PERCENT * (.3 + .4 * random.nextDouble())) / PERCENT;
    double factor = answerable ? .2 + .6 * random.nextDouble() : 1.2 + .3 * random.nextDouble();
    double both = Math.round(PERCENT * share * factor) / PERCENT;
    List<String> facts =
        List.of(
            "The probability that " + x.present() + " is " + shown(share) + ".",
            "The probability that both "
                + x.present()
                + " and "
                + y.present()
                + " is "
                + shown(both)
                + ".");
    return draft(
        occasion,
        "contradiction",
        facts,
        Asking.seeing(Map.of("X", 1), words, occasion.wording())
            + " "
            + Asking.probability(Map.of("Y", 1), words, occasion.wording()),
        answerable,
        both / share,
        both,
        answerable ? List.of(conditional(share, both)) : List.of());
  }

  /// P(y | x) by Bayes' theorem, from a model in which y comes first and x after it. How probable y
  /// is where x is not the case makes no difference; here it is one half.
  private static Check conditional(double share, double both) {
    double y = both + (1 - share) / 2;
    double given = both / y;
    double otherwise = (share - both) / (1 - y);
    BayesianNetwork network = network("Y", y, "X", otherwise, given);
    return new Check.Probability(network, "Y", 1, Map.of("X", 1), Map.of(), both / share);
  }

  /// P(y | x) where a cause of both is unobserved, or where nothing is: how probable is y if x is
  /// brought about?
  private static Draft confounding(
      Occasion occasion, Vocabulary words, RandomGenerator random, boolean answerable) {
    Word x = words.word("X");
    Word y = words.word("Y");
    Word z = words.word("Z");
    double on = draw(random);
    List<String> facts = new ArrayList<>();
    facts.add(x.name() + " directly causes " + y.name() + ".");
    facts.add(
        answerable
            ? z.name() + " directly causes " + x.name() + ", and has no other effect."
            : z.name() + " directly causes both " + x.name() + " and " + y.name() + ".");
    facts.add("Nobody can observe " + z.name() + ", and there are no other causes.");
    facts.add(
        "Observation without interference shows: among cases in which "
            + x.present()
            + ", the share in which "
            + y.present()
            + " is "
            + shown(on)
            + "; among those in which "
            + x.absent()
            + " it is "
            + shown(draw(random))
            + ".");
    return draft(
        occasion,
        "confounding",
        facts,
        Asking.doing(Map.of("X", 1), words, occasion.wording())
            + " "
            + Asking.probability(Map.of("Y", 1), words, occasion.wording()),
        answerable,
        on,
        on,
        List.of(new Check.Identifiable(hiddenCause(answerable), "X", "Y", answerable)));
  }

  private static MixedGraph hiddenCause(boolean ofOneOnly) {
    GraphBuilder builder =
        MixedGraph.builder()
            .latent("Z")
            .edge("X", "Y", EdgeKind.DIRECTED)
            .edge("Z", "X", EdgeKind.DIRECTED);
    return (ofOneOnly ? builder : builder.edge("Z", "Y", EdgeKind.DIRECTED)).build();
  }

  private static Draft draft(
      Occasion occasion,
      String part,
      List<String> facts,
      String question,
      boolean answerable,
      double truth,
      double careless,
      List<Check> checks) {
    String text =
        Wording.pick(occasion.wording(), OPENINGS)
            + "\n"
            + String.join("\n", Wording.shuffled(occasion.wording(), facts))
            + "\n\n"
            + question
            + " If what is given does not determine it, or contradicts itself, say so.";
    return new Draft(
        0,
        part,
        InformationMode.OBSERVATIONAL,
        text,
        new AnswerForm.Probability(),
        true,
        new Truth.Exact(answerable ? new Answer.Value(truth) : new Answer.Cannot()),
        Map.of(Strategy.ASSOCIATION, new Answer.Value(careless)),
        new Difficulty(3, 2, 0, 1, 0, 2, 2, 0, 0),
        checks);
  }
}
