package io.causalgym.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.standalone.demo.Tour;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole system in this JVM, asked over HTTP.
class TourTest {

  @Test
  void theTourFindsWhatThePapersSay(@TempDir Path charts) throws IOException {
    StringWriter said = new StringWriter();
    try (Throwaway system = Throwaway.start()) {
      Tour.take(system.questions(), new PrintWriter(said), charts);
    }
    assertThat(said.toString())
        // Success of surgery and of the other treatment by the sizes of all 700 stones: 0.51 *
        // 0.931 + 0.49 * 0.730.
        .containsPattern("done: +P\\(success \\| do\\(treatment\\)\\) +83.3 % +77.9 %")
        // Bickel et al.: 44 % of the men and 30 % of the women in these six departments.
        .containsPattern("total effect: .* 44.5 % +30.4 %")
        // Pearl 2009, section 3.3.2: P(cancer | do(smoking)) = 0.4525, and 0.4975 without smoking.
        .containsPattern("done: +P\\(cancer \\| do\\(smoking\\)\\) +45.3 % +49.8 %")
        .contains("F = [cancer, smoking], F' = [cancer]");
    assertThat(charts.toFile().list())
        .containsExactlyInAnyOrder("kidney-stones.png", "berkeley.png", "front-door.png");
  }
}
