package io.causalgym.benchmarks.discovery;

import java.util.List;
import java.util.stream.Stream;

/// The table of targets: an algorithm more is a line more.
final class Rows {
  private static final int ANY = Integer.MAX_VALUE;
  private static final String SLOW = "takes minutes at this size, more than the cap";

  private final Worlds worlds;

  Rows(Worlds worlds) {
    this.worlds = worlds;
  }

  List<Row> all() {
    return Stream.of(skeletons(), pc(), scores(), discrete(), others())
        .flatMap(List::stream)
        .toList();
  }

  private List<Row> skeletons() {
    return List.of(
        skeleton("lg_100_3_1000", 5, "ratios 10 to pcalg, 150 to Tetrad", Tetrad.skeleton()),
        skeleton("lg_200_4_2000", 20, "ratios 25 to pcalg, 150 to Tetrad", Tetrad.skeleton()),
        skeleton("lg_500_4_1000", 50, "ratios 25 to pcalg, 150 to Tetrad", Tetrad.skeleton()),
        new Row(
            "skeleton-1000",
            () -> LinearWorlds.of(1000, 4, 1000, 1),
            List.of(Truth.ADJACENCIES),
            150,
            ANY,
            "ratios 30 to pcalg, 150 to Tetrad",
            "",
            Ours.skeleton(),
            List.of(Tetrad.skeleton().without(SLOW))));
  }

  private Row skeleton(String fixture, double millis, String wanted, Contender peer) {
    return new Row(
        "skeleton-" + size(fixture),
        () -> worlds.fixture(fixture),
        List.of(Truth.SKELETON),
        millis,
        0,
        wanted,
        "skeleton",
        Ours.skeleton(),
        List.of(peer));
  }

  private List<Row> pc() {
    return List.of(
        pc("lg_50_3_1000", 23, Tetrad.pc()),
        pc("lg_100_3_1000", 36, Tetrad.pc()),
        pc("lg_200_4_2000", 103, Tetrad.pc()),
        pc("lg_500_4_1000", 344, Tetrad.pc()));
  }

  private Row pc(String fixture, int difference, Contender peer) {
    return new Row(
        "pc-" + size(fixture),
        () -> worlds.fixture(fixture),
        List.of(Truth.CPDAG),
        Double.NaN,
        difference,
        "",
        "pc",
        Ours.pc(),
        List.of(peer));
  }

  private List<Row> scores() {
    return List.of(
        scored("ges", "lg_100_3_1000", Truth.GES, 30, 0, Ours.ges(), Tetrad.fges()),
        scored("ges", "lg_200_4_2000", Truth.GES, 300, 0, Ours.ges(), Tetrad.fges()),
        scored("boss", "lg_50_3_1000", Truth.CPDAG, 30, 5, Ours.boss(), Tetrad.boss()),
        scored("boss", "lg_100_3_1000", Truth.CPDAG, 150, 11, Ours.boss(), Tetrad.boss()),
        scored("boss", "lg_200_4_2000", Truth.CPDAG, 2000, 18, Ours.boss(), Tetrad.boss()),
        scored("grasp", "lg_100_3_1000", Truth.CPDAG, Double.NaN, 4, Ours.grasp(), Tetrad.grasp()));
  }

  private Row scored(
      String kind,
      String fixture,
      Truth truth,
      double millis,
      int difference,
      Contender ours,
      Contender peer) {
    return new Row(
        kind + "-" + size(fixture),
        () -> worlds.fixture(fixture),
        truth == Truth.CPDAG ? List.of(truth) : List.of(truth, Truth.CPDAG),
        millis,
        difference,
        kind.equals("grasp") ? "" : "ratio 10",
        kind,
        ours,
        List.of(peer));
  }

  private List<Row> discrete() {
    return List.of(
        chiSquare("alarm", 80),
        chiSquare("insurance", 100),
        chiSquare("win95pts", 400),
        bdeu("alarm", 150),
        bdeu("insurance", 300));
  }

  private Row chiSquare(String network, double millis) {
    return new Row(
        "pc-chi-square-" + network,
        () -> worlds.fixture("bn_" + network),
        List.of(Truth.SKELETON),
        millis,
        0,
        "ratio 15",
        "pc-chi-square",
        Ours.pcChiSquare(),
        List.of(Tetrad.pcChiSquare()));
  }

  private Row bdeu(String network, double millis) {
    return new Row(
        "ges-bdeu-" + network,
        () -> worlds.fixture("bn_" + network),
        List.of(Truth.CPDAG),
        millis,
        ANY,
        "ratio 10",
        "ges-bdeu",
        Ours.gesBdeu(),
        List.of(Tetrad.fgesBdeu()));
  }

  private List<Row> others() {
    return List.of(
        new Row(
            "fci-20",
            () -> worlds.fixture("lat_20_4_3_2000"),
            List.of(Truth.PAG),
            10,
            41,
            "ratio 13",
            "fci",
            Ours.fci(),
            List.of(Tetrad.fci())),
        new Row(
            "direct-lingam-20",
            () -> worlds.fixture("ng_20_2_2000"),
            List.of(Truth.DAG),
            30,
            0,
            "ratio 14",
            "direct-lingam",
            Ours.directLingam(),
            List.of(Tetrad.directLingam())),
        new Row(
            "bootstrap-100",
            () -> worlds.fixture("lg_100_3_1000"),
            List.of(),
            500,
            ANY,
            "ratio 10",
            "",
            Ours.bootstrapPc(),
            List.of(Tetrad.bootstrapPc())),
        new Row(
            "csv-1000x1000",
            () -> LinearWorlds.of(1000, 4, 1000, 1),
            List.of(),
            50,
            ANY,
            "",
            "",
            Ours.csv(),
            List.of()));
  }

  private static String size(String fixture) {
    return fixture.split("_", -1)[1];
  }
}
