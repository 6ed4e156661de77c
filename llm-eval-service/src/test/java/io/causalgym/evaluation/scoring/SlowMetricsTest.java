package io.causalgym.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Difficulty;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Outcome;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.statistics.ClusterBootstrap;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Metrics against their definitions, written slowly, on random answers.
class SlowMetricsTest {
  private static final double EXACT = 1e-9;

  private static Item item(
      int world, Family family, String part, Skin skin, AnswerForm form, Answer truth, double t) {
    return new Item(
        world * 1024,
        world,
        family,
        0,
        part,
        skin,
        0,
        InformationMode.NONE,
        "",
        form,
        false,
        new Truth.Exact(truth),
        Map.of(
            Strategy.INTERVENTION, new Answer.Value(t),
            Strategy.ASSOCIATION, new Answer.Value(1 - t),
            Strategy.PRIOR, new Answer.Value(t / 2),
            Strategy.OVER_ADJUSTMENT, new Answer.Value(t / 3)),
        new Difficulty(3, 3, 0, 1, 0, 2, 2, 0, 0));
  }

  private static ModelScore score(List<List<Response>> worlds) {
    Scoring scoring = new Scoring();
    for (int world = 0; world < worlds.size(); world++) {
      scoring.add(world, worlds.get(world));
    }
    return scoring.score();
  }

  private static RandomGenerator random(int seed) {
    return new RandomStream(seed, 1).generator(0);
  }

  private record Stated(double confidence, boolean right) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void confidencesAreSortedIntoTenthsOfTheAnswers(int seed) {
    RandomGenerator random = random(seed);
    List<Stated> all = new ArrayList<>();
    List<List<Response>> worlds = new ArrayList<>();
    for (int world = 0; world < 40; world++) {
      List<Response> responses = new ArrayList<>();
      for (int k = 0; k < 5; k++) {
        Stated stated = new Stated(random.nextDouble(), random.nextBoolean());
        all.add(stated);
        Item item =
            item(
                world,
                Family.IDENTIFIABILITY,
                "whether",
                Skin.LETTERS,
                new AnswerForm.Choice(List.of("a", "b")),
                new Answer.Choice("a", null),
                .5);
        responses.add(
            Agents.response(item, new Answer.Choice(stated.right ? "a" : "b", stated.confidence)));
      }
      worlds.add(responses);
    }
    Diagnosis.Confidence confidence = score(worlds).diagnosis().confidence();

    all.sort(Comparator.comparingDouble(Stated::confidence));
    double error = 0;
    for (int bin = 0; bin < 10; bin++) {
      List<Stated> tenth = all.subList(20 * bin, 20 * bin + 20);
      double stated = tenth.stream().mapToDouble(Stated::confidence).average().orElseThrow();
      double right = tenth.stream().mapToDouble(s -> s.right ? 1 : 0).average().orElseThrow();
      error += Math.abs(stated - right) / 10;
    }
    double brier =
        all.stream()
            .mapToDouble(s -> Math.pow(s.confidence - (s.right ? 1 : 0), 2))
            .average()
            .orElseThrow();
    assertThat(confidence.calibrationError().value().orElseThrow()).isCloseTo(error, within(EXACT));
    assertThat(confidence.brier().value().orElseThrow()).isCloseTo(brier, within(EXACT));
    assertThat(confidence.calibrationError().estimate().interval()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void balancedAccuracyAndF1AreOfTheConfusionTable(int seed) {
    RandomGenerator random = random(seed);
    double[][] table = new double[2][2];
    List<List<Response>> worlds = new ArrayList<>();
    for (int world = 0; world < 30; world++) {
      int truth = random.nextInt(2);
      int said = random.nextInt(2);
      table[truth][said]++;
      List<String> options = List.of("valid", "invalid");
      Answer.Choice answer = new Answer.Choice(options.get(said), null);
      List<Response> both = new ArrayList<>();
      for (Family family : List.of(Family.DISCOVERY, Family.IDENTIFIABILITY)) {
        Item item =
            item(
                world,
                family,
                family == Family.DISCOVERY ? "entailment" : "whether",
                Skin.LETTERS,
                new AnswerForm.Choice(options),
                new Answer.Choice(options.get(truth), null),
                .5);
        both.add(Agents.response(item, answer));
      }
      worlds.add(both);
    }
    Diagnosis.Structures structures = score(worlds).diagnosis().structures();

    double precision = table[0][0] / (table[0][0] + table[1][0]);
    double recall = table[0][0] / (table[0][0] + table[0][1]);
    double specificity = table[1][1] / (table[1][0] + table[1][1]);
    assertThat(structures.entailment().value().orElseThrow())
        .isCloseTo(2 * precision * recall / (precision + recall), within(EXACT));
    assertThat(structures.identifiability().value().orElseThrow())
        .isCloseTo((recall + specificity) / 2, within(EXACT));
    assertThat(structures.abstentionCost().value().orElseThrow()).isCloseTo(0, within(EXACT));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theDistanceOfGraphsIsThatOfTheirMatrices(int seed) {
    RandomGenerator random = random(seed);
    String[][] one = new String[5][5];
    String[][] other = new String[5][5];
    int distance = 0;
    for (int a = 0; a < 5; a++) {
      for (int b = a + 1; b < 5; b++) {
        one[a][b] = edge(random, a, b);
        other[a][b] = edge(random, a, b);
        distance += one[a][b].equals(other[a][b]) ? 0 : 1;
      }
    }

    assertThat(EdgeDistance.between(edges(one), edges(other))).isEqualTo(distance);
  }

  private static String edge(RandomGenerator random, int a, int b) {
    String first = "node " + a;
    String second = "node " + b;
    return switch (random.nextInt(4)) {
      case 0 -> first + " -> " + second;
      case 1 -> second + " -> " + first;
      case 2 -> first + " -- " + second;
      default -> "";
    };
  }

  private static SortedSet<String> edges(String[][] matrix) {
    SortedSet<String> edges = new TreeSet<>();
    for (int a = 0; a < 5; a++) {
      for (int b = a + 1; b < 5; b++) {
        if (!matrix[a][b].isEmpty()) {
          edges.add(matrix[a][b]);
        }
      }
    }
    return edges;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theWorstOfSeveralAnswersCounts(int seed) {
    RandomGenerator random = random(seed);
    double worst = 0;
    double mean = 0;
    double[] baselines = new double[4];
    List<Double> truths = new ArrayList<>();
    List<List<Response>> worlds = new ArrayList<>();
    for (int world = 0; world < 20; world++) {
      double t = random.nextDouble();
      List<Response> responses = new ArrayList<>();
      double most = 0;
      for (Skin skin : List.of(Skin.LETTERS, Skin.NONSENSE, Skin.COMMONSENSE)) {
        double a = random.nextDouble();
        most = Math.max(most, (a - t) * (a - t));
        mean += (a - t) * (a - t) / 3;
        responses.add(
            Agents.response(
                item(
                    world,
                    Family.SEE_DO,
                    "do",
                    skin,
                    new AnswerForm.Probability(),
                    new Answer.Value(t),
                    t),
                new Answer.Value(a)));
      }
      worst += most;
      truths.add(t);
      baselines[0] += (1 - t - t) * (1 - t - t);
      baselines[1] += t * t / 4;
      baselines[2] += (.5 - t) * (.5 - t);
      worlds.add(responses);
    }
    double constant = truths.stream().mapToDouble(t -> t).average().orElseThrow();
    baselines[3] = truths.stream().mapToDouble(t -> (t - constant) * (t - constant)).sum();
    double best = Arrays.stream(baselines).min().orElseThrow();
    Diagnosis.Repeated repeats = score(worlds).diagnosis().repeats();

    assertThat(repeats.worst().value().orElseThrow()).isCloseTo(1 - worst / best, within(EXACT));
    assertThat(repeats.usual().value().orElseThrow()).isCloseTo(1 - mean / best, within(EXACT));
    assertThat(repeats.worst().of()).isEqualTo(20);
  }

  /// Effects that add up, with known variances: .01 of names, .0016 of wordings, .0025 of samples.
  private static List<Response> additive(int world, int wordings, RandomGenerator random) {
    List<Response> responses = new ArrayList<>();
    for (Skin skin : Skin.values()) {
      double naming = .1 * random.nextGaussian();
      for (int variant = 0; variant < wordings; variant++) {
        double wording = .04 * random.nextGaussian();
        for (int sample = 0; sample < 2; sample++) {
          double a = .5 + naming + wording + .05 * random.nextGaussian();
          responses.add(
              new Response(
                  worded(world, skin, variant),
                  sample,
                  Outcome.OK,
                  Optional.of(new Answer.Value(a))));
        }
      }
    }
    return responses;
  }

  private static Item worded(int world, Skin skin, int variant) {
    return new Item(
        world,
        world,
        Family.SEE_DO,
        0,
        "do",
        skin,
        variant,
        InformationMode.NONE,
        "",
        new AnswerForm.Probability(),
        false,
        new Truth.Exact(new Answer.Value(.5)),
        Map.of(),
        new Difficulty(3, 3, 0, 1, 0, 2, 2, 0, 0));
  }

  private static List<Diagnosis.Measured> variances(int wordings, RandomGenerator random) {
    Spread spread = new Spread();
    for (int world = 0; world < 1_000; world++) {
      spread.add(additive(world, wordings, random));
    }
    return spread.score(ClusterBootstrap.of(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void variancesOfNamesWordingsAndSamplesComeBack(int seed) {
    List<Diagnosis.Measured> variances = variances(2, random(seed));

    assertThat(variances.get(0).value().orElseThrow()).isCloseTo(.01, within(.001));
    assertThat(variances.get(1).value().orElseThrow()).isCloseTo(.0016, within(.0003));
    assertThat(variances.get(2).value().orElseThrow()).isCloseTo(.0025, within(.0002));
    assertThat(variances.get(3).value().orElseThrow()).isCloseTo(.0041, within(.0004));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void withOneWordingOfEachNameThoseTwoAreNotToldApart(int seed) {
    List<Diagnosis.Measured> variances = variances(1, random(seed));

    assertThat(variances.get(0).value()).isEmpty();
    assertThat(variances.get(1).value()).isEmpty();
    assertThat(variances.get(2).value().orElseThrow()).isCloseTo(.0025, within(.0003));
    assertThat(variances.get(3).value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {.5, 2, 3})
  void theSlopeOfLogOddsUndoesOverconfidence(double factor) {
    BeliefSums beliefs = new BeliefSums();
    for (int k = 1; k < 20; k++) {
      double t = .35 + .3 * k / 20;
      double odds = Math.pow(t / (1 - t), factor);
      beliefs.add(odds / (1 + odds), t);
    }

    assertThat(beliefs.beliefs().logitSlope().orElseThrow()).isCloseTo(1 / factor, within(EXACT));
    assertThat(beliefs.beliefs().logitIntercept().orElseThrow()).isCloseTo(0, within(EXACT));
    assertThat(beliefs.beliefs().distinctShare().orElseThrow()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void equalAnswersShareABin(int seed) {
    RandomGenerator random = random(seed);
    double[] values = random.doubles(137).map(v -> Math.rint(20 * v) / 20).toArray();
    int[] bins = EqualMass.bins(values, 10);

    for (int one = 0; one < values.length; one++) {
      for (int other = 0; other < values.length; other++) {
        if (values[one] == values[other]) {
          assertThat(bins[one]).isEqualTo(bins[other]);
        } else if (values[one] < values[other]) {
          assertThat(bins[one]).isLessThanOrEqualTo(bins[other]);
        }
      }
      double first = values[one];
      long below = Arrays.stream(values).filter(v -> v < first).count();
      assertThat(bins[one]).isEqualTo((int) (below * 10 / values.length));
    }
  }
}
