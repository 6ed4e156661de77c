package io.causalgym.inference.linear;

import io.causalgym.model.ModelException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A world of the same unit: its errors are those of the factual world, and some nodes are set.
///
/// @param settings what each node that is intervened on is set to, by name
public record World(SortedMap<String, Setting> settings) {

  /// Nothing is set.
  public static final World FACTUAL = new World(new TreeMap<>());

  public World {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /// What a node is set to.
  public sealed interface Setting {

    /// A number.
    record Value(double value) implements Setting {
      public Value {
        if (!Double.isFinite(value)) {
          throw new ModelException("do", Double.toString(value), "set nodes to finite values");
        }
      }

      @Override
      public String toString() {
        return Double.toString(value);
      }
    }

    /// The value that a node has in another world, as in `Y_{X=1, M_{X=0}}`.
    record Natural(String node, World world) implements Setting {
      @Override
      public String toString() {
        return world.label(node);
      }
    }
  }

  /// The world of `do(values)`.
  public static World of(Map<String, Double> values) {
    SortedMap<String, Setting> settings = new TreeMap<>();
    values.forEach((node, value) -> settings.put(node, new Setting.Value(value)));
    return new World(settings);
  }

  /// Such as `Y_{X=1.0}`.
  String label(String node) {
    return settings.isEmpty()
        ? node
        : settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(", ", node + "_{", "}"));
  }
}
