package io.causalgym.discovery.service.datasets;

import io.causalgym.dataset.Sample;

/// A dataset's rows, open until it is closed.
public record OpenSample(Sample sample, Runnable onClose) implements AutoCloseable {
  @Override
  public void close() {
    onClose.run();
  }
}
