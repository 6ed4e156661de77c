package io.causalgym.evaluation.question;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The questions of a suite, world by world: any world can be written by itself, on any node, and
/// is always the same.
public final class Suite {
  /// Questions of one world at most; the number of a question is its world times this, and its
  /// place.
  public static final int MOST_OF_A_WORLD = 1024;

  /// Beside the see-do pair, in suites that mix all families.
  private static final int FAMILIES_IN_TURN = 2;

  /// Of the worlds of such a suite one in so many has its see-do pair in all skins, in two
  /// wordings.
  private static final int REPEATED = 10;

  private static final long WORDS = 1;

  private final SuiteSpecification specification;
  private final Map<Family, Author> authors;

  /// @throws IllegalArgumentException if a family has no author
  public Suite(SuiteSpecification specification, Map<Family, Author> authors) {
    this.specification = specification;
    this.authors = Map.copyOf(authors);
    for (Family family : specification.families()) {
      author(family);
    }
  }

  public SuiteSpecification specification() {
    return specification;
  }

  /// The world in which a question is.
  public static int worldOf(int item) {
    return item / MOST_OF_A_WORLD;
  }

  /// The questions of one world, in the order of their numbers.
  ///
  /// @param world from 0 to the number of worlds - 1
  public List<Checked> world(int world) {
    List<Checked> questions = new ArrayList<>();
    for (Asked asked : plan(world)) {
      for (Draft draft : author(asked.family).write(occasion(world, asked))) {
        questions.add(new Checked(item(world, questions.size(), asked, draft), draft.checks()));
      }
    }
    if (questions.size() > MOST_OF_A_WORLD) {
      throw new IllegalStateException("world " + world + " has " + questions.size() + " questions");
    }
    return questions;
  }

  private record Asked(Family family, Skin skin, int variant) {}

  private List<Asked> plan(int world) {
    List<Asked> plan = new ArrayList<>();
    for (Family family : families(world)) {
      for (Skin skin : skins(world, family)) {
        for (int variant = 0; variant < variants(world, family); variant++) {
          plan.add(new Asked(family, skin, variant));
        }
      }
    }
    return plan;
  }

  private List<Family> families(int world) {
    if (!specification.families().isEmpty()) {
      return specification.families();
    }
    List<Family> others =
        List.of(Family.values()).stream()
            .filter(family -> family != Family.SEE_DO && authors.containsKey(family))
            .toList();
    List<Family> families = new ArrayList<>(List.of(Family.SEE_DO));
    for (int turn = 0; turn < Math.min(FAMILIES_IN_TURN, others.size()); turn++) {
      families.add(others.get((world * FAMILIES_IN_TURN + turn) % others.size()));
    }
    return families;
  }

  private List<Skin> skins(int world, Family family) {
    if (!specification.skins().isEmpty()) {
      return specification.skins();
    }
    List<Skin> all = List.of(Skin.values());
    return repeated(world, family) ? all : List.of(all.get(world % all.size()));
  }

  private int variants(int world, Family family) {
    return Math.max(specification.variants(), repeated(world, family) ? 2 : 1);
  }

  /// Whether a world of a mixed suite shows how much of an answer is due to names and wording.
  private boolean repeated(int world, Family family) {
    return specification.families().isEmpty() && family == Family.SEE_DO && world % REPEATED == 0;
  }

  private Occasion occasion(int world, Asked asked) {
    RandomStream stream = new RandomStream(specification.seed(), world);
    long family = asked.family.text().hashCode() & Integer.MAX_VALUE;
    long seed = stream.bits(family);
    RandomStream wording =
        new RandomStream(seed, 1 + asked.variant + 16L * (asked.skin.text().hashCode() & 0xffff));
    long words = new RandomStream(specification.seed(), RandomStream.MOST_STREAMS - 1).bits(WORDS);
    return new Occasion(world, seed, asked.skin, words, wording.generator(0));
  }

  private static Item item(int world, int place, Asked asked, Draft draft) {
    return new Item(
        world * MOST_OF_A_WORLD + place,
        world,
        asked.family,
        draft.group(),
        draft.part(),
        asked.skin,
        asked.variant,
        draft.information(),
        draft.text(),
        draft.form(),
        draft.mayAbstain(),
        draft.truth(),
        draft.strategies(),
        draft.difficulty());
  }

  private Author author(Family family) {
    Author author = authors.get(family);
    if (author == null) {
      throw new IllegalArgumentException("nobody writes questions of family " + family.text());
    }
    return author;
  }
}
