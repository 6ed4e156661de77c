package io.causalgym.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page about OWASP's ten names tests; each is there.
class NamedTestsTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");

  @Test
  void everyTestThatThePageNamesExists() throws IOException {
    String page = Project.text(Project.root().resolve("docs/owasp-api-top-ten.md"));
    List<MatchResult> named = NAMED.matcher(page).results().toList();

    assertThat(named).hasSizeGreaterThan(30);
    for (MatchResult test : named) {
      Path source = source(test.group(1));
      assertThat(Project.text(source)).as(test.group()).contains(" void " + test.group(2) + "(");
    }
    for (int number = 1; number <= 10; number++) {
      assertThat(page).contains("**API" + number + " ");
    }
  }

  private static Path source(String name) throws IOException {
    try (Stream<Path> files = Files.walk(Project.root())) {
      return files
          .filter(file -> file.endsWith(name + ".java"))
          .filter(file -> file.toString().contains("src/test/java"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("there is no test " + name));
    }
  }
}
