package io.causalgym.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.KeyValuePair;

class LogSettingsTest {

  @Test
  void givenNothingSet_whenAnEventIsLogged_thenItIsOneLineOfWords() throws Exception {
    assertThat(logged(Map.of())).endsWith(" INFO  io.causalgym.Test answered status=\"200\"\n");
  }

  @Test
  void givenJson_whenAnEventIsLogged_thenItIsOneObjectALine() throws Exception {
    String line = logged(Map.of("CAUSALGYM_LOG_FORMAT", "json"));
    assertThat(line.strip()).doesNotContain("\n");
    JsonNode event = new ObjectMapper().readTree(line);
    assertThat(event.path("level").asText()).isEqualTo("INFO");
    assertThat(event.path("formattedMessage").asText()).isEqualTo("answered");
    assertThat(event.path("kvpList").toString()).contains("status", "200");
  }

  @Test
  void givenALevel_whenLogbackReadsIt_thenOurLoggersHaveIt() throws Exception {
    LoggerContext context = context(Map.of("CAUSALGYM_LOG_LEVEL", "DEBUG"));
    assertThat(context.getLogger("io.causalgym").getEffectiveLevel()).isEqualTo(Level.DEBUG);
    assertThat(context.getLogger("com.hazelcast").getEffectiveLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void givenAFileForTheAudit_whenSomethingIsAudited_thenItIsAnObjectALineThereAndNowhereElse(
      @TempDir Path folder) throws Exception {
    Path file = folder.resolve("deeper").resolve("audit.log");
    LoggerContext context =
        context(Map.of("CAUSALGYM_AUDIT_TO", "file", "CAUSALGYM_AUDIT_FILE", file.toString()));

    context.getLogger("audit").atInfo().addKeyValue("principal", "ada").log("changed");
    assertThat(context.getLogger("audit").isAdditive()).isFalse();
    context.stop();

    JsonNode event = new ObjectMapper().readTree(Files.readString(file));
    assertThat(event.path("formattedMessage").asText()).isEqualTo("changed");
    assertThat(event.path("kvpList").toString()).contains("principal", "ada");
  }

  @Test
  void givenOnlyErrorsAreLogged_whenSomethingIsAudited_thenItIsInTheLogAllTheSame()
      throws Exception {
    LoggerContext context = context(Map.of("CAUSALGYM_LOG_LEVEL", "ERROR"));

    assertThat(context.getLogger("audit").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("audit").isAdditive()).isTrue();
  }

  @Test
  void givenAFormatThatIsNotThere_whenChecked_thenTheKeyAndTheFormatsAreNamed() {
    assertThatThrownBy(() -> check("CAUSALGYM_LOG_FORMAT", "xml"))
        .isInstanceOf(SettingsException.class)
        .hasMessage("CAUSALGYM_LOG_FORMAT is 'xml'; use one of text, json");
    assertThatThrownBy(() -> check("CAUSALGYM_LOG_LEVEL", "loud"))
        .hasMessageContaining("CAUSALGYM_LOG_LEVEL is 'loud'");
    assertThatThrownBy(() -> check("CAUSALGYM_AUDIT_TO", "printer"))
        .hasMessage("CAUSALGYM_AUDIT_TO is 'printer'; use one of log, file");
    assertThatThrownBy(() -> check("CAUSALGYM_AUDIT_DAYS", "0"))
        .hasMessageContaining("CAUSALGYM_AUDIT_DAYS");
  }

  @Test
  void givenKnownValues_whenChecked_thenNothingIsSaid() {
    check("CAUSALGYM_LOG_FORMAT", "json");
    check("CAUSALGYM_LOG_LEVEL", "WARN");
  }

  private static void check(String key, String value) {
    LogSettings.check(
        SettingsSource.read(Map.of(key, value), new Properties(), Map.of(), LogSettings.KEYS));
  }

  private static String logged(Map<String, String> settings) throws Exception {
    LoggerContext context = context(settings);
    Logger logger = context.getLogger("io.causalgym.Test");
    LoggingEvent event = new LoggingEvent("", logger, Level.INFO, "answered", null, null);
    event.setKeyValuePairs(List.of(new KeyValuePair("status", 200)));
    var appender =
        (ConsoleAppender<ILoggingEvent>)
            context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("standard-error");
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  private static LoggerContext context(Map<String, String> settings) throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    settings.forEach(context::putProperty);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    URL configuration = LogSettingsTest.class.getClassLoader().getResource("logback.xml");
    configurator.doConfigure(Objects.requireNonNull(configuration));
    return context;
  }
}
