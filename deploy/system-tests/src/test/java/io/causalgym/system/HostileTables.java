package io.causalgym.system;

import static io.causalgym.system.HostileCase.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Distributions that are none, and interventions on what is not there.
final class HostileTables {
  private static final String GRAPH = "\"graph\":{\"text\":\"dag { X -> Y; Z -> X; Z -> Y }\"},";
  private static final String DIGITS = "1".repeat(100_000);

  private HostileTables() {}

  static Stream<HostileCase> cases() {
    return Stream.of(tables(), bindings()).flatMap(List::stream);
  }

  private static List<HostileCase> tables() {
    List<HostileCase> cases = new ArrayList<>();
    String xyz = "[\"X\",\"Y\",\"Z\"]";
    String even = "[0.125,0.125,0.125,0.125,0.125,0.125,0.125,0.125]";
    for (String number :
        List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "1e999",
            "-1e999",
            DIGITS,
            "0." + DIGITS,
            "1e" + DIGITS,
            "01",
            "+1",
            ".5",
            "1.",
            "0x1",
            "1e",
            "\"0.5\"",
            "null",
            "[0.5]",
            "{}",
            "true")) {
      String shown =
          number.length() > 12 ? number.substring(0, 4) + "..." + number.length() : number;
      cases.add(
          table(
              "cell " + shown,
              "{\"vars\":" + xyz + ",\"p\":[" + number + ",1,0,0,0,0,0,0]}",
              "p\\b|number|NaN|JSON|column"));
    }
    cases.add(
        table(
            "negative cell",
            "{\"vars\":" + xyz + ",\"p\":[-0.5,1.5,0,0,0,0,0,0]}",
            "-0\\.5|negative"));
    cases.add(
        table("sum of a half", "{\"vars\":" + xyz + ",\"p\":[0.5,0,0,0,0,0,0,0]}", "0\\.5|sum"));
    cases.add(
        table(
            "sum just beside one",
            "{\"vars\":" + xyz + ",\"p\":[1.00001,0,0,0,0,0,0,0]}",
            "1\\.00001|sum"));
    cases.add(table("all zero", "{\"vars\":" + xyz + ",\"p\":[0,0,0,0,0,0,0,0]}", "sum"));
    cases.add(
        table(
            "sum over the largest number",
            "{\"vars\":" + xyz + ",\"p\":[1e308,1e308,0,0,0,0,0,0]}",
            "sum|distribution"));
    cases.add(table("too few cells", "{\"vars\":" + xyz + ",\"p\":[0.5,0.5]}", "p\\b"));
    cases.add(table("too many cells", "{\"vars\":[\"X\",\"Y\"],\"p\":" + even + "}", "p\\b"));
    cases.add(table("no cells", "{\"vars\":" + xyz + ",\"p\":[]}", "p\\b"));
    cases.add(table("cells without variables", "{\"vars\":[],\"p\":[1]}", "vars"));
    cases.add(table("variable twice", "{\"vars\":[\"X\",\"X\",\"Y\"],\"p\":" + even + "}", "X"));
    cases.add(table("variable of a number", "{\"vars\":[1,2,3],\"p\":" + even + "}", "vars"));
    cases.add(
        table(
            "variable of the graph missing",
            "{\"vars\":[\"X\",\"Y\"],\"p\":[0.25,0.25,0.25,0.25]}",
            "Z"));
    for (String cards :
        List.of(
            "[2,2]",
            "[2,2,2,2]",
            "[2,2,0]",
            "[2,2,-2]",
            "[2,2,2.5]",
            "[2,2,\"2\"]",
            "[2,2,null]",
            "[1000000000,1000000000,1000000000]",
            "[2147483648,2,2]",
            "[2,2,3]",
            "2",
            "{}")) {
      cases.add(
          table(
              "cards " + cards,
              "{\"vars\":" + xyz + ",\"cards\":" + cards + ",\"p\":" + even + "}",
              "cards|states|cells"));
    }
    cases.add(
        table(
            "undefined cells of one's own",
            "{\"vars\":"
                + xyz
                + ",\"p\":"
                + even
                + ",\"undefined\":[{\"assignment\":{},\"reason\":1}]}",
            "undefined"));
    return cases;
  }

  private static List<HostileCase> bindings() {
    return List.of(
        effect("unknown treatment", "\"do\":{\"Q\":1}", "Q"),
        effect("state that is not there", "\"do\":{\"X\":2}", "X"),
        effect("negative state", "\"do\":{\"X\":-1}", "-1|X"),
        effect("fraction of a state", "\"do\":{\"X\":0.5}", "0\\.5|X"),
        effect("state over all bounds", "\"do\":{\"X\":99999999999}", "99999999999|X"),
        effect("label of a distribution without labels", "\"do\":{\"X\":\"high\"}", "high"),
        effect("state of null", "\"do\":{\"X\":null}", "X|null"),
        effect("state of a list", "\"do\":{\"X\":[1]}", "X|\\[1\\]"),
        effect("treatment twice", "\"do\":{\"X\":1,\"X\":0}", "'X' is there twice"),
        effect("treatment named twice", "\"do\":[\"X\",\"X\"]", "X"),
        effect("treatment of a string", "\"do\":\"X\"", "X|do"),
        effect("treatment that is the outcome", "\"do\":{\"Y\":1}", "Y"),
        effect("condition on the treatment", "\"do\":{\"X\":1},\"given\":{\"X\":0}", "X"),
        effect("condition on the outcome", "\"do\":{\"X\":1},\"given\":{\"Y\":0}", "Y"),
        effect("unknown condition", "\"do\":{\"X\":1},\"given\":[\"W\"]", "W"),
        effect(
            "both do and interventions",
            "\"do\":{\"X\":1},\"interventions\":[{\"X\":1}]",
            "interventions"),
        effect("no interventions", "\"interventions\":[]", "interventions"),
        effect(
            "interventions on different variables",
            "\"interventions\":[{\"X\":1},{\"Z\":1}]",
            "X.*Z"),
        effect(
            "eleven thousand interventions",
            "\"interventions\":[" + "{\"X\":1},".repeat(11_000) + "{\"X\":1}]",
            "10 ?000"));
  }

  private static HostileCase table(String name, String table, String names) {
    return body(
        name,
        "do",
        "{" + GRAPH + "\"distribution\":" + table + ",\"outcome\":[\"Y\"],\"do\":[\"X\"]}",
        names);
  }

  private static HostileCase effect(String name, String rest, String names) {
    String even =
        "{\"vars\":[\"X\",\"Y\",\"Z\"],\"p\":[0.125,0.125,0.125,0.125,0.125,0.125,0.125,0.125]}";
    return body(
        name,
        "do",
        "{" + GRAPH + "\"distribution\":" + even + ",\"outcome\":[\"Y\"]," + rest + "}",
        names);
  }
}
