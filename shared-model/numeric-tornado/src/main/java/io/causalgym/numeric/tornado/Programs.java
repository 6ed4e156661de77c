package io.causalgym.numeric.tornado;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Plans that are ready, found by kernel and sizes: a new one costs up to a second of compilation.
/// For the device's thread.
///
/// Several of one key are kept while each holds an input that somebody may ask for again. When they
/// take too much memory together, those not used for the longest time go.
final class Programs implements AutoCloseable {
  /// Plans of one key, at most.
  static final int ALIKE = 4;

  /// Plans in all: each takes one or two megabytes of heap, however small its arrays.
  static final int MOST = 48;

  private final long mostBytes;
  private long bytes;

  // From the one not used for the longest time on.
  private final Map<Program, Object> keys = new LinkedHashMap<>();

  /// A plan with its arrays.
  interface Program {
    DevicePlan plan();
  }

  /// @param mostBytes of the plans together, on the device and as much in the JVM's process
  Programs(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// Finds a plan, or builds one.
  ///
  /// @param key of the kernel and its sizes
  /// @param sources of the arrays that stay on the device, in the order of {@link DevicePlan#load}
  <P extends Program> P find(Class<P> type, Object key, List<?> sources, Supplier<P> build) {
    List<P> alike = new ArrayList<>();
    keys.forEach((program, its) -> {
      if (its.equals(key)) {
        alike.add(type.cast(program));
      }
    });
    for (P program : alike) {
      if (program.plan().holds(sources)) {
        return used(program, key);
      }
    }
    for (P program : alike) {
      if (!program.plan().holdsSomething()) {
        return used(program, key);
      }
    }
    if (alike.size() >= ALIKE) {
      return used(alike.getFirst(), key);
    }
    P program = build.get();
    bytes += program.plan().bytes();
    keys.put(program, key);
    shrink(program);
    return program;
  }

  /// Takes a plan out, for a computation that leaves its state in it.
  <P extends Program> P take(Class<P> type, Object key, Supplier<P> build) {
    P program = find(type, key, List.of(), build);
    keys.remove(program);
    bytes -= program.plan().bytes();
    return program;
  }

  /// Puts back what was taken.
  void put(Program program, Object key) {
    keys.put(program, key);
    bytes += program.plan().bytes();
    shrink(program);
  }

  private <P extends Program> P used(P program, Object key) {
    keys.remove(program);
    keys.put(program, key);
    return program;
  }

  private void shrink(Program spared) {
    while ((bytes > mostBytes || keys.size() > MOST) && keys.size() > 1) {
      Program oldest = keys.keySet().iterator().next();
      if (oldest.equals(spared)) {
        return;
      }
      drop(oldest);
    }
  }

  private void drop(Program program) {
    keys.remove(program);
    bytes -= program.plan().bytes();
    program.plan().close();
  }

  @Override
  public void close() {
    while (!keys.isEmpty()) {
      drop(keys.keySet().iterator().next());
    }
  }
}
