package io.causalgym.benchmarks.discovery;

import java.util.List;
import java.util.function.Supplier;

/// One line of the table of targets.
///
/// @param key what it is chosen by
/// @param truths what graphs are compared with, the one of the target first
/// @param targetMillis of this project at most
/// @param targetDifference from the first truth at most
/// @param wanted ratios to the peers, for the reader
/// @param kind of search as the scripts of other languages name it, empty where they have none
record Row(
    String key,
    Supplier<World> world,
    List<Truth> truths,
    double targetMillis,
    int targetDifference,
    String wanted,
    String kind,
    Contender ours,
    List<Contender> peers) {
  Row {
    truths = List.copyOf(truths);
    peers = List.copyOf(peers);
  }
}
