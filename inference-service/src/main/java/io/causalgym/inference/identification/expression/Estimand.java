package io.causalgym.inference.identification.expression;

import io.causalgym.graph.NodeSet;
import java.util.List;

/// A formula over the observational distribution that gives an identified effect, whatever values
/// its free variables outside the query take.
///
/// @param expression the formula
/// @param names what its variables are called, ascending
public record Estimand(Expression expression, List<String> names) {
  public Estimand {
    names = List.copyOf(names);
  }

  /// The formula with names and with shared parts written once.
  public WrittenEstimand written() {
    return SharedParts.write(this);
  }

  /// The formula as text: one line, and a line for each part that it refers to.
  public String text() {
    return new Notation(Notation.Style.TEXT, written()).toString();
  }

  /// The formula for LaTeX's math mode.
  public String latex() {
    return new Notation(Notation.Style.LATEX, written()).toString();
  }

  /// The names of the variables that a value is needed for.
  public List<String> free() {
    return named(expression.free());
  }

  /// The names of `variables`, ascending.
  public List<String> named(NodeSet variables) {
    return variables.stream().mapToObj(names::get).toList();
  }
}
