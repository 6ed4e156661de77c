package io.causalgym.inference.identification.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A variable's name for LaTeX's math mode: `V12` as `V_{12}`, `blood_pressure` in italics.
final class LatexName {
  private static final Pattern INDEXED = Pattern.compile("(\\p{L})_?(\\d+)('*)");
  private static final Pattern LETTER = Pattern.compile("\\p{L}'*");

  private LatexName() {}

  static String of(String name) {
    Matcher indexed = INDEXED.matcher(name);
    if (indexed.matches()) {
      return indexed.group(1) + "_{" + indexed.group(2) + "}" + indexed.group(3);
    }
    if (LETTER.matcher(name).matches()) {
      return name;
    }
    int primes = name.length();
    while (primes > 0 && name.charAt(primes - 1) == '\'') {
      primes--;
    }
    return "\\mathit{" + escaped(name.substring(0, primes)) + "}" + name.substring(primes);
  }

  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      switch (c) {
        case '_', '%', '$', '#', '&', '{', '}' -> escaped.append('\\').append(c);
        case '\\' -> escaped.append("\\backslash ");
        case '^' -> escaped.append("\\hat{}");
        case '~' -> escaped.append("\\sim ");
        case ' ' -> escaped.append("\\ ");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
