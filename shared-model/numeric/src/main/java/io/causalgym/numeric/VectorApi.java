package io.causalgym.numeric;

/// Whether this JVM was started with `--add-modules jdk.incubator.vector`. Everything that uses the
/// Vector API has a scalar twin with the same results to the bit.
public final class VectorApi {

  /// Asked before the first touch of a class that uses the Vector API.
  public static final boolean AVAILABLE =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

  private VectorApi() {}
}
