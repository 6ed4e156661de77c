package io.causalgym.runtime.jobs;

/// One piece of a job that a worker does in one go.
///
/// @param input JSON
/// @param size units of progress in it, 0 if it will only be known later
public record PartSpec(String input, long size) {
  public PartSpec {
    if (size < 0) {
      throw new IllegalArgumentException("a part of size " + size + ": it cannot be negative");
    }
  }
}
