package io.causalgym.model.equation;

/// A piece of a text.
///
/// @param text a name without its quotes, else as written
/// @param start where it begins
record Token(Kind kind, String text, int start) {

  enum Kind {
    NAME,
    /// A name in backquotes, which is never a keyword.
    QUOTED,
    NUMBER,
    SYMBOL,
    /// A line end or a semicolon outside parentheses.
    END_OF_STATEMENT,
    END_OF_TEXT
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.NAME && text.equals(word);
  }

  boolean names() {
    return kind == Kind.NAME || kind == Kind.QUOTED;
  }

  boolean ends() {
    return kind == Kind.END_OF_STATEMENT || kind == Kind.END_OF_TEXT;
  }
}
