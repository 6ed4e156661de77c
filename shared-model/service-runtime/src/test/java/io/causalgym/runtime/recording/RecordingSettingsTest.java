package io.causalgym.runtime.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingSettingsTest {

  private static Optional<RecordingSettings> read(Map<String, String> environment) {
    return RecordingSettings.read(
        SettingsSource.read(Map.of(), new Properties(), environment, RecordingSettings.KEYS));
  }

  @Test
  void givenNoFolder_thenNothingIsRecorded() {
    assertThat(read(Map.of("CAUSALGYM_RECORDING_DETAIL", "profile"))).isEmpty();
  }

  @Test
  void everyKeyIsRead() {
    assertThat(read(Map.of("CAUSALGYM_RECORDING_FOLDER", "/r")))
        .hasValue(
            new RecordingSettings(
                Path.of("/r"), Detail.DEFAULT, Duration.ofMinutes(60), 250L << 20));
    assertThat(
            read(
                Map.of(
                    "CAUSALGYM_RECORDING_FOLDER", "/r",
                    "CAUSALGYM_RECORDING_DETAIL", "profile",
                    "CAUSALGYM_RECORDING_MINUTES", "7",
                    "CAUSALGYM_RECORDING_MEGABYTES", "16")))
        .hasValue(
            new RecordingSettings(Path.of("/r"), Detail.PROFILE, Duration.ofMinutes(7), 16L << 20));
  }

  @ParameterizedTest
  @CsvSource({
    "CAUSALGYM_RECORDING_DETAIL, much",
    "CAUSALGYM_RECORDING_MINUTES, 0",
    "CAUSALGYM_RECORDING_MEGABYTES, 15"
  })
  void aValueThatCannotBeUsedIsRefusedByTheNameOfItsKey(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key);
  }

  @Test
  void aFolderThatIsNoneStopsTheStart(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    RecordingSettings settings =
        new RecordingSettings(
            file.resolve("below"), Detail.DEFAULT, Duration.ofMinutes(1), 1 << 24);

    assertThatThrownBy(() -> ContinuousRecording.begin(settings, List.of("gateway")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("CAUSALGYM_RECORDING_FOLDER");
  }
}
