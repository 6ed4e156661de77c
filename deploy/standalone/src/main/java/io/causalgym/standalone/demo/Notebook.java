package io.causalgym.standalone.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where the tour writes: lines for the reader, charts into a folder.
final class Notebook {
  private final PrintWriter out;
  private final @Nullable Path folder;

  /// @param folder for charts; without one none are drawn
  Notebook(PrintWriter out, @Nullable Path folder) {
    this.out = out;
    this.folder = folder;
  }

  void title(String text) {
    say("");
    say(text);
    say("-".repeat(text.length()));
  }

  void say(String text) {
    out.println(text);
    out.flush();
  }

  /// A row of a table: a label and proportions in per cent.
  void row(String label, double... proportions) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-34s", label));
    for (double proportion : proportions) {
      line.append(String.format(Locale.ROOT, "%12.1f %%", 100 * proportion));
    }
    say(line.toString());
  }

  /// A row of column heads.
  void heads(String... heads) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-34s", ""));
    for (String head : heads) {
      line.append(String.format(Locale.ROOT, "%14s", head));
    }
    say(line.toString());
  }

  /// Draws a chart and says where it is.
  void chart(String file, String title, List<String> groups, List<BarChart.Series> series) {
    if (folder != null) {
      say("  chart: " + new BarChart(title, groups, series).write(folder.resolve(file)));
    }
  }
}
