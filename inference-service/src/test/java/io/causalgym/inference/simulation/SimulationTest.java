package io.causalgym.inference.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.causalgym.graph.Deadline;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.EquationText;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.numeric.distribution.Uniform;
import io.causalgym.numeric.random.RandomStream;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(4);
  private static final LinearModel LINEAR =
      ModelDraws.linear(new RandomStream(5, 1).generator(0), 6, true);
  private static final DiscreteScm SCM = ModelDraws.scm(new RandomStream(5, 2).generator(0), 5);
  private static final EquationModel EQUATIONS =
      EquationText.read(
          """
          latent U = N(0, 1)
          X = 2*U + Laplace(0, 1)
          Y = X > 0 ? X*X + U : sin(X) + Exponential(2)
          """);

  @AfterAll
  static void close() {
    POOL.shutdownNow();
  }

  @Test
  void anySummaryIsTheSameToTheBitForOneTwoAndFourThreads() {
    SummaryRequest request = new SummaryRequest(300_001, List.of(), true, List.of(0.1, 0.5));
    CountRequest counts = new CountRequest(300_001, List.of(), List.of(List.of("V0", "V3")));
    LinearSampler linear = LinearSampler.of(LINEAR, List.of(), 7);
    EquationSampler equations = EquationSampler.of(EQUATIONS, List.of(), 7);
    ScmSampler scm = ScmSampler.of(SCM, List.of(), 7);
    Simulation one = new Simulation(POOL, 1);
    for (int threads : new int[] {2, 4}) {
      Simulation several = new Simulation(POOL, threads);
      assertThat(several.summarise(linear, request, Deadline.NONE))
          .isEqualTo(one.summarise(linear, request, Deadline.NONE));
      assertThat(several.summarise(equations, request, Deadline.NONE))
          .isEqualTo(one.summarise(equations, request, Deadline.NONE));
      assertThat(several.count(scm, counts, Deadline.NONE))
          .isEqualTo(one.count(scm, counts, Deadline.NONE));
    }
  }

  @Test
  void anyChunkHoldsTheSameRows() {
    double[][] all = new double[2][3000];
    EquationSampler.of(EQUATIONS, List.of(), 9).open(3000).fill(0, 3000, all);
    int[][] states = new int[5][3000];
    ScmSampler.of(SCM, List.of(), 9).open(3000).fill(0, 3000, states);
    RandomGenerator random = new RandomStream(3, 0).generator(0);
    for (int trial = 0; trial < 50; trial++) {
      int count = random.nextInt(1, 700);
      int first = random.nextInt(3000 - count);
      double[][] part = new double[2][count];
      EquationSampler.of(EQUATIONS, List.of(), 9).open(count).fill(first, count, part);
      int[][] some = new int[5][count];
      ScmSampler.of(SCM, List.of(), 9).open(count).fill(first, count, some);
      for (int row = 0; row < count; row++) {
        assertThat(part[0][row]).isEqualTo(all[0][first + row]);
        assertThat(part[1][row]).isEqualTo(all[1][first + row]);
        assertThat(some[4][row]).isEqualTo(states[4][first + row]);
      }
    }
  }

  @Test
  void otherSeedsGiveOtherSamples() {
    Simulation here = new Simulation(POOL, 1);
    SummaryRequest request = SummaryRequest.of(100);
    assertThat(here.summarise(LinearSampler.of(LINEAR, List.of(), 1), request, Deadline.NONE))
        .isNotEqualTo(
            here.summarise(LinearSampler.of(LINEAR, List.of(), 2), request, Deadline.NONE));
  }

  @Test
  void equationsAreSampledWithTheirInterventions() {
    Simulation here = new Simulation(POOL, 1);
    List<Intervention> changes =
        List.of(
            new Intervention.Draw("X", new Uniform(1, 3)),
            new Intervention.ReplaceFormula("Y", "2*X + U + N(0, 1)"));
    EquationSampler sampler = EquationSampler.of(EQUATIONS, changes, 3);
    SummaryRequest request = new SummaryRequest(100_000, List.of(), true, List.of());
    ContinuousSummary summary = here.summarise(sampler, request, Deadline.NONE);
    assertThat(sampler.names()).containsExactly("X", "Y");
    assertThat(summary.variables().get(0).mean()).isCloseTo(2, within(0.01));
    assertThat(summary.variables().get(1).mean()).isCloseTo(4, within(0.03));
    assertThat(summary.covariances().get(1).get(1)).isCloseTo(4 / 3.0 + 2, within(0.08));
    assertThat(summary.covariances().get(0).get(1)).isCloseTo(2 / 3.0, within(0.03));
    EquationSampler shifted =
        EquationSampler.of(EQUATIONS, List.of(new Intervention.Shift("Y", 10)), 3);
    double[][] natural = new double[2][50];
    double[][] moved = new double[2][50];
    EquationSampler.of(EQUATIONS, List.of(), 3).open(50).fill(0, 50, natural);
    shifted.open(50).fill(0, 50, moved);
    for (int row = 0; row < 50; row++) {
      assertThat(moved[0][row]).isEqualTo(natural[0][row]);
      assertThat(moved[1][row]).isEqualTo(natural[1][row] + 10);
    }
  }

  @Test
  void ofSeveralFailuresTheSmallestRowIsNamedWhateverTheThreads() {
    EquationModel model = EquationText.read("X = U(0, 1)\nY = X < 0.99999 ? 1 : log(0 - X)");
    EquationSampler sampler = EquationSampler.of(model, List.of(), 5);
    SummaryRequest request = SummaryRequest.of(1_000_000);
    String first = "";
    for (int threads : new int[] {1, 2, 4}) {
      Simulation simulation = new Simulation(POOL, threads);
      Throwable failure = null;
      try {
        simulation.summarise(sampler, request, Deadline.NONE);
      } catch (RuntimeException e) {
        failure = e;
      }
      assertThat(failure).hasMessageContaining("'Y'").hasMessageContaining("in row");
      first = first.isEmpty() ? String.valueOf(failure) : first;
      assertThat(String.valueOf(failure)).isEqualTo(first);
    }
  }

  @Test
  void theDeadlineIsPolledInEveryBlock() {
    AtomicInteger polls = new AtomicInteger();
    Deadline deadline = Deadline.when(() -> polls.incrementAndGet() > 3);
    LinearSampler sampler = LinearSampler.of(LINEAR, List.of(), 1);
    SummaryRequest request = SummaryRequest.of(Simulation.MOST_SAMPLES);
    assertThatThrownBy(() -> new Simulation(POOL, 2).summarise(sampler, request, deadline))
        .isInstanceOf(CancellationException.class);
    assertThat(polls.get()).isBetween(4, 6);
  }

  @Test
  void aFullExecutorLeavesTheWorkToTheCaller() {
    LinearSampler sampler = LinearSampler.of(LINEAR, List.of(), 1);
    SummaryRequest request = SummaryRequest.of(200_000);
    Simulation rejected =
        new Simulation(
            task -> {
              throw new RejectedExecutionException();
            },
            4);
    Simulation never = new Simulation(task -> {}, 4);
    ContinuousSummary alone = new Simulation(POOL, 1).summarise(sampler, request, Deadline.NONE);
    assertThat(rejected.summarise(sampler, request, Deadline.NONE)).isEqualTo(alone);
    assertThat(never.summarise(sampler, request, Deadline.NONE)).isEqualTo(alone);
  }

  @Test
  void requestsAreCheckedAgainstTheirLimits() {
    assertThatThrownBy(() -> SummaryRequest.of(0)).hasMessageContaining("1 to 1000000000");
    assertThatThrownBy(() -> new SummaryRequest(5, List.of(), false, List.of(1.5)))
        .hasMessageContaining("1.5");
    Simulation here = new Simulation(POOL, 1);
    LinearSampler sampler = LinearSampler.of(LINEAR, List.of(), 1);
    SummaryRequest twice = new SummaryRequest(5, List.of("V1", "V1"), false, List.of());
    assertThatThrownBy(() -> here.summarise(sampler, twice, Deadline.NONE))
        .hasMessageContaining("twice");
    LinearModel many = ModelDraws.linear(new RandomStream(1, 1).generator(0), 1, false);
    assertThat(
            here.summarise(
                    LinearSampler.of(many, List.of(), 1), SummaryRequest.of(3), Deadline.NONE)
                .samples())
        .isEqualTo(3);
  }

  @Test
  void segmentsCoverEveryRowOnceWhateverTheSize() {
    for (long samples : new long[] {1, 31, 1024, 65_536, 65_537, 10_000_000, 1_000_000_000}) {
      for (int width : new int[] {1, 10, 300, 40_000}) {
        Blocks blocks = Blocks.of(samples, width);
        assertThat(blocks.segments()).isBetween(1, 1024);
        assertThat(blocks.segment() % blocks.rows()).isZero();
        long covered = 0;
        for (int segment = 0; segment < blocks.segments(); segment++) {
          assertThat(blocks.start(segment)).isEqualTo(covered);
          covered = blocks.end(segment);
        }
        assertThat(covered).isEqualTo(samples);
      }
    }
  }
}
