package io.causalgym.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GymApplicationTest {

  @ParameterizedTest
  @ValueSource(strings = {"up", "cluster", "demo"})
  void theLaunchersHelpNamesEveryOption(String verb) throws IOException {
    String launcher = Files.readString(Path.of("..", "..", "gym"));
    String help = launcher.substring(launcher.indexOf("help_" + verb + "()"));
    help = help.substring(0, help.indexOf("\nHELP\n"));
    CommandLine command =
        Objects.requireNonNull(GymApplication.commandLine().getSubcommands().get(verb));
    List<String> options =
        command.getCommandSpec().options().stream()
            .filter(option -> !option.hidden())
            .flatMap(option -> Arrays.stream(option.names()))
            .filter(name -> name.startsWith("--"))
            .filter(name -> !List.of("--help", "--version").contains(name))
            .toList();
    assertThat(options).isNotEmpty();
    assertThat(help).contains(options);
  }

  @Test
  void theLaunchersHelpListsEveryExitCode() throws IOException {
    String launcher = Files.readString(Path.of("..", "..", "gym"));
    for (ExitCode code : ExitCode.values()) {
      assertThat(launcher).containsPattern("(?m)(^|   ?)\\s*" + code.number() + " [a-z]");
    }
  }

  @Test
  void anUnknownOptionIsAWrongSetting() {
    CommandLine application = GymApplication.commandLine();
    application.setErr(new PrintWriter(Writer.nullWriter()));
    assertThat(application.execute("up", "--prot", "1")).isEqualTo(ExitCode.WRONG_SETTING.number());
  }
}
