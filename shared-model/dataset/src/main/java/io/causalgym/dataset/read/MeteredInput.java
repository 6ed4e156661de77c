package io.causalgym.dataset.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts the bytes that pass.
class MeteredInput extends FilterInputStream {
  private long count;

  MeteredInput(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      count++;
      counted();
    }
    return value;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    int read = in.read(into, at, length);
    if (read > 0) {
      count += read;
      counted();
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Told after each read.
  void counted() {}
}
