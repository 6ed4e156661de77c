package io.causalgym.system.fault;

import java.time.Duration;
import java.util.List;

/// Runs traffic, breaks something in the midst of it, and looks at what became of every request.
final class Drill {
  /// Before the fault and after its end.
  private static final Duration CALM = Duration.ofSeconds(4);

  private final FaultCluster cluster;

  Drill(FaultCluster cluster) {
    this.cluster = cluster;
  }

  /// What is done to the cluster while there is traffic.
  interface Fault {
    void happen(Traffic traffic);
  }

  /// @param name of the fault, for its line in the table
  /// @param fault returns when the cluster is whole again
  Incident run(String name, Fault fault) {
    try (Traffic traffic = Traffic.start(cluster.rotation(), cluster.dataset())) {
      traffic.goOn(CALM);
      long injected = System.nanoTime();
      fault.happen(traffic);
      traffic.goOn(CALM);
      List<Asked> asked = traffic.stop();
      History history = new History(asked, cluster.rotation().next());
      Incident incident = new Incident(name, asked, injected, history.lost(), history.duplicated());
      FaultTable.add(incident);
      return incident;
    }
  }
}
