package io.causalgym.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which questions are put.
///
/// @param name `quick` (100 worlds) or `full` (400), or any other with `worlds` given
/// @param worlds 1 to 100 000
/// @param seed of the worlds, public, default 1
/// @param hiddenSeed has the server draw a seed that nobody knows; its hash is shown before, the
///   seed after
/// @param families each asked in every world; where absent a mixture of all
/// @param skins in each of which every question is asked; where absent they take turns
/// @param variants wordings of every question, 1 to 10, default 1
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuiteDocument(
    @Nullable String name,
    @Nullable Integer worlds,
    @Nullable Long seed,
    @Nullable Boolean hiddenSeed,
    @Nullable List<FamilyName> families,
    @Nullable List<SkinName> skins,
    @Nullable Integer variants) {
  public static final SuiteDocument QUICK =
      new SuiteDocument("quick", null, null, null, null, null, null);

  private static final int QUICK_WORLDS = 100;
  private static final int FULL_WORLDS = 400;
  private static final int MOST_WORLDS = 100_000;

  public SuiteDocument {
    name = name == null ? (worlds == null ? "quick" : "custom") : Require.name("name", name);
    if (worlds == null) {
      worlds =
          switch (name) {
            case "quick" -> QUICK_WORLDS;
            case "full" -> FULL_WORLDS;
            default ->
                throw new Violation(
                    "name",
                    name,
                    "there is no suite '" + name + "'; take 'quick' or 'full', or give 'worlds'");
          };
    }
    Require.between("worlds", worlds, 1, MOST_WORLDS, 1);
    hiddenSeed = Boolean.TRUE.equals(hiddenSeed);
    if (hiddenSeed && seed != null) {
      throw new Violation("seed", seed, "'hiddenSeed' is true: the server draws the seed itself");
    }
    seed = seed == null && !hiddenSeed ? Long.valueOf(1) : seed;
    families = families == null ? null : some("families", families);
    skins = skins == null ? null : some("skins", skins);
    variants = Require.between("variants", variants, 1, 10, 1);
  }

  private static <T> List<T> some(String field, List<T> list) {
    return Require.distinct(field, Require.some(field, list, 100));
  }
}
