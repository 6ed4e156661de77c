package io.causalgym.runtime.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// A recording that is handed out in slices while it goes on. Each slice is a file of its own, and
/// slices one after the other are one file too, as that is how the format is made: it can be sent
/// while it is recorded, and what there is of one that was cut off can be read.
///
/// The next slice begins before the one before ends, so that nothing is missed; the few events
/// between are in both.
///
/// Thread-safe; every method but {@link #close} of a closed one takes a moment.
public final class LiveRecording implements AutoCloseable {
  /// Ten seconds of a busy process are a few megabytes.
  private static final long MOST_BYTES = 32L << 20;

  private static final Duration AGE = Duration.ofMinutes(1);

  private final Detail detail;
  private final Runnable ended;
  private @Nullable Recording current;

  /// @param ended called once, when it is closed
  LiveRecording(Detail detail, Runnable ended) {
    this.detail = detail;
    this.ended = ended;
    this.current = started();
  }

  private Recording started() {
    Recording recording = detail.recording(MOST_BYTES, AGE);
    recording.start();
    return recording;
  }

  /// What was recorded since the last slice; goes on.
  ///
  /// @throws IllegalStateException if it is closed
  public synchronized byte[] next() throws IOException {
    Recording done = running();
    current = started();
    return harmless(done);
  }

  /// What was recorded since the last slice; ends.
  ///
  /// @throws IllegalStateException if it is closed
  public synchronized byte[] last() throws IOException {
    Recording done = running();
    try {
      return harmless(done);
    } finally {
      close();
    }
  }

  private Recording running() {
    if (current == null) {
      throw new IllegalStateException("the recording has ended");
    }
    return current;
  }

  /// Events that others switched on, by `jcmd` for example, are in every recording: they are sorted
  /// out here.
  private static byte[] harmless(Recording done) throws IOException {
    Path raw = Files.createTempFile("recording", ".jfr");
    Path told = Files.createTempFile("recording", ".jfr");
    try (done) {
      done.stop();
      done.dump(raw);
      try (RecordingFile file = new RecordingFile(raw)) {
        file.write(told, event -> !Detail.NEVER.contains(event.getEventType().getName()));
      }
      return Files.readAllBytes(told);
    } finally {
      Files.deleteIfExists(raw);
      Files.deleteIfExists(told);
    }
  }

  /// Ends it, whatever was not handed out.
  @Override
  public synchronized void close() {
    if (current != null) {
      current.close();
      current = null;
      ended.run();
    }
  }
}
