package io.causalgym.graph.format;

import io.causalgym.graph.Mark;
import io.causalgym.graph.format.GraphDraft.Role;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the attributes in brackets say about roles and marks; all others are passed over.
///
/// An attribute without a value (`[exposure]`) stands in its map with the value `true`.
final class DotAttributes {
  private DotAttributes() {}

  /// The role that an attribute gives to its node, if any: DAGitty's words and letters, and
  /// `observed=no` of other programs.
  static @Nullable Role role(String key, String value) {
    boolean no =
        switch (value.toLowerCase(Locale.ROOT)) {
          case "no", "false", "0" -> true;
          default -> false;
        };
    if (key.equals("observed")) {
      return no ? Role.LATENT : null;
    }
    if (no) {
      return null;
    }
    return switch (key) {
      case "latent", "l", "unobserved", "u" -> Role.LATENT;
      case "exposure", "e", "source" -> Role.EXPOSURE;
      case "outcome", "o", "target" -> Role.OUTCOME;
      case "adjusted", "a" -> Role.ADJUSTED;
      case "selected", "s" -> Role.SELECTED;
      default -> null;
    };
  }

  /// The marks of an edge with these attributes. As Graphviz draws it, `dir` says which ends have a
  /// mark and `arrowhead` and `arrowtail` which one, but a circle counts without `dir` as well,
  /// since it can be there for no other reason.
  ///
  /// @param right the mark at the head where `dir` is absent: an arrow for `->`, none for `--`
  /// @return the marks, or none if `dir` is no direction
  static @Nullable DotEdge marks(Mark right, Map<String, String> attributes) {
    String dir = attributes.getOrDefault("dir", right == Mark.ARROW ? "forward" : "none");
    boolean free = !attributes.containsKey("dir");
    return switch (dir) {
      case "forward" ->
          new DotEdge(
              mark(attributes, "arrowtail", false, free),
              mark(attributes, "arrowhead", true, free));
      case "back" ->
          new DotEdge(
              mark(attributes, "arrowtail", true, free),
              mark(attributes, "arrowhead", false, free));
      case "both" ->
          new DotEdge(
              mark(attributes, "arrowtail", true, free), mark(attributes, "arrowhead", true, free));
      case "none" ->
          new DotEdge(
              mark(attributes, "arrowtail", false, free),
              mark(attributes, "arrowhead", false, free));
      default -> null;
    };
  }

  private static Mark mark(
      Map<String, String> attributes, String end, boolean drawn, boolean free) {
    String shape = attributes.getOrDefault(end, "normal");
    if (shape.equals("odot") && (drawn || free)) {
      return Mark.CIRCLE;
    }
    return drawn && !shape.equals("none") ? Mark.ARROW : Mark.TAIL;
  }
}
