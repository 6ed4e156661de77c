package io.causalgym.standalone.demo;

import java.io.PrintWriter;
import java.io.Writer;
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
  public static void take(Questions questions, PrintWriter out, Path folder) {
    tell(questions, new Notebook(out, folder));
  }

  /// Asks everything and shows nothing.
  public static void rehearse(Questions questions) {
    tell(questions, new Notebook(new PrintWriter(Writer.nullWriter()), null));
  }

  private static void tell(Questions questions, Notebook notebook) {
    CHAPTERS.forEach(chapter -> chapter.tell(questions, notebook));
  }
}
