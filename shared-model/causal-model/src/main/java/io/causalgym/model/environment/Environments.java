package io.causalgym.model.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The library of environments. Their files stand beside this class, the names of those that count
/// in `index.txt`; all are read at the first use.
public final class Environments {
  private Environments() {}

  private static final class Loaded {
    private static final SequencedMap<String, Environment> ALL = load();

    private static SequencedMap<String, Environment> load() {
      SequencedMap<String, Environment> all = new LinkedHashMap<>();
      for (String name : file("index").lines().toList()) {
        all.put(name, EnvironmentReader.read(name, file(name)));
      }
      return all;
    }
  }

  /// All environments, in the order in which they are listed.
  public static List<Environment> all() {
    return List.copyOf(Loaded.ALL.values());
  }

  /// The names, in the same order.
  public static List<String> names() {
    return List.copyOf(Loaded.ALL.keySet());
  }

  /// The environment called `name`, if there is one.
  public static Optional<Environment> named(String name) {
    return Optional.ofNullable(Loaded.ALL.get(name));
  }

  private static String file(String name) {
    try (InputStream in = Environments.class.getResourceAsStream(name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("the environment " + name + " has no file");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
