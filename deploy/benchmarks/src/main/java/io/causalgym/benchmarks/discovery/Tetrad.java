package io.causalgym.benchmarks.discovery;

import edu.cmu.tetrad.data.CovarianceMatrix;
import edu.cmu.tetrad.data.DataSet;
import edu.cmu.tetrad.graph.Graph;
import edu.cmu.tetrad.search.Boss;
import edu.cmu.tetrad.search.DirectLingam;
import edu.cmu.tetrad.search.Fas;
import edu.cmu.tetrad.search.Fci;
import edu.cmu.tetrad.search.Fges;
import edu.cmu.tetrad.search.Grasp;
import edu.cmu.tetrad.search.Pc;
import edu.cmu.tetrad.search.PermutationSearch;
import edu.cmu.tetrad.search.score.BdeuScore;
import edu.cmu.tetrad.search.score.SemBicScore;
import edu.cmu.tetrad.search.test.IndTestChiSquare;
import edu.cmu.tetrad.search.test.IndTestFisherZ;
import io.causalgym.dataset.MemorySample;
import io.causalgym.numeric.random.RandomStream;

/// Tetrad's algorithms, version 7.6.6, with its own defaults but for alpha 0.01 and penalty 2.
final class Tetrad {
  private static final double ALPHA = 0.01;
  private static final double PENALTY = 2;
  private static final int REPLICATES = 4;
  private static final int WANTED_REPLICATES = 100;

  private Tetrad() {}

  private interface Algorithm {
    Graph search(DataSet data) throws InterruptedException;
  }

  private static Contender contender(Algorithm algorithm) {
    return new Contender(
        "Tetrad 7.6.6",
        world -> {
          DataSet data = TetradData.of(world.sample());
          return () ->
              Contender.Outcome.of(TetradData.edges(algorithm.search(data), world.names()));
        });
  }

  static Contender skeleton() {
    return contender(data -> {
      Fas fas = new Fas(new IndTestFisherZ(data, ALPHA));
      fas.setStable(true);
      return fas.search();
    });
  }

  static Contender pc() {
    return contender(Tetrad::pc);
  }

  private static Graph pc(DataSet data) throws InterruptedException {
    Pc pc = new Pc(new IndTestFisherZ(data, ALPHA));
    pc.setStable(true);
    return pc.search();
  }

  static Contender pcChiSquare() {
    return contender(data -> {
      Pc pc = new Pc(new IndTestChiSquare(data, ALPHA));
      pc.setStable(true);
      return pc.search();
    });
  }

  static Contender fges() {
    return contender(data -> new Fges(semBic(data)).search());
  }

  static Contender fgesBdeu() {
    return contender(data -> new Fges(new BdeuScore(data)).search());
  }

  private static SemBicScore semBic(DataSet data) {
    SemBicScore score = new SemBicScore(new CovarianceMatrix(data));
    score.setPenaltyDiscount(PENALTY);
    return score;
  }

  static Contender boss() {
    return contender(data -> {
      Boss boss = new Boss(semBic(data));
      boss.setVerbose(false);
      return new PermutationSearch(boss).search();
    });
  }

  static Contender grasp() {
    return contender(data -> {
      SemBicScore score = semBic(data);
      Grasp grasp = new Grasp(new IndTestFisherZ(data, ALPHA), score);
      grasp.setUseScore(true);
      grasp.setDepth(3);
      grasp.setUncoveredDepth(1);
      grasp.setNonSingularDepth(1);
      grasp.setVerbose(false);
      grasp.bestOrder(score.getVariables());
      return grasp.getGraph(true);
    });
  }

  static Contender fci() {
    return contender(data -> {
      Fci fci = new Fci(new IndTestFisherZ(data, ALPHA));
      fci.setStable(true);
      return fci.search();
    });
  }

  static Contender directLingam() {
    return contender(data -> new DirectLingam(data, semBic(data)).search());
  }

  /// A few bootstrap replicates of PC, taken for a hundred.
  static Contender bootstrapPc() {
    return new Contender(
        "Tetrad 7.6.6, 4 of 100 replicates",
        world -> {
          DataSet[] replicates = new DataSet[REPLICATES];
          for (int replicate = 0; replicate < REPLICATES; replicate++) {
            RandomStream random = new RandomStream(1, replicate);
            int[] rows = new int[world.sample().rows()];
            for (int row = 0; row < rows.length; row++) {
              rows[row] = random.below(row, rows.length);
            }
            replicates[replicate] = TetradData.of(MemorySample.ofRows(world.sample(), rows));
          }
          return () -> {
            Contender.Outcome last = Contender.Outcome.of(java.util.List.of());
            for (DataSet replicate : replicates) {
              last = Contender.Outcome.of(TetradData.edges(pc(replicate), world.names()));
            }
            return last;
          };
        },
        WANTED_REPLICATES / REPLICATES);
  }
}
