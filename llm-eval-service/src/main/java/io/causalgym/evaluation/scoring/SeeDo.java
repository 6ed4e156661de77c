package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Strategy;

/// What was answered to the see-do pairs of one model, in columns: row by row for doing and for
/// seeing, and world by world for the sums of pairs.
final class SeeDo {
  /// t and o that differ by less are equal: a control world.
  static final double SAME = 1e-9;

  final Numbers world = new Numbers();
  final Numbers did = new Numbers();
  final Numbers t = new Numbers();
  final Numbers o = new Numbers();
  final Numbers m = new Numbers();
  final Numbers z = new Numbers();
  final Numbers seeWorld = new Numbers();
  final Numbers saw = new Numbers();
  final Numbers seeT = new Numbers();
  final Numbers seeO = new Numbers();
  final Numbers seeM = new Numbers();
  final Numbers seeZ = new Numbers();

  void did(int inWorld, Item item, double answer) {
    world.add(inWorld);
    did.add(answer);
    t.add(strategy(item, Strategy.INTERVENTION));
    o.add(strategy(item, Strategy.ASSOCIATION));
    m.add(strategy(item, Strategy.PRIOR));
    z.add(strategy(item, Strategy.OVER_ADJUSTMENT));
  }

  void saw(int inWorld, Item item, double answer) {
    seeWorld.add(inWorld);
    saw.add(answer);
    seeT.add(strategy(item, Strategy.INTERVENTION));
    seeO.add(strategy(item, Strategy.ASSOCIATION));
    seeM.add(strategy(item, Strategy.PRIOR));
    seeZ.add(strategy(item, Strategy.OVER_ADJUSTMENT));
  }

  static double strategy(Item item, Strategy strategy) {
    return item.strategies().get(strategy) instanceof Answer.Value(double value)
        ? value
        : Double.NaN;
  }

  /// t - o.
  static double difference(Item item) {
    return strategy(item, Strategy.INTERVENTION) - strategy(item, Strategy.ASSOCIATION);
  }
}
