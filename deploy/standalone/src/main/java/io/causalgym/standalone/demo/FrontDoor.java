package io.causalgym.standalone.demo;

import java.util.List;
import java.util.Map;

/// An effect through a mediator, although nobody measured what drives both ends.
final class FrontDoor implements Chapter {
  private static final String GRAPH = "dag { smoking -> tar -> cancer; smoking <-> cancer }";

  @Override
  public void tell(Questions questions, Notebook notebook) {
    Counts counts = Counts.read("smoking.csv");
    notebook.title(
        "Smoking: an effect despite an unmeasured cause (Pearl, Causality, invented numbers)");
    notebook.say("A gene that nobody measured may drive smoking and cancer: " + GRAPH);
    Effect effect = Effect.of(questions, GRAPH, counts, List.of("smoking"), "cancer");
    double[] seen = {
      counts.seen("cancer", "yes", Map.of("smoking", "yes")),
      counts.seen("cancer", "yes", Map.of("smoking", "no"))
    };
    double[] done = {
      effect.at(Map.of("smoking", "yes", "cancer", "yes")),
      effect.at(Map.of("smoking", "no", "cancer", "yes"))
    };
    notebook.heads("smokers", "others");
    notebook.row("seen:  P(cancer | smoking)", seen);
    notebook.row("done:  P(cancer | do(smoking))", done);
    notebook.say("  front-door formula: " + effect.formula());
    notebook.say(
        done[0] < done[1]
            ? "  In these invented numbers smoking even protects: seeing and doing may differ in sign."
            : "  Seeing exaggerates what doing would bring.");
    notebook.chart(
        "front-door.png",
        "Cancer, seen and done (invented numbers)",
        List.of("smokers", "others"),
        List.of(
            new BarChart.Series("P(cancer | smoking)", List.of(seen[0], seen[1])),
            new BarChart.Series("P(cancer | do(smoking))", List.of(done[0], done[1]))));
  }
}
