package io.causalgym.standalone.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/// Everything that the tour shows, in order.
public final class Tour {
  private static final List<Chapter> CHAPTERS =
      List.of(new KidneyStones(), new Berkeley(), new FrontDoor(), new Bow());

  private Tour() {}

  /// Asks the system, writes what it finds to `out`, and charts into `folder`.
  ///
  /// @throws ChartException if the machine has no fonts
  static void take(Questions questions, PrintWriter out, Path folder) {
    Notebook notebook = new Notebook(out, folder);
    CHAPTERS.forEach(chapter -> chapter.tell(questions, notebook));
  }
}
