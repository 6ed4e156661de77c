package io.causalgym.model.network.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.model.network.RowSums;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that would hang or exhaust a reader that trusts them.
class HostileTextTest {
  private static final int LONG = 4_000_000;

  @ParameterizedTest
  @ValueSource(strings = {"(", "{", "x", "<a>", "<BIF>", "\"", "%\n", "/*", "0 ", "network{", "\n"})
  void aLongRunOfOneThingIsRefusedInEveryFormat(String piece) {
    String run = piece.repeat(LONG / piece.length());
    for (NetworkFormat format : NetworkFormat.values()) {
      refused(run, format);
      refused(run, null);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "network x { property ",
        "variable x { type discrete [2] { ",
        "variable x { type discrete [1] { 0 }; } probability ( x ) { table ",
        "variable x { type discrete [1] { 0 }; } probability ( x | ",
        "variable x { type discrete [1] { 0 }; } probability ( x ) { ("
      })
  void aBlockOfBifThatNeverEndsIsRefused(String start) {
    for (String piece : new String[] {"x ", "(", "1 ", "\"", ",", "y\n"}) {
      refused(start + piece.repeat(LONG / 8), NetworkFormat.BIF);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net { a = ",
        "node x { states = (",
        "node x { states = (\"a\"); } potential (x) { data = "
      })
  void aBlockOfNetThatNeverEndsIsRefused(String start) {
    for (String piece : new String[] {"x ", "(", "1 ", "\"", "y\n"}) {
      refused(start + piece.repeat(LONG / 8), NetworkFormat.NET);
    }
  }

  @ParameterizedTest
  @EnumSource(NetworkFormat.class)
  void aTableThatTheTextCannotHoldIsRefusedBeforeItIsMade(NetworkFormat format) {
    refused(wide(format, 23), format, "more than the rest of the text can hold");
    refused(wide(format, 60), format, "the tables have more than 16777216 numbers");
  }

  @Test
  void defaultsMakeNoTableBeyondTheLimit() {
    String text = wide(NetworkFormat.BIF, 60).replace("{ }", "{ default 0.5 0.5; }");

    refused(text, NetworkFormat.BIF, "the tables have more than 16777216 numbers");
  }

  @Test
  void moreStatesThanAVariableMayHaveAreRefused() {
    String states =
        IntStream.range(0, 10_001).mapToObj(Integer::toString).collect(Collectors.joining(" "));

    refused(
        "variable x { type discrete [10001] { " + states + " }; }",
        NetworkFormat.BIF,
        "more than 10000 states");
    refused(
        "BAYES 1 10001 1 1 0 10001" + " 0".repeat(10_001),
        NetworkFormat.UAI,
        "more than 10000 states");
  }

  @Test
  void moreVariablesThanANetworkMayHaveAreRefused() {
    refused("BAYES 20001" + " 1".repeat(100_000), NetworkFormat.UAI, "more than 20000 variables");
  }

  @Test
  void entitiesThatExpandExponentiallyAreNotExpanded() {
    String entities =
        IntStream.range(1, 30)
            .mapToObj(i -> "<!ENTITY e" + i + " \"&e" + (i - 1) + ";&e" + (i - 1) + ";\">")
            .collect(Collectors.joining("\n"));

    refused(
        "<!DOCTYPE BIF [<!ENTITY e0 \"lol\">" + entities + "]><BIF>&e29;</BIF>",
        NetworkFormat.XMLBIF,
        "entity");
  }

  /// A binary variable with so many binary parents, and no numbers.
  private static String wide(NetworkFormat format, int parents) {
    StringBuilder text = new StringBuilder();
    switch (format) {
      case BIF -> {
        for (int v = 0; v <= parents; v++) {
          text.append("variable x").append(v).append(" { type discrete [2] { 0, 1 }; }\n");
        }
        text.append("probability ( x0 | ").append(names(parents, ", ")).append(" ) { }");
      }
      case XMLBIF -> {
        text.append("<BIF><NETWORK>");
        for (int v = 0; v <= parents; v++) {
          text.append("<VARIABLE><NAME>x").append(v).append("</NAME>");
          text.append("<OUTCOME>0</OUTCOME><OUTCOME>1</OUTCOME></VARIABLE>\n");
        }
        text.append("<DEFINITION><FOR>x0</FOR><GIVEN>").append(names(parents, "</GIVEN><GIVEN>"));
        text.append("</GIVEN><TABLE></TABLE></DEFINITION></NETWORK></BIF>");
      }
      case UAI -> {
        text.append("BAYES ").append(parents + 1).append(" 2".repeat(parents + 1)).append('\n');
        text.append(parents + 1).append('\n').append(parents + 1);
        IntStream.rangeClosed(1, parents).forEach(v -> text.append(' ').append(v));
        text.append(" 0\n").append(" 1 0".repeat(parents)).append(" 999999999");
      }
      case NET -> {
        for (int v = 0; v <= parents; v++) {
          text.append("node x").append(v).append(" { states = (\"0\" \"1\"); }\n");
        }
        text.append("potential (x0 | ").append(names(parents, " ")).append(") { data = (); }");
      }
    }
    return text.toString();
  }

  private static String names(int parents, String between) {
    return IntStream.rangeClosed(1, parents)
        .mapToObj(v -> "x" + v)
        .collect(Collectors.joining(between));
  }

  private static void refused(String text, NetworkFormat format, String reason) {
    assertThatThrownBy(() -> NetworkReader.read(text, format, RowSums.REFUSE))
        .isInstanceOf(NetworkTextException.class)
        .hasMessageContaining(reason);
  }

  private static void refused(String text, @Nullable NetworkFormat format) {
    assertThatThrownBy(() -> NetworkReader.read(text, format, RowSums.REFUSE))
        .isInstanceOfSatisfying(
            NetworkTextException.class,
            // However long the text, the message is short.
            refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(400));
  }
}
