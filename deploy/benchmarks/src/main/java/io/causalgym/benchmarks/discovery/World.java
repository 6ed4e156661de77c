package io.causalgym.benchmarks.discovery;

import io.causalgym.dataset.Sample;
import io.causalgym.dataset.Variable;
import io.causalgym.graph.Edge;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A sample with what is known of where it comes from.
///
/// @param file where it can be read by other programs
/// @param truths by what they say; edges over the sample's columns
record World(String name, Sample sample, Optional<Path> file, Map<Truth, List<Edge>> truths) {
  World {
    truths = truths.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(truths));
  }

  List<String> names() {
    return sample.variables().stream().map(Variable::name).toList();
  }
}
