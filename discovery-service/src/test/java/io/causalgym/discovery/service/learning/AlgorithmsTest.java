package io.causalgym.discovery.service.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.client.Json;
import io.causalgym.contract.AlgorithmName;
import io.causalgym.contract.DiscoveryParameters;
import io.causalgym.contract.DiscoveryQuery;
import io.causalgym.contract.ScoreName;
import io.causalgym.contract.TestName;
import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.search.DiscoveryException;
import io.causalgym.discovery.search.LearnedGraph;
import io.causalgym.discovery.search.SearchControl;
import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlgorithmsTest {
  private static final Set<AlgorithmName> TESTING =
      EnumSet.of(AlgorithmName.PC, AlgorithmName.FCI, AlgorithmName.RFCI, AlgorithmName.FCI_MAX);
  private static final int ROWS = 150;

  static DiscoveryQuery query(String json) {
    return Json.readRequest(DiscoveryQuery.class, Buffer.buffer(json.replace('\'', '"')));
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The chain a -> b -> c of uniform noise.
  static Sample continuous() {
    double[][] columns = chain();
    return new MemorySample.Builder(ROWS)
        .continuous("a", columns[0])
        .continuous("b", columns[1])
        .continuous("c", columns[2])
        .build();
  }

  private static double[][] chain() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] columns = new double[3][ROWS];
    for (int row = 0; row < ROWS; row++) {
      columns[0][row] = random.nextDouble() - 0.5;
      columns[1][row] = 1.5 * columns[0][row] + random.nextDouble() - 0.5;
      columns[2][row] = 1.5 * columns[1][row] + random.nextDouble() - 0.5;
    }
    return columns;
  }

  private static Sample discrete() {
    MemorySample.Builder builder = new MemorySample.Builder(ROWS);
    double[][] columns = chain();
    for (int column = 0; column < 3; column++) {
      builder.discrete(
          "abc".substring(column, column + 1), List.of("n", "y"), codes(columns[column]));
    }
    return builder.build();
  }

  private static Sample mixed() {
    double[][] columns = chain();
    return new MemorySample.Builder(ROWS)
        .continuous("a", columns[0])
        .discrete("b", List.of("n", "y"), codes(columns[1]))
        .continuous("c", columns[2])
        .build();
  }

  private static short[] codes(double[] values) {
    short[] codes = new short[values.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = (short) (values[row] > 0 ? 1 : 0);
    }
    return codes;
  }

  private static void assertLearns(DiscoveryQuery query, Sample sample) {
    LearnedGraph learned =
        Algorithms.learner(query, sample.variables())
            .learn(sample, Knowledge.none(3), SearchControl.plain());
    assertThat(learned.partial()).isFalse();
    assertThat(learned.edges()).isNotEmpty();
    assertThat(learned.names()).containsSubsequence("a", "b", "c");
  }

  @ParameterizedTest
  @EnumSource
  void everyAlgorithmLearnsFromNumbers(AlgorithmName algorithm) {
    Sample sample = continuous();
    DiscoveryQuery query = query("{'dataset':'d','algorithm':'" + word(algorithm) + "'}");
    LearnedGraph learned =
        Algorithms.learner(query, sample.variables())
            .learn(sample, Knowledge.none(3), SearchControl.plain());
    assertThat(learned.partial()).isFalse();
    // A time series has a node for each lag, and these rows no order in time.
    assertThat(learned.names()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(learned.edges()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyTestServesItsTypesOfColumns(TestName test) {
    Sample sample =
        switch (test) {
          case FISHER_Z, KCI, RCIT -> continuous();
          case CHI_SQUARE, G_SQUARE -> discrete();
          case CONDITIONAL_GAUSSIAN, DEGENERATE_GAUSSIAN -> mixed();
        };
    for (String algorithm : List.of("pc", "fci", "rfci", "fci-max")) {
      assertLearns(
          query(
              "{'dataset':'d','algorithm':'"
                  + algorithm
                  + "','parameters':{'test':'"
                  + word(test)
                  + "'}}"),
          sample);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyScoreServesItsTypesOfColumns(ScoreName score) {
    Sample sample =
        switch (score) {
          case GAUSSIAN_BIC, EBIC, BGE -> continuous();
          case BDEU, DISCRETE_BIC -> discrete();
          case CONDITIONAL_GAUSSIAN, DEGENERATE_GAUSSIAN -> mixed();
        };
    for (String algorithm : List.of("ges", "fges", "hill-climbing", "boss", "grasp")) {
      assertLearns(
          query(
              "{'dataset':'d','algorithm':'"
                  + algorithm
                  + "','parameters':{'score':'"
                  + word(score)
                  + "'}}"),
          sample);
    }
  }

  @Test
  void aTestOfOtherColumnsIsRefusedByName() {
    DiscoveryQuery query =
        query("{'dataset':'d','algorithm':'pc','parameters':{'test':'fisher-z'}}");
    assertThatThrownBy(() -> Algorithms.learner(query, mixed().variables()))
        .isInstanceOfSatisfying(
            DiscoveryException.class,
            refused -> assertThat(refused.field()).isEqualTo("parameters.test"))
        .hasMessageContaining("'b' is discrete");
  }

  @ParameterizedTest
  @EnumSource
  void onlyAlgorithmsOfTestsAskAnOracle(AlgorithmName algorithm) {
    DiscoveryQuery query =
        query(
            "{'oracle':{'nodes':[{'name':'a'},{'name':'b'},{'name':'c'}],'edges':["
                + "{'from':'a','to':'b','kind':'->'},{'from':'c','to':'b','kind':'->'}]},"
                + "'algorithm':'"
                + word(algorithm)
                + "'}");
    if (TESTING.contains(algorithm)) {
      assertLearns(query, Oracle.sample(query));
    } else {
      assertThatThrownBy(() -> Algorithms.learner(query, Oracle.variables(query)))
          .isInstanceOfSatisfying(
              DiscoveryException.class, refused -> assertThat(refused.field()).isEqualTo("oracle"));
    }
  }

  @Test
  void aParameterThatTheAlgorithmHasNotIsRefusedByName() {
    for (String parameters :
        List.of(
            "pc maxLag 2",
            "ges alpha 0.1",
            "notears depth 2",
            "direct-lingam alpha 0.1",
            "pcmci-plus restarts 2",
            "fci penalty 2.0",
            "boss gamma 0.5")) {
      String[] words = parameters.split(" ", 3);
      DiscoveryQuery query =
          query(
              "{'dataset':'d','algorithm':'"
                  + words[0]
                  + "','parameters':{'"
                  + words[1]
                  + "':"
                  + words[2]
                  + "}}");
      assertThatThrownBy(() -> Algorithms.learner(query, continuous().variables()))
          .isInstanceOfSatisfying(
              DiscoveryException.class,
              refused -> {
                assertThat(refused.field()).isEqualTo("parameters." + words[1]);
                assertThat(refused.value()).isEqualTo(words[2]);
              })
          .hasMessageContaining(words[0]);
    }
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    Parameters parameters = new Parameters(DiscoveryParameters.NONE);
    assertThat(parameters.alpha()).isEqualTo(0.01);
    assertThat(parameters.depth()).isEqualTo(-1);
    assertThat(parameters.get("penalty", DiscoveryParameters::penalty, 2.5)).isEqualTo(2.5);
    parameters.refuseOthers(AlgorithmName.PC);
  }

  @Test
  void threadsAndASeedAreParametersOfAll() {
    for (AlgorithmName algorithm : AlgorithmName.values()) {
      DiscoveryQuery query =
          query(
              "{'dataset':'d','algorithm':'"
                  + word(algorithm)
                  + "','parameters':{'threads':2,'seed':5}}");
      assertThat(Algorithms.learner(query, continuous().variables())).isNotNull();
    }
  }
}
