package io.causalgym.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarChartTest {

  @Test
  void aChartIsAPictureInAFolderThatIsMadeForIt(@TempDir Path folder) throws IOException {
    BarChart chart =
        new BarChart(
            "Seen and done",
            List.of("surgery", "percutaneous"),
            List.of(
                new BarChart.Series("seen", List.of(0.78, 0.826)),
                new BarChart.Series("done", List.of(0.833, 0.779))));
    Path written = chart.write(folder.resolve("charts").resolve("stones.png"));
    var picture = ImageIO.read(written.toFile());
    assertThat(picture.getWidth()).isGreaterThan(800);
    assertThat(picture.getHeight()).isGreaterThan(480);
  }
}
