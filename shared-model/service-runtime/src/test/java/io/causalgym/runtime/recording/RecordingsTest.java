package io.causalgym.runtime.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.contract.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingsTest {
  private final Recordings recordings = new Recordings();

  @TempDir private Path folder;

  @Name("causalgym.Mark")
  private static final class Mark extends Event {
    @SuppressWarnings("UnusedVariable") // The recorder reads it.
    int number;
  }

  private static void mark(int number) {
    Mark mark = new Mark();
    mark.number = number;
    mark.commit();
  }

  private List<RecordedEvent> events(byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "read", ".jfr"), bytes);
    return RecordingFile.readAllEvents(file);
  }

  private List<Integer> marks(byte[] bytes) throws IOException {
    return events(bytes).stream()
        .filter(event -> event.getEventType().getName().equals("causalgym.Mark"))
        .map(event -> event.getInt("number"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void slicesAreFilesAndTogetherOneFile(Detail detail) throws IOException {
    LiveRecording live = recordings.begin(detail);
    mark(1);
    byte[] first = live.next();
    mark(2);
    byte[] last = live.last();

    assertThat(marks(first)).containsExactly(1);
    assertThat(marks(last)).containsExactly(2);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(first);
    whole.write(last);
    assertThat(marks(whole.toByteArray())).containsExactly(1, 2);
    assertThat(events(whole.toByteArray()))
        .extracting(event -> event.getEventType().getName())
        .contains("jdk.ActiveSetting");
  }

  @Test
  void whatCouldBeASecretIsNotInIt_evenIfSomebodyElseRecordsIt() throws IOException {
    String secret = System.getenv("PATH");
    try (Recording other = new Recording()) {
      Detail.NEVER.forEach(other::enable);
      other.start();
      LiveRecording live = recordings.begin(Detail.PROFILE);

      byte[] told = live.last();

      other.stop();
      Path all = folder.resolve("other.jfr");
      other.dump(all);
      assertThat(text(Files.readAllBytes(all))).contains(secret);
      assertThat(text(told)).doesNotContain(secret);
      assertThat(events(told))
          .isNotEmpty()
          .noneMatch(event -> Detail.NEVER.contains(event.getEventType().getName()));
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void thereIsOneAtATime() throws IOException {
    LiveRecording live = recordings.begin(Detail.DEFAULT);

    assertThatThrownBy(() -> recordings.begin(Detail.DEFAULT))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(409));

    live.close();
    live.close();
    assertThatThrownBy(live::next).isInstanceOf(IllegalStateException.class);
    LiveRecording another = recordings.begin(Detail.DEFAULT);
    another.last();
    recordings.begin(Detail.DEFAULT).close();
  }

  @Test
  void aRecordingOfAllTheTimeIsLeftInItsFolder() throws IOException {
    Path kept = folder.resolve("new").resolve("kept");
    RecordingSettings settings =
        new RecordingSettings(kept, Detail.DEFAULT, Duration.ofMinutes(1), 16L << 20);
    ContinuousRecording recording = ContinuousRecording.begin(settings, List.of("gateway"));
    mark(3);

    recording.close();
    recording.close();

    try (Stream<Path> files = Files.list(kept)) {
      Path file = files.findFirst().orElseThrow();
      assertThat(file.getFileName().toString()).startsWith("gateway-").endsWith(".jfr");
      assertThat(marks(Files.readAllBytes(file))).containsExactly(3);
      assertThat(events(Files.readAllBytes(file)))
          .noneMatch(event -> Detail.NEVER.contains(event.getEventType().getName()));
    }
  }
}
