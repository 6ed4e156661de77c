package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.question.effects.Formula.And;
import io.causalgym.evaluation.question.effects.Formula.Named;
import io.causalgym.evaluation.question.effects.Formula.Not;
import io.causalgym.evaluation.question.effects.Formula.Or;
import io.causalgym.evaluation.question.effects.Formula.Xor;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import io.causalgym.model.scm.DiscreteScm;
import io.causalgym.model.scm.ScmBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// A structural causal model that a prompt can publish: a formula for each variable, and the
/// probabilities of independent noises. Tables of probabilities do not decide what would have been;
/// formulas do.
final class Mechanisms {
  private static final Formula P = new Named("p");
  private static final Formula Q = new Named("q");
  private static final Formula A = new Named("a");
  private static final Formula B = new Named("b");

  private static final List<Formula> OF_NONE = List.of(A);
  private static final List<Formula> OF_ONE =
      List.of(
          new Xor(P, A),
          new Or(new And(P, A), B),
          new Or(new And(new Not(P), A), B),
          new And(new Or(P, A), B),
          new And(new Or(new Not(P), A), B));
  private static final List<Formula> OF_TWO =
      List.of(
          new Or(new And(P, A), new And(Q, B)),
          new Or(new And(P, Q), A),
          new And(new Or(P, Q), A),
          new Or(new And(new Xor(P, Q), A), B),
          new Or(new And(P, new Not(Q)), A),
          new And(new Or(P, A), new Or(Q, B)),
          new Xor(new And(P, Q), A));

  private final Map<String, Formula> formulas = new LinkedHashMap<>();
  private final Map<String, Double> noises = new LinkedHashMap<>();
  private final DiscreteScm model;

  /// @param graph without unobserved common causes, each variable with two parents at most
  Mechanisms(MixedGraph graph, RandomGenerator random) {
    ScmBuilder builder = DiscreteScm.builder();
    for (int v : graph.topologicalOrder()) {
      List<String> parents = graph.names(parents(graph, v));
      Formula form = Scene.pick(random, forms(parents.size()));
      List<String> own = new ArrayList<>();
      for (int n = 0; n < (mentions(form, "b") ? 2 : 1); n++) {
        String noise = "n" + (noises.size() + 1);
        double on = Blueprint.hundredth(random);
        noises.put(noise, on);
        builder.noise(noise, Blueprint.rows(on));
        own.add(noise);
      }
      Formula formula = renamed(form, name -> actual(name, parents, own));
      formulas.put(graph.name(v), formula);
      builder.equation(graph.name(v), parents, own, table(formula, parents, own));
    }
    this.model = builder.build();
  }

  private static NodeSet parents(MixedGraph graph, int variable) {
    NodeSet parents = NodeSet.EMPTY;
    for (int at = graph.parents().start(variable); at < graph.parents().end(variable); at++) {
      parents = parents.with(graph.parents().target(at));
    }
    return parents;
  }

  private static List<Formula> forms(int parents) {
    return switch (parents) {
      case 0 -> OF_NONE;
      case 1 -> OF_ONE;
      case 2 -> OF_TWO;
      default -> throw new IllegalArgumentException(parents + " parents; give two at most");
    };
  }

  private static boolean mentions(Formula form, String name) {
    return switch (form) {
      case Named(var own) -> own.equals(name);
      case Not(var of) -> mentions(of, name);
      case And(var a, var b) -> mentions(a, name) || mentions(b, name);
      case Or(var a, var b) -> mentions(a, name) || mentions(b, name);
      case Xor(var a, var b) -> mentions(a, name) || mentions(b, name);
    };
  }

  private static Formula renamed(Formula form, UnaryOperator<String> names) {
    return switch (form) {
      case Named(var name) -> new Named(names.apply(name));
      case Not(var of) -> new Not(renamed(of, names));
      case And(var a, var b) -> new And(renamed(a, names), renamed(b, names));
      case Or(var a, var b) -> new Or(renamed(a, names), renamed(b, names));
      case Xor(var a, var b) -> new Xor(renamed(a, names), renamed(b, names));
    };
  }

  private static String actual(String name, List<String> parents, List<String> noises) {
    return switch (name) {
      case "p" -> parents.getFirst();
      case "q" -> parents.getLast();
      case "a" -> noises.getFirst();
      default -> noises.getLast();
    };
  }

  private static int[] table(Formula formula, List<String> parents, List<String> noises) {
    List<String> axes = new ArrayList<>(parents);
    axes.addAll(noises);
    int[] table = new int[1 << axes.size()];
    for (int row = 0; row < table.length; row++) {
      int cell = row;
      boolean on =
          formula.value(name -> ((cell >> (axes.size() - 1 - axes.indexOf(name))) & 1) == 1);
      table[row] = on ? 1 : 0;
    }
    return table;
  }

  DiscreteScm model() {
    return model;
  }

  Map<String, Formula> formulas() {
    return Map.copyOf(formulas);
  }

  /// Probabilities of 1 by noise.
  Map<String, Double> noises() {
    return Map.copyOf(noises);
  }

  /// Formulas and noises, one on a line, each in random order.
  String told(Scene scene) {
    List<String> lines = new ArrayList<>();
    for (String variable : Wording.shuffled(scene.wording(), List.copyOf(formulas.keySet()))) {
      Formula formula = formulas.getOrDefault(variable, A);
      lines.add(
          "%s := %s"
              .formatted(
                  scene.name(variable),
                  formula.text(name -> noises.containsKey(name) ? name : scene.name(name))));
    }
    for (String noise : Wording.shuffled(scene.wording(), List.copyOf(noises.keySet()))) {
      lines.add(
          "P(%s=1) = %s"
              .formatted(
                  noise, String.format(Locale.ROOT, "%.2f", noises.getOrDefault(noise, 0.))));
    }
    return String.join("\n", lines);
  }
}
