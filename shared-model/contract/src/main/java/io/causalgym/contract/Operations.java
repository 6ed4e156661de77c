package io.causalgym.contract;

import java.util.List;
import java.util.stream.Stream;

/// Every operation of every service.
public final class Operations {
  public static final List<Operation<?, ?>> ALL =
      Stream.of(
              InferenceOperations.ALL,
              DiscoveryOperations.ALL,
              EvaluationOperations.ALL,
              JobOperations.ALL)
          .flatMap(List::stream)
          .toList();

  private Operations() {}
}
