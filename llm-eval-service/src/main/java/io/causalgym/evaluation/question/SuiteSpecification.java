package io.causalgym.evaluation.question;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Skin;
import java.util.List;

/// Which questions make a suite.
///
/// @param worlds how many, from world 0
/// @param seed of all worlds, wordings and names
/// @param families each asked in every world; where empty the see-do pair in every world, and two
///   others in turn
/// @param skins in each of which every question is put; where empty they take turns, and a tenth of
///   the worlds has its see-do pair in all of them, and in two wordings
/// @param variants wordings of every question, 1 to 10
public record SuiteSpecification(
    int worlds, long seed, List<Family> families, List<Skin> skins, int variants) {
  public SuiteSpecification {
    families = List.copyOf(families);
    skins = List.copyOf(skins);
  }
}
