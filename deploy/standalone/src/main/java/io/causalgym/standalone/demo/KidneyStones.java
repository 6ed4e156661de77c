package io.causalgym.standalone.demo;

import java.util.List;
import java.util.Map;

/// Simpson's paradox in a hospital: the better treatment looks worse, because it was given to the
/// harder cases.
final class KidneyStones implements Chapter {
  private static final String GRAPH =
      "dag { size -> treatment; size -> success; treatment -> success }";

  @Override
  public void tell(Questions questions, Notebook notebook) {
    Counts counts = Counts.read("kidney-stones.csv");
    Effect effect = Effect.of(questions, GRAPH, counts, List.of("treatment"), "success");
    notebook.title("Kidney stones: which treatment is better? (Charig et al., BMJ 1986)");
    notebook.say(counts.total() + " patients. Doctors chose by the size of the stone: " + GRAPH);
    notebook.heads("surgery", "percutaneous");
    for (String size : counts.statesOf("size")) {
      notebook.row(
          "success, " + size + " stones",
          seen(counts, "surgery", Map.of("size", size)),
          seen(counts, "percutaneous", Map.of("size", size)));
    }
    double[] seen = {seen(counts, "surgery", Map.of()), seen(counts, "percutaneous", Map.of())};
    double[] done = {done(effect, "surgery"), done(effect, "percutaneous")};
    notebook.row("seen:  P(success | treatment)", seen);
    notebook.row("done:  P(success | do(treatment))", done);
    notebook.say("  formula: " + effect.formula());
    notebook.say(
        "  Surgery is better for small and for large stones, and "
            + (seen[0] < seen[1] ? "looks worse" : "looks better")
            + " overall because it got the large ones; done to everyone it is "
            + (done[0] > done[1] ? "better." : "worse."));
    notebook.chart(
        "kidney-stones.png",
        "Success of two treatments: seen and done",
        List.of("surgery", "percutaneous"),
        List.of(
            new BarChart.Series("P(success | treatment)", List.of(seen[0], seen[1])),
            new BarChart.Series("P(success | do(treatment))", List.of(done[0], done[1]))));
  }

  private static double seen(Counts counts, String treatment, Map<String, String> stratum) {
    Map<String, String> given = new java.util.HashMap<>(stratum);
    given.put("treatment", treatment);
    return counts.seen("success", "yes", given);
  }

  private static double done(Effect effect, String treatment) {
    return effect.at(Map.of("treatment", treatment, "success", "yes"));
  }
}
