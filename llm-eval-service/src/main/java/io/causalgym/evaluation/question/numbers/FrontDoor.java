package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.question.prose.Tally;
import io.causalgym.evaluation.world.World;
import io.causalgym.model.network.BayesianNetwork;
import io.causalgym.model.network.NetworkBuilder;
import java.util.List;

/// Networks of the front-door graph U -> X -> M -> Y <- U with a given distribution of X, M and Y.
///
/// Every distribution has one, in which U is a copy of X: then P(y | do(x)) is the sum over m of
/// P(m | x) times the sum over x' of P(y | x', m) P(x'), which is the front-door formula. Source:
/// Pearl, *Causality*, 2nd ed. 2009, theorem 3.3.4 (pearl2009causality).
final class FrontDoor {
  /// As {@link World#shape} calls it.
  static final String SHAPE = "front-door";

  private FrontDoor() {}

  /// @param tally of X, M and Y, in this order
  static BayesianNetwork network(World world, Tally tally) {
    String u = world.hidden().getFirst();
    String x = tally.variables().get(0);
    String m = tally.variables().get(1);
    String y = tally.variables().get(2);
    NetworkBuilder builder = BayesianNetwork.builder();
    world.network().names().forEach(name -> builder.variable(name, List.of("0", "1")));
    BayesianNetwork seen = tally.network();
    builder.table(u, List.of(), seen.table(seen.variable(x)));
    builder.table(x, List.of(u), new double[] {1, 0, 0, 1});
    builder.table(m, List.of(x), seen.table(seen.variable(m)));
    builder.table(y, List.of(u, m), seen.table(seen.variable(y)));
    return builder.build();
  }
}
