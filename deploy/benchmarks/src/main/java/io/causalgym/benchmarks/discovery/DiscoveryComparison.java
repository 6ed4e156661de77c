package io.causalgym.benchmarks.discovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Measures the targets of discovery beside its peers, all in one run, prints a table and writes it
/// as JSON.
///
/// Arguments: the repository's folder, the file to write, and the keys of rows, or what stands
/// before a hyphen in them; without any, all rows. The system properties `budgetMillis` and
/// `capMillis` change for how long each search is repeated and after how long it is given up.
public final class DiscoveryComparison {
  private static final long BUDGET_MILLIS = 4_000;
  private static final long CAP_MILLIS = 90_000;

  private final Stopwatch stopwatch =
      new Stopwatch(
          Long.getLong("budgetMillis", BUDGET_MILLIS), Long.getLong("capMillis", CAP_MILLIS));
  private final Report report = new Report(System.out);
  private final List<ScriptPeer> scripts = new ArrayList<>();

  private DiscoveryComparison() {}

  public static void main(String[] arguments) throws IOException {
    Path repository = Path.of(arguments[0]);
    List<String> wanted = Arrays.asList(arguments).subList(2, arguments.length);
    new DiscoveryComparison().run(repository, Path.of(arguments[1]), wanted);
    // A peer may have left threads behind.
    System.exit(0);
  }

  private void run(Path repository, Path output, List<String> wanted) throws IOException {
    for (ScriptPeer peer : ScriptPeer.all(repository.resolve("deploy/benchmarks/discovery"))) {
      if (peer.installed()) {
        scripts.add(peer);
      } else {
        System.out.println(peer.name() + " is not installed: skipped");
      }
    }
    report.begin();
    Worlds worlds = new Worlds(repository.resolve("discovery-service/src/test/resources/fixtures"));
    for (Row row : new Rows(worlds).all()) {
      if (chosen(wanted, row.key())) {
        run(row);
        report.write(output);
      }
    }
    if (chosen(wanted, LargeSearch.KEY)) {
      new LargeSearch().run(report);
      report.write(output);
    }
  }

  private static boolean chosen(List<String> wanted, String key) {
    return wanted.isEmpty()
        || wanted.stream().anyMatch(part -> key.equals(part) || key.startsWith(part + "-"));
  }

  private void run(Row row) {
    World world = row.world().get();
    Measurement ours = measure(row, world, row.ours());
    report.add(row, ours, ours);
    List<Contender> peers = new ArrayList<>(row.peers());
    for (ScriptPeer script : scripts) {
      if (script.kinds().contains(row.kind()) && world.file().isPresent()) {
        peers.add(script.contender(row.kind()));
      }
    }
    for (Contender peer : peers) {
      report.add(row, measure(row, world, peer), ours);
    }
  }

  private Measurement measure(Row row, World world, Contender contender) {
    if (!contender.skipped().isEmpty()) {
      return Measurement.missing(row.key(), contender.name(), contender.skipped());
    }
    try {
      return Measurement.of(row, world, contender.name(), stopwatch.read(contender, world));
    } catch (TimeoutException late) {
      return Measurement.missing(row.key(), contender.name(), "given up at the cap");
    } catch (Exception failed) {
      // A peer's failure is a result; the other rows are wanted all the same.
      return Measurement.missing(
          row.key(),
          contender.name(),
          "failed: " + failed.getClass().getSimpleName() + " " + failed.getMessage());
    }
  }
}
