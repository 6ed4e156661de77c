package io.causalgym.standalone.demo;

import io.causalgym.contract.CausalQuery;
import io.causalgym.contract.GraphDocument;
import io.causalgym.contract.IdentifyAnswer;
import io.causalgym.contract.IdentifyQuery;

/// The smallest question that no amount of data answers.
final class Bow implements Chapter {
  private static final String GRAPH = "dag { smoking -> cancer; smoking <-> cancer }";

  @Override
  public void tell(Questions questions, Notebook notebook) {
    notebook.title("Without the tar: an honest no");
    notebook.say("The same without a mediator: " + GRAPH);
    IdentifyAnswer answer =
        questions.identify(
            new IdentifyQuery(
                GraphDocument.text(GRAPH), CausalQuery.text("P(cancer | do(smoking))")));
    switch (answer) {
      case IdentifyAnswer.Identified identified ->
          throw new IllegalStateException("a bow has no formula: " + identified.estimand().text());
      case IdentifyAnswer.NotIdentified refused -> {
        notebook.say("  P(cancer | do(smoking)) cannot be computed, however many people one asks:");
        notebook.say("  " + refused.reason());
        notebook.say(
            "  witness, a hedge: F = "
                + refused.hedge().outer()
                + ", F' = "
                + refused.hedge().inner());
      }
    }
  }
}
