package io.causalgym.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.runtime.database.DatabaseStartException;
import io.causalgym.runtime.database.DatabaseStartException.Reason;
import io.causalgym.runtime.settings.SettingsException;
import java.io.IOException;
import java.net.BindException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @Test
  void aWrongSettingIsToldByItsOwnMessage() {
    Throwable failure = new IllegalStateException(new SettingsException("CAUSALGYM_PORT is 'x'"));
    assertThat(ExitCode.of(failure)).isEqualTo(ExitCode.WRONG_SETTING);
    assertThat(ExitCode.cause(failure)).hasMessage("CAUSALGYM_PORT is 'x'");
  }

  @Test
  void aBusyPortIsToldByWhoNamesThePort() {
    Throwable failure = new IOException("cannot listen on port 8080", new BindException("in use"));
    assertThat(ExitCode.of(failure)).isEqualTo(ExitCode.PORT_BUSY);
    assertThat(ExitCode.cause(failure)).hasMessage("cannot listen on port 8080");
    assertThat(ExitCode.of(new BindException("in use"))).isEqualTo(ExitCode.PORT_BUSY);
  }

  @ParameterizedTest
  @CsvSource({
    "FOLDER_IN_USE, FOLDER_IN_USE",
    "FOLDER_NOT_WRITABLE, FOLDER_NOT_USABLE",
    "PLATFORM_UNSUPPORTED, DATABASE_NOT_USABLE",
    "SERVER_FAILED, DATABASE_NOT_USABLE",
    "MIGRATION_FAILED, DATABASE_NOT_USABLE"
  })
  void whatIsWrongWithTheDatabaseHasACode(Reason reason, ExitCode code) {
    assertThat(ExitCode.of(new DatabaseStartException(reason, "why"))).isEqualTo(code);
  }

  @Test
  void whatNobodyForesawIsAFailure() {
    assertThat(ExitCode.of(new IllegalStateException("bug"))).isEqualTo(ExitCode.FAILED);
    assertThat(ExitCode.of(new IOException("disk"))).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void everyCodeIsDifferent() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::number)).doesNotHaveDuplicates();
  }
}
