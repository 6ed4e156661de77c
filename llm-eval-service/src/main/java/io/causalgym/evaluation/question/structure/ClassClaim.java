package io.causalgym.evaluation.question.structure;

import io.causalgym.evaluation.question.Check;
import io.causalgym.graph.MixedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A claim about the causes in every graph of a class.
record ClassClaim(Kind kind, int from, int to) {
  /// What is claimed of the first and the second variable.
  enum Kind {
    DIRECT_CAUSE,
    CAUSE,
    NO_CAUSE
  }

  /// Every claim about two of the variables.
  static List<ClassClaim> all() {
    List<ClassClaim> all = new ArrayList<>();
    for (int from = 0; from < MarkovClass.NODES; from++) {
      for (int to = 0; to < MarkovClass.NODES; to++) {
        for (Kind kind : Kind.values()) {
          if (from != to) {
            all.add(new ClassClaim(kind, from, to));
          }
        }
      }
    }
    return all;
  }

  /// Whether it is so in every member.
  boolean follows(MarkovClass of) {
    return of.members().stream().allMatch(this::holds);
  }

  private boolean holds(List<Integer> member) {
    return switch (kind) {
      case DIRECT_CAUSE -> MarkovClass.directed(member, from, to);
      case CAUSE -> MarkovClass.causes(member, from, to);
      case NO_CAUSE -> !MarkovClass.causes(member, from, to);
    };
  }

  /// What a second engine can be asked: that the claim holds in every member, or that it fails in
  /// one that fits what is listed.
  List<Check> checks(MarkovClass of) {
    List<List<Integer>> against =
        of.members().stream().filter(member -> !holds(member)).limit(1).toList();
    List<List<Integer>> members = against.isEmpty() ? of.members() : against;
    List<Check> checks = new ArrayList<>(fits(of, members.getFirst()));
    members.forEach(member -> checks.add(check(member)));
    return checks;
  }

  private Check check(List<Integer> member) {
    return new Check.Causes(
        MarkovClass.graph(member),
        SmallDag.name(from),
        SmallDag.name(to),
        kind == Kind.DIRECT_CAUSE,
        holds(member) == (kind != Kind.NO_CAUSE));
  }

  /// A graph has the independences of the class, and no other.
  static List<Check> fits(MarkovClass of, List<Integer> member) {
    MixedGraph graph = MarkovClass.graph(member);
    return of.statements().stream()
        .<Check>map(one ->
            new Check.Separated(
                graph,
                List.of(SmallDag.name(one.a())),
                List.of(SmallDag.name(one.b())),
                names(one.given()),
                one.holds()))
        .toList();
  }

  private static List<String> names(int set) {
    return IntStream.range(0, MarkovClass.NODES)
        .filter(v -> SmallDag.has(set, v))
        .mapToObj(SmallDag::name)
        .toList();
  }
}
