package io.causalgym.discovery.service.learning;

import io.causalgym.contract.AlgorithmName;
import io.causalgym.contract.DiscoveryParameters;
import io.causalgym.discovery.search.DiscoveryException;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The parameters of one request, which remembers those that its algorithm reads, so that one that
/// would be ignored can be refused.
final class Parameters {
  private final DiscoveryParameters given;
  private final Set<String> read = new TreeSet<>(Set.of("threads", "seed"));

  Parameters(DiscoveryParameters given) {
    this.given = given;
  }

  /// The value of a parameter, or what it is by default.
  <T> T get(String name, Function<DiscoveryParameters, @Nullable T> component, T otherwise) {
    read.add(name);
    T value = component.apply(given);
    return value == null ? otherwise : value;
  }

  /// The value of a parameter that has no default.
  <T> @Nullable T find(String name, Function<DiscoveryParameters, @Nullable T> component) {
    read.add(name);
    return component.apply(given);
  }

  double alpha() {
    return get("alpha", DiscoveryParameters::alpha, 0.01);
  }

  int depth() {
    return get("depth", DiscoveryParameters::depth, -1);
  }

  /// @throws DiscoveryException for a parameter that was given and that nothing read
  void refuseOthers(AlgorithmName algorithm) {
    for (RecordComponent component : DiscoveryParameters.class.getRecordComponents()) {
      Object value = value(component);
      if (value != null && !read.contains(component.getName())) {
        throw new DiscoveryException(
            "parameters." + component.getName(),
            value.toString(),
            "'"
                + component.getName()
                + "' is no parameter of "
                + word(algorithm)
                + " as it is asked for here, whose parameters are "
                + String.join(", ", read)
                + "; leave it out");
      }
    }
  }

  private @Nullable Object value(RecordComponent component) {
    try {
      return component.getAccessor().invoke(given);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("a record's accessors are public", impossible);
    }
  }

  /// A name as the request writes it.
  static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
