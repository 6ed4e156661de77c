package io.causalgym.evaluation.elicitation.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JSON objects in a text, also as models write them: single quotes, names without any, comments, a
/// comma too many, line ends and LaTeX in strings. None of these has a second reading; two members
/// of one name have, and are no object.
public final class JsonText {
  private static final int DEEPEST = 20;
  private static final int LONGEST_NUMBER = 60;
  private static final int MOST_OBJECTS = 20;
  private static final Pattern SPACES =
      Pattern.compile("[\\u00a0\\u2000-\\u200d\\u202f\\ufeff\\u3000]");

  private static final Pattern ESCAPE = Pattern.compile("\\\\([\"'\\\\/bfnrt]|u[0-9a-fA-F]{4})?");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                  .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                  .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                  .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                  .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
                  .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonText() {}

  /// Where an object stands in a text.
  public record Span(int start, int end) {
    public String of(String text) {
      return text.substring(start, end);
    }
  }

  /// The object that a text is, if it is one and nothing else.
  public static Optional<JsonNode> object(String text) {
    String plain = SPACES.matcher(text).replaceAll(" ").strip();
    if (!plain.startsWith("{") || !plain.endsWith("}")) {
      return Optional.empty();
    }
    // Typographic quotes only where there are no others, which they would be quoted by.
    String quoted = plain.indexOf('"') < 0 ? plain.replaceAll("[\u201c\u201d\u201e]", "\"") : plain;
    try {
      return Optional.of(JSON.readTree(escaped(quoted))).filter(JsonNode::isObject);
    } catch (JsonProcessingException notOne) {
      return Optional.empty();
    }
  }

  /// With LaTeX commands as the text that they were meant to be: `\(` is no escape in JSON.
  private static String escaped(String object) {
    return object.indexOf('\\') < 0
        ? object
        : ESCAPE.matcher(object).replaceAll(e -> e.group(1) == null ? "\\\\\\\\" : "$0");
  }

  /// Where a text has a member of a name, last; the object around it may be broken.
  public static Optional<Integer> member(String text, String name) {
    Matcher member = Pattern.compile("([\"'])" + Pattern.quote(name) + "\\1\\s?:").matcher(text);
    Optional<Integer> last = Optional.empty();
    while (member.find()) {
      last = Optional.of(member.start());
    }
    return last;
  }

  /// The last objects of a text that are in no other, found in one pass: braces are counted, but
  /// for those in strings within braces.
  public static List<Span> spans(String text) {
    Deque<Integer> open = new ArrayDeque<>();
    Deque<Span> closed = new ArrayDeque<>();
    boolean string = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' && !open.isEmpty()) {
        string = !string;
      } else if (string && c == '\\') {
        at++;
      } else if (!string && c == '{') {
        open.push(at);
      } else if (!string && c == '}' && !open.isEmpty()) {
        close(closed, open.pop(), at + 1);
      }
    }
    return new ArrayList<>(closed);
  }

  private static void close(Deque<Span> closed, int start, int end) {
    while (!closed.isEmpty() && closed.getLast().start() > start) {
      closed.removeLast();
    }
    closed.addLast(new Span(start, end));
    if (closed.size() > MOST_OBJECTS) {
      closed.removeFirst();
    }
  }

  /// From the brace that closes last back to the one that opens it, whatever quotes stand between:
  /// one that is never closed hides what {@link #spans} looks for.
  public static Optional<Span> last(String text) {
    int end = text.lastIndexOf('}');
    int depth = 0;
    for (int at = end; at >= 0; at--) {
      char c = text.charAt(at);
      depth += c == '}' ? 1 : c == '{' ? -1 : 0;
      if (depth == 0) {
        return Optional.of(new Span(at, end + 1));
      }
    }
    return Optional.empty();
  }
}
