package io.causalgym.evaluation.elicitation.words;

/// Where a number begins, and whether it is one: not the 3 of `V3`, the 1 of `P(Y=1)`, the power of
/// `10^-2`.
final class NumberStart {
  private static final int WIDEST_CALL = 120;

  private NumberStart() {}

  /// From the first digit back over a decimal point, a sign, a currency.
  ///
  /// @param from behind the number before
  static int of(String text, int digit, int from) {
    int start = digit;
    if (start > from && ".,".indexOf(text.charAt(start - 1)) >= 0 && !isWord(text, start - 2)) {
      start--;
    }
    if (start > from && "+-".indexOf(text.charAt(start - 1)) >= 0 && !isOperand(text, start - 2)) {
      start--;
    }
    int currency = start > from && text.charAt(start - 1) == ' ' ? start - 2 : start - 1;
    return currency >= from && "$€£".indexOf(text.charAt(currency)) >= 0 ? currency : start;
  }

  static boolean isInside(String text, int start) {
    if (start == 0) {
      return false;
    }
    char before = text.charAt(start - 1);
    boolean joined =
        before == '_' || before == '^' || (before == '\\' && text.charAt(start) != '\\');
    boolean hyphened = before == '-' && start > 1 && Character.isLetter(text.charAt(start - 2));
    boolean pointed = before == '.' && start > 1 && Character.isLetter(text.charAt(start - 2));
    return joined || hyphened || pointed || isWord(text, start - 1) || isArgument(text, start);
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && Character.isLetterOrDigit(text.charAt(at));
  }

  private static boolean isOperand(String text, int at) {
    return isWord(text, at) || (at >= 0 && ")%_^]}".indexOf(text.charAt(at)) >= 0);
  }

  /// Whether a bracket is open that follows a name, a command, a brace or a power.
  private static boolean isArgument(String text, int start) {
    int closed = 0;
    for (int at = start - 1; at > 0 && at > start - WIDEST_CALL; at--) {
      char c = text.charAt(at);
      if (")]}".indexOf(c) >= 0) {
        closed++;
      } else if ("([{".indexOf(c) >= 0 && closed-- == 0) {
        char before = text.charAt(at - 1);
        if (isWord(text, at - 1) || "_^}".indexOf(before) >= 0) {
          return true;
        }
        closed = 0;
      }
    }
    return false;
  }
}
