package io.causalgym.evaluation.elicitation.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// No text makes a pattern of the parser work more than a constant for each of its characters.
class PatternsTest {
  /// A repeated group that repeats something itself, without end on both levels.
  private static final Pattern NESTED = Pattern.compile("[^\\\\]\\)(?:[*+]|\\{\\d+,\\})");

  private static final int LENGTH = 2000;
  private static final List<String> PIECES =
      List.of(
          " ",
          "1",
          "1 ",
          "a",
          "a ",
          "{",
          "\\boxed{",
          "ANSWER:",
          "\n",
          "cannot be ",
          "i am ",
          "~~",
          "0.",
          "-",
          "<think>",
          "[0.1",
          "x_",
          "1/",
          "= ",
          "\"p\"",
          "**",
          "not ",
          "$ ",
          "(",
          "A -> ");

  /// Tried at one place of a text, or on all of it, and nowhere searched for.
  private static final Set<String> ANCHORED =
      Set.of(
          "NumberText.ONE_IN",
          "NumberText.FRACTION",
          "NumberText.ERROR",
          "NumberText.RANGE",
          "ChoiceLine.FIRST_WORD",
          "EdgeText.ARROW");

  static Stream<Arguments> patterns() throws IOException, URISyntaxException {
    Class<?> anchor = Cleaned.class;
    Path root =
        Path.of(Objects.requireNonNull(anchor.getResource("Cleaned.class")).toURI().resolve("../"));
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .sorted()
          .toList()
          .stream()
          .flatMap(name -> fields("io.causalgym.evaluation.elicitation." + name));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("patterns")
  void noQuantifierIsNested(String name, Pattern pattern) {
    assertThat(NESTED.matcher(pattern.pattern()).find()).as(pattern.pattern()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("patterns")
  void aMatchTakesAsManySteps(String name, Pattern pattern) {
    for (String piece : PIECES) {
      long once = steps(name, pattern, piece.repeat(LENGTH));
      long twice = steps(name, pattern, piece.repeat(2 * LENGTH));

      assertThat(twice).as(name + " on '" + piece + "'").isLessThanOrEqualTo(once * 5 / 2 + 1000);
    }
  }

  /// Characters looked at until the first match.
  private static long steps(String name, Pattern pattern, String text) {
    AtomicLong steps = new AtomicLong();
    Matcher matcher = pattern.matcher(new Counted(text, steps));
    boolean found = ANCHORED.contains(name) ? matcher.lookingAt() : matcher.find();
    return found ? steps.incrementAndGet() : steps.get();
  }

  private static Stream<Arguments> fields(String name) {
    List<Arguments> patterns = new ArrayList<>();
    try {
      for (Field field : Class.forName(name).getDeclaredFields()) {
        if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          String shown = name.substring(name.lastIndexOf('.') + 1) + "." + field.getName();
          patterns.add(Arguments.of(shown, field.get(null)));
        }
      }
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException(missing);
    }
    return patterns.stream();
  }

  /// A text that counts how often it is looked at.
  private record Counted(String text, AtomicLong steps) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps.incrementAndGet();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
