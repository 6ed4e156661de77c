package io.causalgym.benchmarks.discovery;

import io.causalgym.dataset.MemorySample;
import io.causalgym.dataset.Sample;
import io.causalgym.dataset.read.Ingestion;
import io.causalgym.dataset.read.IngestionControl;
import io.causalgym.dataset.read.IngestionOptions;
import io.causalgym.dataset.store.ColumnarFile;
import io.causalgym.discovery.independence.ChiSquare;
import io.causalgym.discovery.independence.EmptyCells;
import io.causalgym.discovery.independence.FisherZ;
import io.causalgym.discovery.independence.IndependenceTest;
import io.causalgym.discovery.independence.IndependenceTests;
import io.causalgym.discovery.knowledge.Knowledge;
import io.causalgym.discovery.score.Bdeu;
import io.causalgym.discovery.score.GaussianBic;
import io.causalgym.discovery.search.Learner;
import io.causalgym.discovery.search.SearchControl;
import io.causalgym.discovery.search.ancestral.Fci;
import io.causalgym.discovery.search.ancestral.FciOptions;
import io.causalgym.discovery.search.constraint.Pc;
import io.causalgym.discovery.search.constraint.PcOptions;
import io.causalgym.discovery.search.constraint.Skeleton;
import io.causalgym.discovery.search.constraint.SkeletonOptions;
import io.causalgym.discovery.search.constraint.SkeletonSearch;
import io.causalgym.discovery.search.functional.DirectLingam;
import io.causalgym.discovery.search.greedy.Ges;
import io.causalgym.discovery.search.greedy.GesOptions;
import io.causalgym.discovery.search.permutation.Boss;
import io.causalgym.discovery.search.permutation.BossOptions;
import io.causalgym.discovery.search.permutation.Grasp;
import io.causalgym.discovery.search.permutation.GraspOptions;
import io.causalgym.graph.Edge;
import io.causalgym.graph.EdgeKind;
import io.causalgym.numeric.random.RandomStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// This project's algorithms with their defaults, one thread each; tests and scores, correlations
/// included, are made anew in each run.
final class Ours {
  private static final IndependenceTests FISHER_Z = FisherZ::of;
  private static final IndependenceTests CHI_SQUARE =
      (sample, control) -> ChiSquare.of(sample, EmptyCells.DROP_EMPTY);

  private static final int REPLICATES = 100;

  private Ours() {}

  static Contender learner(Learner learner) {
    return new Contender(
        "here",
        world ->
            () ->
                Contender.Outcome.of(
                    learner
                        .learn(
                            world.sample(),
                            Knowledge.none(world.sample().size()),
                            SearchControl.plain())
                        .edges()));
  }

  static Contender skeleton() {
    return new Contender(
        "here",
        world ->
            () -> {
              SearchControl control = SearchControl.plain();
              IndependenceTest test = FISHER_Z.over(world.sample(), control);
              Knowledge nothing = Knowledge.none(test.size());
              Skeleton skeleton =
                  new SkeletonSearch(test, nothing, SkeletonOptions.DEFAULTS).run(control);
              return Contender.Outcome.of(edges(skeleton));
            });
  }

  static List<Edge> edges(Skeleton skeleton) {
    List<Edge> edges = new ArrayList<>();
    for (int a = 0; a < skeleton.size(); a++) {
      for (int b = a + 1; b < skeleton.size(); b++) {
        if (skeleton.adjacent(a, b)) {
          edges.add(new Edge(a, b, EdgeKind.UNDIRECTED));
        }
      }
    }
    return edges;
  }

  static Contender pc() {
    return learner(new Pc(FISHER_Z, PcOptions.DEFAULTS));
  }

  static Contender pcChiSquare() {
    return learner(new Pc(CHI_SQUARE, PcOptions.DEFAULTS));
  }

  static Contender ges() {
    return learner(new Ges(GaussianBic::new, GesOptions.defaults()));
  }

  static Contender gesBdeu() {
    return learner(new Ges(Bdeu::new, GesOptions.defaults()));
  }

  static Contender boss() {
    return learner(new Boss(GaussianBic::new, BossOptions.defaults()));
  }

  static Contender grasp() {
    return learner(new Grasp(GaussianBic::new, GraspOptions.defaults()));
  }

  static Contender fci() {
    return learner(new Fci(FISHER_Z, FciOptions.DEFAULTS));
  }

  /// A hundred bootstrap replicates, one after the other.
  static Contender bootstrapPc() {
    Learner pc = new Pc(FISHER_Z, PcOptions.DEFAULTS);
    return new Contender(
        "here",
        world ->
            () -> {
              List<Edge> last = List.of();
              for (int replicate = 0; replicate < REPLICATES; replicate++) {
                Sample drawn = MemorySample.ofRows(world.sample(), drawn(replicate, world));
                last = pc.learn(drawn, Knowledge.none(drawn.size()), SearchControl.plain()).edges();
              }
              return Contender.Outcome.of(last);
            });
  }

  private static int[] drawn(int replicate, World world) {
    RandomStream random = new RandomStream(1, replicate);
    int[] rows = new int[world.sample().rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = random.below(row, rows.length);
    }
    return rows;
  }

  /// From a file of text to columns in memory.
  static Contender csv() {
    return new Contender(
        "here",
        world -> {
          Path folder = Files.createTempDirectory("benchmark");
          Path source = CsvText.write(world.sample(), folder.resolve("sample.csv"));
          Path target = folder.resolve("sample.columns");
          return () -> {
            new Ingestion(IngestionOptions.DEFAULT, IngestionControl.NONE).ingest(source, target);
            Sample sample = ColumnarFile.load(target, Long.MAX_VALUE);
            if (sample.rows() != world.sample().rows()) {
              throw new IllegalStateException(sample.rows() + " rows were read");
            }
            return Contender.Outcome.of(List.of());
          };
        });
  }

  static Contender directLingam() {
    return learner(new DirectLingam(DirectLingam.Options.DEFAULT));
  }
}
