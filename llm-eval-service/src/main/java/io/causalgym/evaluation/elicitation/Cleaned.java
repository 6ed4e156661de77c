package io.causalgym.evaluation.elicitation;

import java.text.Normalizer;

/// A model's words without what only decorates them.
final class Cleaned {
  private Cleaned() {}

  /// Without invisible characters, Markdown emphasis and LaTeX wrappers; with plain signs, digits
  /// and spaces.
  static String of(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    plain.codePoints().forEach(c -> append(clean, c));
    return clean
        .toString()
        .replace("\\boxed{", "{")
        .replace("\\text{", "{")
        .replace("\\%", "%")
        .replace("\\(", "")
        .replace("\\)", "")
        .replace("$", "");
  }

  private static void append(StringBuilder clean, int c) {
    switch (c) {
      case '*', '`' -> {}
      case 0x2212, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014 -> clean.append('-');
      case 0x2044 -> clean.append('/');
      case 0x2192, 0x27F6, 0x21D2 -> clean.append("->");
      case 0x2190, 0x27F5 -> clean.append("<-");
      default -> {
        if (Character.getType(c) != Character.FORMAT) {
          clean.appendCodePoint(Character.isWhitespace(c) && c != '\n' ? ' ' : c);
        }
      }
    }
  }
}
