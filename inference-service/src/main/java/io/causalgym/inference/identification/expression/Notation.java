package io.causalgym.inference.identification.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Writes an estimand for people. A bound variable whose name already means something outside its
/// sum gets a prime, `sum_{X'} P(Y | M, X') P(X')`; a reference read with such a variable says so,
/// `Q1[X = X']`.
final class Notation {

  enum Style {
    TEXT,
    LATEX
  }

  private final Style style;
  private final WrittenEstimand written;
  private final Map<String, Set<String>> freeOfDefinition = new HashMap<>();

  Notation(Style style, WrittenEstimand written) {
    this.style = style;
    this.written = written;
    written.definitions().forEach((id, tree) -> freeOfDefinition.put(id, free(tree)));
  }

  @Override
  public String toString() {
    Map<String, String> outside = new LinkedHashMap<>();
    free(written.expression()).forEach(name -> outside.put(name, name));
    List<String> lines = new ArrayList<>();
    lines.add(write(written.expression(), outside));
    written
        .definitions()
        .forEach((id, tree) -> {
          Map<String, String> known = new LinkedHashMap<>(outside);
          free(tree).forEach(name -> known.put(name, name));
          lines.add(reference(id) + " = " + write(tree, known));
        });
    return switch (style) {
      case TEXT -> String.join("\n", lines);
      case LATEX ->
          lines.size() == 1
              ? lines.getFirst()
              : "\\begin{array}{l}" + String.join(" \\\\ ", lines) + "\\end{array}";
    };
  }

  /// @param known what each variable that means something here is written as
  private String write(ExpressionTree tree, Map<String, String> known) {
    return switch (tree) {
      case ExpressionTree.Probability p -> probability(p, known);
      case ExpressionTree.Product p -> product(p, known);
      case ExpressionTree.Sum s -> sum(s, known);
      case ExpressionTree.Quotient q -> quotient(q, known);
      case ExpressionTree.One _ -> "1";
      case ExpressionTree.Ref r -> reference(r, known);
    };
  }

  private String probability(ExpressionTree.Probability p, Map<String, String> known) {
    String of = list(p.of(), known);
    if (p.given().isEmpty()) {
      return "P(" + of + ")";
    }
    return "P(" + of + (style == Style.TEXT ? " | " : " \\mid ") + list(p.given(), known) + ")";
  }

  private String product(ExpressionTree.Product p, Map<String, String> known) {
    List<String> factors = new ArrayList<>();
    for (int at = 0; at < p.factors().size(); at++) {
      ExpressionTree factor = p.factors().get(at);
      String text = write(factor, known);
      // The scope of a sum reaches to the end: only the last one can do without brackets.
      boolean bracket =
          (factor instanceof ExpressionTree.Sum && at + 1 < p.factors().size())
              || (factor instanceof ExpressionTree.Quotient && style == Style.TEXT);
      factors.add(bracket ? bracketed(text) : text);
    }
    return String.join(style == Style.TEXT ? " " : " \\, ", factors);
  }

  private String sum(ExpressionTree.Sum s, Map<String, String> known) {
    Map<String, String> inside = new LinkedHashMap<>(known);
    for (String name : s.over()) {
      String written = name;
      while (known.containsValue(written)) {
        written += "'";
      }
      inside.put(name, written);
    }
    String sign = style == Style.TEXT ? "sum_{" : "\\sum_{";
    return sign + list(s.over(), inside) + "} " + write(s.term(), inside);
  }

  private String quotient(ExpressionTree.Quotient q, Map<String, String> known) {
    String above = write(q.numerator(), known);
    String below = write(q.denominator(), known);
    return switch (style) {
      case TEXT -> operand(q.numerator(), above) + " / " + operand(q.denominator(), below);
      case LATEX -> "\\frac{" + above + "}{" + below + "}";
    };
  }

  private static String operand(ExpressionTree tree, String text) {
    return switch (tree) {
      case ExpressionTree.Probability _, ExpressionTree.One _, ExpressionTree.Ref _ -> text;
      case ExpressionTree.Product _, ExpressionTree.Sum _, ExpressionTree.Quotient _ ->
          bracketed(text);
    };
  }

  private static String bracketed(String text) {
    return "[" + text + "]";
  }

  private String reference(ExpressionTree.Ref ref, Map<String, String> known) {
    StringBuilder renamed = new StringBuilder();
    for (String name : freeOf(ref)) {
      String here = known.getOrDefault(name, name);
      if (!here.equals(name)) {
        renamed.append(renamed.isEmpty() ? "[" : ", ");
        renamed.append(name(name)).append(" = ").append(name(here));
      }
    }
    return reference(ref.id()) + (renamed.isEmpty() ? "" : renamed.append(']'));
  }

  private String reference(String id) {
    return style == Style.TEXT ? "Q" + id : "Q_{" + id + "}";
  }

  private String list(List<String> names, Map<String, String> known) {
    List<String> written = new ArrayList<>(names.size());
    names.forEach(name -> written.add(name(known.getOrDefault(name, name))));
    return String.join(style == Style.TEXT ? ", " : ",", written);
  }

  private String name(String name) {
    return switch (style) {
      case TEXT -> name;
      case LATEX -> LatexName.of(name);
    };
  }

  private Set<String> freeOf(ExpressionTree.Ref ref) {
    return freeOfDefinition.getOrDefault(ref.id(), Set.of());
  }

  private Set<String> free(ExpressionTree tree) {
    Set<String> free = new TreeSet<>();
    switch (tree) {
      case ExpressionTree.Probability p -> {
        free.addAll(p.of());
        free.addAll(p.given());
      }
      case ExpressionTree.Product p -> p.factors().forEach(factor -> free.addAll(free(factor)));
      case ExpressionTree.Sum s -> {
        free.addAll(free(s.term()));
        free.removeAll(new HashSet<>(s.over()));
      }
      case ExpressionTree.Quotient q -> {
        free.addAll(free(q.numerator()));
        free.addAll(free(q.denominator()));
      }
      case ExpressionTree.One _ -> {}
      case ExpressionTree.Ref r -> free.addAll(freeOf(r));
    }
    return free;
  }
}
