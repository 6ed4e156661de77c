package io.causalgym.graph.format;

import static org.assertj.core.api.Assertions.fail;

import io.causalgym.graph.GraphBuilder.Limits;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.GraphKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FuzzTest {
  private static final int MUTATIONS = 3_000;
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "\"",
          "\\",
          ";",
          "->",
          "<->",
          "@",
          "-",
          "<",
          ">",
          "~",
          "=~",
          "*",
          "/*",
          "//",
          "#",
          "!",
          "|",
          ",",
          "=",
          ":",
          "+",
          "\n",
          " ",
          "dag",
          "edge",
          "subgraph",
          "&lt;",
          "&x;",
          "<!DOCTYPE a>",
          "<![CDATA[",
          "<graph>",
          "0",
          "\uD800",
          "\uFEFF",
          "\u0001");

  @ParameterizedTest
  @EnumSource(GraphFormat.class)
  void aMutatedTextGivesAGraphOrAGraphException(GraphFormat format) {
    List<String> texts = texts(format);
    for (long seed = 0; seed < MUTATIONS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      String text = mutated(texts.get(random.nextInt(texts.size())), random);
      GraphFormat forced = random.nextInt(4) == 0 ? null : format;
      try {
        GraphReader.read(text, forced, Limits.DEFAULT);
      } catch (GraphException expected) {
        Assertions.assertThat(expected.problem().message()).isNotBlank();
      } catch (RuntimeException | StackOverflowError bug) {
        fail("format " + format + ", seed " + seed + ": " + bug + " on\n" + text, bug);
      }
    }
  }

  @Test
  void nothingIsPrintedAboutABadText() {
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      for (GraphFormat format : GraphFormat.values()) {
        FormatTexts.problem("<graphml><graph> digraph { a -> -> \"", format);
      }
    } finally {
      System.setErr(before);
    }
    Assertions.assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static List<String> texts(GraphFormat format) {
    List<String> texts = new ArrayList<>();
    switch (format) {
      case BIF -> texts.add(BifReaderTest.SPRINKLER);
      case LAVAAN -> {
        texts.add(LavaanReaderTest.MODEL);
        texts.add(GraphWriter.write(RandomMixedGraphs.of(GraphKind.ADMG, true, 3), format));
      }
      case DAGITTY, DOT, GRAPHML -> {
        for (GraphKind kind : GraphKind.values()) {
          texts.add(GraphWriter.write(RandomMixedGraphs.of(kind, false, 7), format));
        }
      }
    }
    if (format == GraphFormat.DOT || format == GraphFormat.DAGITTY) {
      texts.add(
          "strict digraph \"g\" { edge [dir=both]; subgraph c { a:p:n -> {b \"c\" + \"d\"} } //x\n"
              + " k = <<b>x</b>>; x [latent] /* y */ }");
    }
    return texts;
  }

  /// One to five pieces put in, taken out or doubled.
  private static String mutated(String text, SplittableRandom random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int times = 1 + random.nextInt(5); times > 0; times--) {
      int at = random.nextInt(mutated.length() + 1);
      int end = Math.min(mutated.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> mutated.delete(at, end);
        case 2 -> mutated.insert(random.nextInt(mutated.length() + 1), mutated.substring(at, end));
        default -> mutated.setLength(random.nextInt(8) == 0 ? at : mutated.length());
      }
    }
    return mutated.toString();
  }
}
