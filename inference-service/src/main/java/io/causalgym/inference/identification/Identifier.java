package io.causalgym.inference.identification;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.GraphException;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.graph.separation.GraphView;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.inference.adjustment.AdjustmentSearch;
import io.causalgym.inference.identification.expression.Algebra;
import io.causalgym.inference.identification.expression.Estimand;
import io.causalgym.inference.identification.expression.Expression;
import java.util.List;
import java.util.Optional;

/// Decides whether `P(y | do(x), z)` is identified in a DAG or ADMG, and gives the formula or the
/// hedge. Complete: what it calls not identified no method identifies.
///
/// Evidence that can be turned into an intervention is (rule 2), the rest is conditioned on by
/// division, and the unconditional effect in between is identified by the cheapest criterion that
/// applies: adjustment, front door, districts.
///
/// Source: Shpitser and Pearl, "Identification of conditional interventional distributions", UAI
/// 2006 (`shpitser2006conditional`), algorithm IDC; for the rest {@link HedgeSearch} and {@link
/// DistrictFormula}. Cost `O(z^2 (V + E))` for `z` variables of evidence, and the cost of the
/// formula. Latent nodes are expected to be projected out.
public final class Identifier {
  private static final int LONGEST_LIST = 8;

  private final AdjustmentFinder adjustment;
  private final MediatorFinder mediators;

  public Identifier(AdjustmentFinder adjustment, MediatorFinder mediators) {
    this.adjustment = adjustment;
    this.mediators = mediators;
  }

  /// With every criterion of this project.
  public static Identifier withAllCriteria() {
    return new Identifier(AdjustmentSearch::minimal, new FrontdoorMediators());
  }

  /// The formula of a query, or why there is none.
  ///
  /// @throws GraphException if the graph is no DAG or ADMG or the query does not fit it
  public Identification identify(MixedGraph graph, IdentificationQuery query, Deadline deadline) {
    Question question = Question.of(graph, query);
    Algebra algebra = new Algebra();
    Derivation derivation = new Derivation(graph);
    if (question.intervened().isEmpty()) {
      derivation.observational(question.outcome(), question.given());
      Expression seen = algebra.probability(question.outcome(), question.given());
      Method method = question.given().isEmpty() ? Method.ID : Method.IDC;
      return new Identification.Identified(
          new Estimand(seen, graph.names()), method, Optional.empty(), derivation.steps());
    }
    Question exchanged = exchanged(graph, question, derivation);
    NodeSet joint = exchanged.outcome().union(exchanged.given());
    Effect effect = new Effect(graph, algebra, adjustment, mediators, deadline, derivation);
    Optional<HedgeSearch.Sets> hedge = effect.hedge(exchanged.intervened(), joint);
    if (hedge.isPresent()) {
      return notIdentified(graph, hedge.get(), exchanged);
    }
    Effect.Formula formula = effect.formula(exchanged.intervened(), joint);
    Expression expression = formula.expression();
    if (!exchanged.given().isEmpty()) {
      derivation.normalised(exchanged.outcome(), exchanged.given());
      expression = algebra.quotient(expression, algebra.sum(exchanged.outcome(), expression));
    }
    return new Identification.Identified(
        new Estimand(expression, graph.names()),
        question.given().isEmpty() ? formula.method() : Method.IDC,
        evidence(graph, question, exchanged, deadline),
        derivation.steps());
  }

  /// Evidence moved to the interventions as long as rule 2 allows it for some variable.
  private static Question exchanged(MixedGraph graph, Question question, Derivation derivation) {
    NodeSet intervened = question.intervened();
    NodeSet given = question.given();
    int node = given.first();
    while (node >= 0) {
      GraphView cut = GraphView.of(graph).cutInto(intervened).cutOutOf(NodeSet.of(node));
      NodeSet rest = given.without(node).union(intervened);
      if (MSeparation.separated(cut, NodeSet.of(node), question.outcome(), rest)) {
        derivation.exchanged(NodeSet.of(node), question.outcome());
        intervened = intervened.with(node);
        given = given.without(node);
        node = given.first();
      } else {
        node = given.next(node + 1);
      }
    }
    return new Question(question.outcome(), intervened, given);
  }

  /// The probability of the evidence, where the formula does not speak of all of it. If it is not
  /// identified, `P(x, z)` stands in, which it cannot fall below.
  private Optional<Estimand> evidence(
      MixedGraph graph, Question question, Question exchanged, Deadline deadline) {
    if (exchanged.given().equals(question.given())) {
      return Optional.empty();
    }
    Algebra algebra = new Algebra();
    Effect effect =
        new Effect(graph, algebra, adjustment, mediators, deadline, new Derivation(graph));
    Expression expression =
        effect.hedge(question.intervened(), question.given()).isEmpty()
            ? effect.formula(question.intervened(), question.given()).expression()
            : algebra.probability(question.intervened().union(question.given()), NodeSet.EMPTY);
    return Optional.of(new Estimand(expression, graph.names()));
  }

  private static Identification notIdentified(
      MixedGraph graph, HedgeSearch.Sets sets, Question question) {
    Hedge hedge = new Hedge(graph.names(sets.larger()), graph.names(sets.smaller()));
    NodeSet joint = question.outcome().union(question.given());
    String asked =
        question.given().isEmpty()
            ? "the effect"
            : "the joint effect on " + listed(graph, joint) + " that the evidence asks for";
    String treatments = listed(graph, sets.larger().intersect(question.intervened()));
    return new Identification.NotIdentified(
        hedge,
        asked
            + " is not identified: latent causes connect "
            + treatments
            + " with "
            + listed(graph, sets.smaller())
            + " (a hedge)");
  }

  private static String listed(MixedGraph graph, NodeSet nodes) {
    List<String> names = graph.names(nodes);
    return names.size() <= LONGEST_LIST
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, LONGEST_LIST))
            + " and "
            + (names.size() - LONGEST_LIST)
            + " more";
  }
}
