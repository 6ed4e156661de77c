package io.causalgym.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Files stay readable in one sitting.
class SizeTest {
  private static final int LONGEST_FILE = 500;

  @Test
  void noFileIsLongerThanItsReaderBears() {
    TreeMap<String, Integer> long500 = new TreeMap<>();
    for (Path file : Project.sources()) {
      int lines = Project.text(file).lines().toList().size();
      if (lines > LONGEST_FILE) {
        long500.put(Project.root().relativize(file).toString(), lines);
      }
    }
    assertThat(long500).as("files over %s lines need a reason in docs/adr", LONGEST_FILE).isEmpty();
  }

  @Test
  void halfOfTheFilesAreShort() {
    List<Integer> lengths =
        Project.sources().stream()
            .map(file -> (int) Project.text(file).lines().count())
            .sorted()
            .toList();
    assertThat(lengths.get(lengths.size() / 2)).as("median file length").isLessThanOrEqualTo(100);
    assertThat(lengths.get(lengths.size() * 95 / 100))
        .as("95th percentile")
        .isLessThanOrEqualTo(350);
  }
}
