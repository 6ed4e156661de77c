package io.causalgym.numeric.random;

import java.util.random.RandomGenerator;

/// A stream read in the order of its indices.
final class StreamGenerator implements RandomGenerator {
  private final RandomStream stream;
  private long next;

  StreamGenerator(RandomStream stream, long first) {
    this.stream = stream;
    this.next = first;
  }

  @Override
  public long nextLong() {
    return stream.bits(next++);
  }
}
