package io.causalgym.model.equation;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words of the language.
final class Syntax {
  private static final Set<String> RESERVED = Set.of("and", "or", "not");
  private static final String PI = "pi";

  private static final Map<String, Function> FUNCTIONS =
      Arrays.stream(Function.values())
          .filter(Function::named)
          .collect(Collectors.toMap(Function::symbol, UnaryOperator.identity()));

  private Syntax() {}

  /// Whether it cannot be a name.
  static boolean reserved(Token token) {
    return token.kind() == Token.Kind.NAME && RESERVED.contains(token.text());
  }

  static @Nullable Function function(String name) {
    return FUNCTIONS.get(name);
  }

  static String arity(Function function) {
    if (function.folds()) {
      return "one or more";
    }
    return function.fewest() == function.most()
        ? Integer.toString(function.fewest())
        : function.fewest() + " to " + function.most();
  }

  /// The name as it is written in a text.
  static String quoted(String name) {
    boolean plain =
        Lexer.starts(name.codePointAt(0))
            && name.codePoints().allMatch(Lexer::continues)
            && !RESERVED.contains(name)
            && !name.equals(PI);
    return plain ? name : "`" + name + "`";
  }
}
