package io.causalgym.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsSourceTest {
  private static final SettingKey PORT = new SettingKey("CAUSALGYM_PORT", "8080", "port");
  private static final SettingKey SECRET = new SettingKey("CAUSALGYM_SECRET", "", "a secret");

  @TempDir Path folder;

  private static SettingsSource read(
      Map<String, String> commandLine,
      Map<String, String> system,
      Map<String, String> environment) {
    Properties properties = new Properties();
    properties.putAll(system);
    return SettingsSource.read(commandLine, properties, environment, List.of(PORT, SECRET));
  }

  @Test
  void theCommandLineIsStrongerThanPropertiesAndTheseThanTheEnvironment() {
    Map<String, String> environment = Map.of("CAUSALGYM_PORT", "1");
    Map<String, String> properties = Map.of("causalgym.port", "2");

    assertThat(read(Map.of(), Map.of(), environment).text(PORT)).contains("1");
    assertThat(read(Map.of(), properties, environment).text(PORT)).contains("2");
    assertThat(read(Map.of("CAUSALGYM_PORT", "3"), properties, environment).text(PORT))
        .contains("3");
  }

  @Test
  void aFileGivesWhatNothingElseGives() throws IOException {
    Path file = Files.writeString(folder.resolve("gym.properties"), "causalgym.port = 9\n");
    Map<String, String> environment = Map.of("CAUSALGYM_SETTINGS_FILE", file.toString());

    assertThat(read(Map.of(), Map.of(), environment).text(PORT)).contains("9");
    assertThat(read(Map.of("CAUSALGYM_PORT", "3"), Map.of(), environment).text(PORT)).contains("3");
  }

  @Test
  void aSecretMayStandInAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "s3cret\n");

    SettingsSource source =
        read(Map.of(), Map.of(), Map.of("CAUSALGYM_SECRET_FILE", file.toString()));

    assertThat(source.text(SECRET)).contains("s3cret");
  }

  @Test
  void anUnknownKeyStopsTheStartAndTheNearestIsNamed() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read(Map.of(), Map.of(), Map.of("CAUSALGYM_PROT", "1")))
        .withMessage("the setting CAUSALGYM_PROT is not known; did you mean CAUSALGYM_PORT?");
  }

  @Test
  void otherVariablesOfTheEnvironmentAreNotOurs() {
    assertThat(read(Map.of(), Map.of(), Map.of("PATH", "/bin")).text(PORT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "eighty", "1e3", "99999999999999999999"})
  void aNumberOutOfRangeNamesItsKeyAndTheRange(String value) {
    SettingsSource source = read(Map.of(), Map.of(), Map.of("CAUSALGYM_PORT", value));

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> source.integer(PORT, 1, 65_535, 8080))
        .withMessage("CAUSALGYM_PORT is '" + value + "'; use a whole number from 1 to 65535");
  }

  @Test
  void anAbsentOrBlankNumberIsItsDefault() {
    assertThat(read(Map.of(), Map.of(), Map.of()).integer(PORT, 1, 65_535, 8080)).isEqualTo(8080);
    assertThat(read(Map.of(), Map.of(), Map.of("CAUSALGYM_PORT", " ")).integer(PORT, 1, 9, 8))
        .isEqualTo(8);
  }

  @Test
  void aFileThatCannotBeReadIsNamedWithItsKey() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> read(Map.of(), Map.of(), Map.of("CAUSALGYM_SETTINGS_FILE", "nowhere")))
        .withMessageStartingWith("CAUSALGYM_SETTINGS_FILE names nowhere");
  }
}
