package io.causalgym.inference.bounds;

import io.causalgym.graph.Deadline;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.NodeSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;

/// Builds the polytope of a block from what the model says of its district, within the limits, and
/// tells which assumption is wrong where it is empty.
final class PolytopeFactory {

  /// @param complete whether every reading is known, so that the polytope says all that the data do
  record Built(TypePolytope polytope, boolean complete) {}

  private final ResponseModel model;
  private final BoundsLimits limits;
  private final Deadline deadline;

  PolytopeFactory(ResponseModel model, BoundsLimits limits, Deadline deadline) {
    this.model = model;
    this.limits = limits;
    this.deadline = deadline;
  }

  /// @param patterns what queries and sums ask of the block
  /// @throws TooLargeException before anything is built
  /// @throws ContradictionException if nothing fits
  Built build(
      Blocks.Block block,
      Set<Pattern> patterns,
      List<TypePolytope.KnownSum> sums,
      Set<Pattern> forbidden) {
    NodeSet kept = block.layout().kept();
    NodeSet common = block.layout().common();
    double types = TypeSpace.count(model.slots(), kept, common);
    TooLargeException.check("response types", types, limits.types());
    List<Reading> observed = new ArrayList<>();
    for (Factor factor : model.observed(block.layout().district())) {
      read(factor, Map.of(), block, observed);
    }
    List<Reading> measured = new ArrayList<>();
    for (ResponseModel.Measured one : model.measured(block.layout().district())) {
      read(one.factor(), one.fixed(), block, measured);
    }
    List<Reading> all = new ArrayList<>(observed);
    all.addAll(measured);
    checkSize(types, all, kept);
    TypeSpace space = new TypeSpace(model.slots(), kept, block.common());
    Set<Integer> watched = new LinkedHashSet<>();
    Set<Pattern> asked = new HashSet<>(patterns);
    asked.addAll(forbidden);
    asked.forEach(pattern -> {
      for (int at = 0; at < pattern.size(); at++) {
        watched.add(pattern.slot(at));
      }
    });
    TypePolytope polytope = polytope(space, all, sums, watched, forbidden);
    if (polytope.violation() > model.tolerance()) {
      boolean without = !forbidden.isEmpty() && fits(polytope(space, all, sums, watched, Set.of()));
      boolean alone = fits(polytope(space, observed, List.of(), watched, Set.of()));
      throw contradiction(
          polytope.violation(),
          names(block.layout().district()),
          without
              ? ConstraintFamily.MONOTONICITY
              : alone ? ConstraintFamily.EXPERIMENTS : ConstraintFamily.RESPONSE_TYPES);
    }
    return new Built(polytope, all.stream().allMatch(PolytopeFactory::complete));
  }

  private static boolean complete(Reading reading) {
    for (int solution = 0; solution < reading.solutions(); solution++) {
      if (Double.isNaN(reading.probability(solution))) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(TypePolytope polytope) {
    return polytope.violation() <= model.tolerance();
  }

  private TypePolytope polytope(
      TypeSpace space,
      List<Reading> readings,
      List<TypePolytope.KnownSum> sums,
      Set<Integer> watched,
      Set<Pattern> forbidden) {
    return new TypePolytope(
        space,
        model.slots(),
        new TypePolytope.Constraints(readings, sums, watched, forbidden),
        deadline);
  }

  private void read(
      Factor factor, Map<Integer, Integer> fixed, Blocks.Block block, List<Reading> readings) {
    MixedGraph graph = model.graph();
    SortedMap<Integer, Integer> common = block.common();
    boolean other =
        common.entrySet().stream()
            .anyMatch(entry ->
                fixed.containsKey(entry.getKey())
                    && !Objects.equals(fixed.get(entry.getKey()), entry.getValue()));
    if (factor.implied() || other || !factor.nodes().intersects(block.layout().kept())) {
      return;
    }
    double settings = Settings.count(factor.outside().minus(block.layout().common()), cards());
    TooLargeException.check("equalities", readings.size() + settings, limits.rows());
    readings.addAll(Reading.of(graph, model.slots(), factor, block.layout().kept(), fixed, common));
  }

  private int[] cards() {
    return model.slots().cards();
  }

  private void checkSize(double types, List<Reading> readings, NodeSet kept) {
    int rows = 1 + readings.stream().mapToInt(Reading::solutions).sum();
    TooLargeException.check("equalities", rows, limits.rows());
    TooLargeException.check(
        "states to work out", types * kept.size() * Math.max(1, readings.size()), limits.work());
  }

  private List<String> names(NodeSet district) {
    return model.graph().names(district);
  }

  private static ContradictionException contradiction(
      double violation, List<String> district, ConstraintFamily family) {
    String about = "no response types of the district " + district + " ";
    String message =
        switch (family) {
          case INDEPENDENCE, RESPONSE_TYPES ->
              about
                  + "give the distribution: it violates an inequality of the graph, such as the"
                  + " instrumental one, or a Verma equality";
          case EXPERIMENTS -> about + "give both the distribution and the experiments";
          case MONOTONICITY -> about + "give the numbers and are monotone; leave monotonicity out";
        };
    return new ContradictionException(
        family, violation, message + " (by at least " + violation + " in probability)");
  }
}
