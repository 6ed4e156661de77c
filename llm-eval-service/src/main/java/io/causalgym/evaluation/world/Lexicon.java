package io.causalgym.evaluation.world;

import io.causalgym.evaluation.item.Skin;
import io.causalgym.numeric.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Gives the variables of a world their words.
public final class Lexicon {
  /// Variables that a story has words for.
  public static final int MOST = Stories.WORDS;

  // Without I and O, which look like numbers.
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

  private Lexicon() {}

  /// Words for variables.
  ///
  /// @param topological at most {@link #MOST} of them, causes before effects: what makes a story
  ///   plausible, or its opposite
  /// @param seed of the choice of words; equal seeds give equal words
  public static Vocabulary vocabulary(Skin skin, List<String> topological, long seed) {
    if (topological.size() > MOST) {
      throw new IllegalArgumentException(
          topological.size() + " variables need words, and there are " + MOST);
    }
    RandomGenerator random = new RandomStream(seed, 0).generator(0);
    List<Word> words =
        switch (skin) {
          case NONSENSE ->
              Nonsense.words(topological.size(), random).stream().map(Lexicon::level).toList();
          case LETTERS -> letters(topological.size(), random);
          case COMMONSENSE -> story(topological.size(), random);
          case ANTI_COMMONSENSE -> story(topological.size(), random).reversed();
        };
    Map<String, Word> named = new LinkedHashMap<>();
    for (int v = 0; v < topological.size(); v++) {
      named.put(topological.get(v), words.get(v));
    }
    return new Vocabulary(skin, named);
  }

  /// The order of letters tells nothing about the order of causes.
  private static List<Word> letters(int count, RandomGenerator random) {
    return draw(LETTERS.length(), count, random)
        .mapToObj(at -> binary(String.valueOf(LETTERS.charAt(at))))
        .toList();
  }

  private static Word binary(String name) {
    return new Word(
        name, name + " is 1", name + " is 0", "set " + name + " to 1", "set " + name + " to 0");
  }

  private static Word level(String name) {
    return new Word(
        name,
        name + " is high",
        name + " is low",
        "set " + name + " to high",
        "set " + name + " to low");
  }

  private static List<Word> story(int count, RandomGenerator random) {
    List<Word> story = Stories.ALL.get(random.nextInt(Stories.ALL.size()));
    return draw(story.size(), count, random).sorted().mapToObj(story::get).toList();
  }

  /// Distinct places in random order.
  private static IntStream draw(int of, int count, RandomGenerator random) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, of).boxed().toList());
    for (int k = 0; k < count; k++) {
      int other = k + random.nextInt(of - k);
      int swapped = places.get(k);
      places.set(k, places.get(other));
      places.set(other, swapped);
    }
    return places.stream().limit(count).mapToInt(Integer::intValue);
  }
}
