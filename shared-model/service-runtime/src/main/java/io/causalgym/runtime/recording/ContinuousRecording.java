package io.causalgym.runtime.recording;

import io.causalgym.runtime.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A recording from the start of the process to its end, of which the last part is kept and left in
/// a file. A process that is killed leaves none.
public final class ContinuousRecording implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContinuousRecording.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Recording recording;
  private final Path file;

  private ContinuousRecording(Recording recording, Path file) {
    this.recording = recording;
    this.file = file;
  }

  /// Begins to record.
  ///
  /// @param roles the parts that run in this JVM, for the file's name
  /// @throws SettingsException if the folder cannot be written
  public static ContinuousRecording begin(RecordingSettings settings, List<String> roles) {
    String name = String.join("-", roles) + "-" + TIME.format(Instant.now());
    Path file = settings.folder().resolve(name + "-" + ProcessHandle.current().pid() + ".jfr");
    Recording recording = settings.detail().recording(settings.bytes(), settings.age());
    try {
      Files.createDirectories(settings.folder());
      recording.setName("causalgym");
      recording.setDestination(file);
      // Where the end comes before a close.
      recording.setDumpOnExit(true);
      recording.start();
    } catch (IOException e) {
      recording.close();
      throw new SettingsException(
          RecordingSettings.FOLDER.name()
              + " names "
              + settings.folder()
              + ", which cannot be written: "
              + e.getMessage());
    }
    return new ContinuousRecording(recording, file);
  }

  /// Writes the file.
  @Override
  public void close() {
    try {
      if (recording.getState() == RecordingState.RUNNING) {
        recording.stop();
        LOG.atInfo().addKeyValue("file", file).log("left a recording");
      }
    } catch (IllegalStateException ended) {
      // At the end of the JVM its own hook writes recordings too, and came first.
      LOG.atDebug().addKeyValue("file", file).log("the JVM has written the recording");
    }
  }
}
