package io.causalgym.standalone.demo;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/// Proportions side by side, as a PNG file.
///
/// @param groups what stands on the horizontal axis
record BarChart(String title, List<String> groups, List<Series> series) {
  // Wong's palette, told apart by colour-blind readers too: Nature Methods 8 (2011) 441.
  private static final Color[] COLOURS = {
    new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73)
  };
  private static final int DOTS_PER_INCH = 150;

  /// @param proportions one for each group
  record Series(String name, List<Double> proportions) {
    Series {
      proportions = List.copyOf(proportions);
    }
  }

  BarChart {
    groups = List.copyOf(groups);
    series = List.copyOf(series);
  }

  /// @return the file's absolute path
  /// @throws ChartException if the machine has no fonts to draw with
  Path write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      BitmapEncoder.saveBitmapWithDPI(
          drawn(), file.toString(), BitmapEncoder.BitmapFormat.PNG, DOTS_PER_INCH);
      return file.toAbsolutePath();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (LinkageError | InternalError missing) {
      // Java finds fonts through a native library that fails to load where there are none.
      throw new ChartException(missing);
    }
  }

  private CategoryChart drawn() {
    CategoryChart chart =
        new CategoryChartBuilder().width(800).height(480).title(title).yAxisTitle("%").build();
    chart
        .getStyler()
        .setSeriesColors(COLOURS)
        .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 16))
        .setLegendPosition(Styler.LegendPosition.OutsideS)
        .setLegendLayout(Styler.LegendLayout.Horizontal)
        .setPlotContentSize(0.9)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderVisible(false);
    chart.getStyler().setLabelsVisible(true).setLabelsFontColor(Color.BLACK);
    chart.getStyler().setAvailableSpaceFill(0.7).setYAxisMin(0.0).setYAxisDecimalPattern("0");
    chart.getStyler().setDecimalPattern("0.0").setChartPadding(12);
    chart.getStyler().setLabelsPosition(0.95);
    for (Series one : series) {
      List<Double> percent = one.proportions().stream().map(p -> 100 * p).toList();
      chart.addSeries(one.name(), groups, percent);
    }
    return chart;
  }
}
