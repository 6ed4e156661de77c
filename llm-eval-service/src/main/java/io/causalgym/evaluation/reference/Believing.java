package io.causalgym.evaluation.reference;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/// What an agent believes about an item. The same agent believes the same of the same item, so that
/// a run that is resumed ends like one that is not.
final class Believing {
  private static final double HALF = .5;
  private static final double DRIFT = .1;

  private final ReferenceAgent agent;
  private final Item item;
  private final RandomStream random;
  private int drawn;

  Believing(ReferenceAgent agent, Item item) {
    this.agent = agent;
    this.item = item;
    this.random = new RandomStream(agent.toString().hashCode(), Math.max(0, item.number()));
  }

  Answer answer() {
    return switch (agent.manner()) {
      case ORACLE, SLOW, REFUSER, MALFORMED, TRUNCATING -> truth();
      case ASSOCIATIONAL, RUNG_1 -> associated();
      case UNIFORM, COIN -> uniform();
      case CONSTANT -> constant();
      case PRIOR -> item.strategies().getOrDefault(Strategy.PRIOR, constant());
      case SWAPPED -> swapped();
      case NOISY -> changed(t -> Math.clamp(t + agent.strength() * normal(), low(), high()));
      case MIXTURE -> draw() < agent.strength() ? truth() : associated();
      case HALF_WAY -> seeing() ? truth() : halfWay();
      case OVER_ADJUSTER ->
          seeing() ? truth() : item.strategies().getOrDefault(Strategy.OVER_ADJUSTMENT, truth());
      case ALWAYS_YES -> yes();
      case GRAPH_REVERSER -> item.strategies().getOrDefault(Strategy.REVERSAL, truth());
      case DRIFTING -> changed(t -> Math.clamp(t + DRIFT * drift(), low(), high()));
      case OVERCONFIDENT -> changed(Believing::overconfident);
    };
  }

  /// What is right.
  Answer truth() {
    return switch (item.truth()) {
      case Truth.Exact(Answer answer) -> answer;
      case Truth.AnySet(var valid, var minimal) ->
          valid.isEmpty() ? new Answer.Cannot() : new Answer.Sets(List.of(minimal.getFirst()));
      case Truth.AllSets(var sets) -> new Answer.Sets(sets);
      case Truth.Action(String best, var value) -> new Answer.Choice(best, 1.0);
    };
  }

  private boolean seeing() {
    return item.part().equals("see");
  }

  private Answer associated() {
    Answer association = item.strategies().get(Strategy.ASSOCIATION);
    return association == null ? uniform() : association;
  }

  private Answer swapped() {
    Answer other = item.strategies().get(seeing() ? Strategy.INTERVENTION : Strategy.ASSOCIATION);
    return other == null
        ? item.strategies().getOrDefault(Strategy.SWAPPED_POLARITY, truth())
        : other;
  }

  private Answer halfWay() {
    Answer done = item.strategies().get(Strategy.INTERVENTION);
    Answer seen = item.strategies().get(Strategy.ASSOCIATION);
    return done instanceof Answer.Value(double t) && seen instanceof Answer.Value(double o)
        ? new Answer.Value((t + o) / 2)
        : truth();
  }

  private Answer yes() {
    if (item.form() instanceof AnswerForm.Choice(var options)) {
      return new Answer.Choice(options.contains("yes") ? "yes" : options.getFirst(), 1.0);
    }
    return constant();
  }

  private Answer changed(DoubleUnaryOperator change) {
    return switch (truth()) {
      case Answer.Value(double t) -> new Answer.Value(change.applyAsDouble(t));
      case Answer.Beliefs(var values) ->
          new Answer.Beliefs(values.stream().map(change::applyAsDouble).toList());
      case Answer.Choice choice -> choice;
      case Answer.Sets sets -> sets;
      case Answer.Interval interval -> interval;
      case Answer.Edges edges -> edges;
      case Answer.Cannot cannot -> cannot;
    };
  }

  private static double overconfident(double p) {
    if (!(p > 0 && p < 1)) {
      return p;
    }
    double odds = p / (1 - p);
    return odds * odds / (1 + odds * odds);
  }

  /// From -1 to 1, by names and wording.
  private double drift() {
    int hash = (item.skin().text() + item.variant()).hashCode();
    return 2 * new RandomStream(hash, 0).uniform(0) - 1;
  }

  private double low() {
    return item.form() instanceof AnswerForm.Quantity(double low, double high) ? low : 0;
  }

  private double high() {
    return item.form() instanceof AnswerForm.Quantity(double low, double high) ? high : 1;
  }

  private Answer constant() {
    return switch (item.form()) {
      case AnswerForm.Probability probability -> new Answer.Value(HALF);
      case AnswerForm.Quantity(double low, double high) ->
          new Answer.Value(low < 0 ? 0 : Math.min(1, high));
      case AnswerForm.Choice(var options) -> new Answer.Choice(options.getFirst(), HALF);
      case AnswerForm.Sets sets ->
          new Answer.Sets(sets.many() ? List.of() : List.of(new TreeSet<>()));
      case AnswerForm.Interval(double low, double high) -> new Answer.Interval(low, high);
      case AnswerForm.Edges edges -> new Answer.Edges(new TreeSet<>());
      case AnswerForm.Beliefs(var names) ->
          new Answer.Beliefs(names.stream().map(name -> HALF).toList());
    };
  }

  private Answer uniform() {
    return switch (item.form()) {
      case AnswerForm.Probability probability -> new Answer.Value(draw());
      case AnswerForm.Quantity(double low, double high) ->
          new Answer.Value(low + (high - low) * draw());
      case AnswerForm.Choice(var options) ->
          new Answer.Choice(options.get((int) (draw() * options.size())), HALF);
      case AnswerForm.Sets sets -> new Answer.Sets(List.of(some(sets.candidates())));
      case AnswerForm.Interval(double low, double high) -> interval(low, high);
      case AnswerForm.Edges(var nodes) -> new Answer.Edges(edges(nodes));
      case AnswerForm.Beliefs(var names) ->
          new Answer.Beliefs(names.stream().map(name -> draw()).toList());
    };
  }

  private SortedSet<String> some(List<String> of) {
    NavigableSet<String> some = new TreeSet<>();
    of.stream().filter(name -> draw() < HALF).forEach(some::add);
    return some;
  }

  private Answer interval(double low, double high) {
    double a = low + (high - low) * draw();
    double b = low + (high - low) * draw();
    return new Answer.Interval(Math.min(a, b), Math.max(a, b));
  }

  private SortedSet<String> edges(List<String> nodes) {
    List<String> order = new ArrayList<>(nodes);
    NavigableSet<String> edges = new TreeSet<>();
    for (int a = 0; a < order.size(); a++) {
      for (int b = a + 1; b < order.size(); b++) {
        if (draw() < HALF) {
          edges.add(
              draw() < HALF
                  ? order.get(a) + " -> " + order.get(b)
                  : order.get(b) + " -> " + order.get(a));
        }
      }
    }
    return edges;
  }

  private double draw() {
    return random.uniform(drawn++);
  }

  private double normal() {
    return random.normal(drawn++);
  }
}
