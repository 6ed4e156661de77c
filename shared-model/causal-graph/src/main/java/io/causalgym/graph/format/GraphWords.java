package io.causalgym.graph.format;

import io.causalgym.graph.GraphKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words that name a kind of graph in text.
final class GraphWords {

  /// The graph attribute that holds the kind where the format has no word for it. It is ours: other
  /// programs pass over it.
  static final String KIND = "causal_kind";

  private GraphWords() {}

  /// The kind that is called `word`, upper or lower case, or none.
  static @Nullable GraphKind kind(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "dag" -> GraphKind.DAG;
      case "admg" -> GraphKind.ADMG;
      case "pdag", "cpdag" -> GraphKind.CPDAG;
      case "mag" -> GraphKind.MAG;
      case "pag" -> GraphKind.PAG;
      default -> null;
    };
  }

  /// The value of {@link #KIND}.
  static String word(GraphKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
