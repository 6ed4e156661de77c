package io.causalgym.load;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Questions to reference models about interventions. People ask about the graphs of their field
/// over and over, with now and then a new one: of twenty questions nineteen are among some
/// hundreds, and one has been asked by nobody.
final class Evaluations {
  private static final List<String> MODELS =
      List.of("ref/oracle", "ref/associational", "ref/over-adjuster", "ref/graph-reverser");
  private static final int GRAPHS = 60;
  private static final int NEW_OF = 20;

  private Evaluations() {}

  /// One body for each user's next request.
  static Iterator<Map<String, Object>> bodies(long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> Map.<String, Object>of("body", body(random))).iterator();
  }

  private static synchronized String body(Random random) {
    int graph = random.nextInt(GRAPHS);
    String model = MODELS.get(random.nextInt(MODELS.size()));
    String seed = random.nextInt(NEW_OF) == 0 ? ", \"seed\": " + random.nextInt(1 << 30) : "";
    return """
    {"graph": {"text": "dag { X -> M%d -> Y; X <- Z%d -> Y }"}, "intervention": {"X": %d}, "model": "%s"%s}\
    """
        .formatted(graph, graph, random.nextInt(2), model, seed);
  }
}
