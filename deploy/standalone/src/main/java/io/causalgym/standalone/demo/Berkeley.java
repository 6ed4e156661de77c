package io.causalgym.standalone.demo;

import java.util.List;
import java.util.Map;

/// Simpson's paradox at a university: fewer women were admitted, and department by department they
/// were not treated worse. Sex is not confounded with anything; the question is which effect of it
/// is meant.
final class Berkeley implements Chapter {
  private static final String GRAPH =
      "dag { sex -> department; department -> admitted; sex -> admitted }";

  @Override
  public void tell(Questions questions, Notebook notebook) {
    Counts counts = Counts.read("berkeley.csv");
    notebook.title("Berkeley 1973: were women treated worse? (Bickel et al., Science 1975)");
    notebook.say(counts.total() + " applications to six departments: " + GRAPH);
    Effect total = Effect.of(questions, GRAPH, counts, List.of("sex"), "admitted");
    Effect direct = Effect.of(questions, GRAPH, counts, List.of("sex", "department"), "admitted");
    notebook.heads("men", "women");
    List<String> departments = counts.statesOf("department");
    for (String department : departments) {
      notebook.row(
          "do(sex, department " + department + ")",
          at(direct, "men", department),
          at(direct, "women", department));
    }
    double[] whole = {at(total, "men"), at(total, "women")};
    double[] same = {standardised(counts, direct, "men"), standardised(counts, direct, "women")};
    notebook.row("total effect: P(admitted | do(sex))", whole);
    notebook.row("same department for both, on average", same);
    notebook.say("  formula with the department set: " + direct.formula());
    notebook.say(
        String.format(
            java.util.Locale.ROOT,
            "  Women were admitted %.0f points less often; had both chosen the same departments, %.0f points %s.",
            100 * (whole[0] - whole[1]),
            100 * Math.abs(same[0] - same[1]),
            same[1] > same[0] ? "more often" : "less often"));
    notebook.say("  They had applied to departments that admit few of either sex.");
    notebook.chart(
        "berkeley.png",
        "Admitted, by department and sex",
        departments,
        List.of(
            new BarChart.Series("men", byDepartment(direct, departments, "men")),
            new BarChart.Series("women", byDepartment(direct, departments, "women"))));
  }

  private static List<Double> byDepartment(Effect direct, List<String> departments, String sex) {
    return departments.stream().map(department -> at(direct, sex, department)).toList();
  }

  /// The departments as all applicants together chose them.
  private static double standardised(Counts counts, Effect direct, String sex) {
    return counts.statesOf("department").stream()
        .mapToDouble(department ->
            counts.seen("department", department, Map.of()) * at(direct, sex, department))
        .sum();
  }

  private static double at(Effect total, String sex) {
    return total.at(Map.of("sex", sex, "admitted", "yes"));
  }

  private static double at(Effect direct, String sex, String department) {
    return direct.at(Map.of("sex", sex, "department", department, "admitted", "yes"));
  }
}
