package io.causalgym.mapping;

import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import java.util.ArrayList;
import java.util.List;

/// Reads a query such as `P(Y1, Y2 | do(X), Z)`.
///
/// Names are letters, digits, `_`, `.` and `-`, or anything in double quotes.
public final class QueryText {
  private final String text;
  private int at;

  private QueryText(String text) {
    this.text = text;
  }

  /// The query by its sets, read from its text where it is given so.
  ///
  /// @throws ProblemException that names the column and what was expected there
  public static CausalQuery resolved(CausalQuery query) {
    String text = query.text();
    return text == null ? query : new QueryText(text).query();
  }

  private CausalQuery query() {
    expect("P");
    expect("(");
    List<String> outcome = new ArrayList<>();
    List<String> intervened = new ArrayList<>();
    List<String> given = new ArrayList<>();
    do {
      outcome.add(name());
    } while (accept(","));
    if (accept("|")) {
      do {
        term(intervened, given);
      } while (accept(","));
    }
    expect(")");
    if (at < text.length()) {
      throw unexpected("the end");
    }
    return new CausalQuery(outcome, intervened, given, null);
  }

  private void term(List<String> intervened, List<String> given) {
    int start = at;
    String name = name();
    if (!name.equals("do") || !accept("(")) {
      given.add(name);
      return;
    }
    if (text.charAt(start) == '"') {
      at = start;
      throw unexpected("do");
    }
    do {
      intervened.add(name());
    } while (accept(","));
    expect(")");
  }

  private String name() {
    skipBlanks();
    int start = at;
    if (at < text.length() && text.charAt(at) == '"') {
      int end = text.indexOf('"', at + 1);
      if (end < 0) {
        throw unexpected("a closing quote");
      }
      at = end + 1;
      skipBlanks();
      return text.substring(start + 1, end);
    }
    while (at < text.length() && partOfName(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected("a variable's name");
    }
    String name = text.substring(start, at);
    if (at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '=')) {
      throw new ProblemException(
          Problem.of(
              ProblemType.UNSUPPORTED,
              "counterfactual and valued terms such as '"
                  + name
                  + text.charAt(at)
                  + "..' cannot be answered here; name variables only",
              "query",
              text));
    }
    skipBlanks();
    return name;
  }

  private static boolean partOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
  }

  private boolean accept(String symbol) {
    skipBlanks();
    if (!text.startsWith(symbol, at)) {
      return false;
    }
    at += symbol.length();
    skipBlanks();
    return true;
  }

  private void expect(String symbol) {
    if (!accept(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private ProblemException unexpected(String expected) {
    String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    return new ProblemException(
        Problem.of(
                ProblemType.INVALID_VALUE,
                "expected "
                    + expected
                    + " at column "
                    + (at + 1)
                    + " of the query, found "
                    + found
                    + "; write it as P(Y | do(X), Z)",
                "query",
                text)
            .with("column", at + 1));
  }
}
