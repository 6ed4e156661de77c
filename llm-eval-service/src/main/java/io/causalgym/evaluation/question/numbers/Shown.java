package io.causalgym.evaluation.question.numbers;

import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.question.prose.Tally;
import io.causalgym.evaluation.world.World;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which numbers of a world are shown, and the network that they determine: truths come from what a
/// reader sees.
///
/// @param network has the displayed probabilities, and effects as the displayed ones determine them
/// @param tally of the units that are shown; none where the tables are
record Shown(InformationMode information, BayesianNetwork network, @Nullable Tally tally) {
  // Products of three hundredths are whole numbers of so many.
  private static final int EXACT_UNITS = 1_000_000;
  private static final int EXACT_VARIABLES = 3;
  private static final int UNITS = 10_000;
  private static final int FEW_UNITS = 40;
  private static final int LARGEST_TABLE = 4;

  /// Graphs over which every distribution is possible, so that rounded counts contradict no arrow.
  private static final Set<String> COMPLETE = Set.of("two-confounders", "arrowhead");

  static Shown tables(World world) {
    return new Shown(InformationMode.TABLES, world.network(), null);
  }

  /// In each way from which P(y | do(x)) follows.
  static List<InformationMode> causalModes(World world) {
    boolean determined =
        exact(world) || COMPLETE.contains(world.shape()) || world.shape().equals(FrontDoor.SHAPE);
    return determined
        ? List.of(InformationMode.TABLES, InformationMode.COUNTS, InformationMode.OBSERVATIONAL)
        : List.of(InformationMode.TABLES);
  }

  /// In each way from which the probabilities of observed variables follow.
  static List<InformationMode> observedModes(World world) {
    List<InformationMode> modes = new ArrayList<>(causalModes(world));
    if (world.observed().size() <= LARGEST_TABLE) {
      modes.add(InformationMode.SAMPLES);
    }
    return modes;
  }

  static Shown of(World world, InformationMode information) {
    return switch (information) {
      case TABLES, MECHANISMS, NONE -> tables(world);
      case SAMPLES -> tallied(world, information, FEW_UNITS);
      case COUNTS, OBSERVATIONAL -> tallied(world, information, exact(world) ? EXACT_UNITS : UNITS);
    };
  }

  private static boolean exact(World world) {
    return world.hidden().isEmpty() && world.network().size() == EXACT_VARIABLES;
  }

  private static Shown tallied(World world, InformationMode information, int units) {
    Tally tally = Tally.of(world.network(), world.observed(), units);
    BayesianNetwork network =
        units == EXACT_UNITS
            ? world.network()
            : world.shape().equals(FrontDoor.SHAPE)
                ? FrontDoor.network(world, tally)
                : tally.network();
    return new Shown(information, network, tally);
  }

  /// Digits after the point of the numbers shown, 0 for counts.
  int decimals() {
    return switch (information) {
      case TABLES -> 2;
      case OBSERVATIONAL -> tally == null ? 0 : (int) Math.round(Math.log10(tally.units()));
      case COUNTS, SAMPLES, MECHANISMS, NONE -> 0;
    };
  }
}
