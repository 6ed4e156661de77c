package io.causalgym.inference.linear;

import io.causalgym.model.ModelException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A world of the same unit: its errors are those of the factual world, and some nodes are set, to
/// numbers or to what they are in other worlds.
public final class World {
  /// Worlds within worlds at most.
  public static final int DEEPEST = 100;

  /// Settings at most, those of worlds within counted.
  public static final int MOST_SETTINGS = 20_000;

  /// Nothing is set.
  public static final World FACTUAL = new World(Collections.emptySortedMap());

  private final SortedMap<String, Setting> settings;
  private final int depth;
  private final int size;
  private final int hash;

  /// @param settings what each node that is intervened on is set to, by name
  /// @throws ModelException if it is too deep or too large
  public World(SortedMap<String, Setting> settings) {
    this.settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    int deepest = 0;
    int count = settings.size();
    for (Setting setting : settings.values()) {
      if (setting instanceof Setting.Natural(_, World inner)) {
        deepest = Math.max(deepest, inner.depth + 1);
        count = Math.min(count + inner.size, MOST_SETTINGS + 1);
      }
    }
    if (deepest > DEEPEST || count > MOST_SETTINGS) {
      throw new ModelException(
          "do",
          deepest + ", " + count,
          "the worlds are nested "
              + deepest
              + " deep and set "
              + count
              + " nodes or more; "
              + DEEPEST
              + " and "
              + MOST_SETTINGS
              + " are possible");
    }
    this.depth = deepest;
    this.size = count;
    this.hash = this.settings.hashCode();
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

  /// What each node that is intervened on is set to, by name.
  public SortedMap<String, Setting> settings() {
    return settings;
  }

  /// A node of this world as it is written, such as `Y_{X=1.0}`.
  String label(String node) {
    return settings.isEmpty()
        ? node
        : settings.entrySet().stream()
            .map(setting -> setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining(", ", node + "_{", "}"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof World world && hash == world.hash && settings.equals(world.settings);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return "do" + settings;
  }
}
