package io.causalgym.evaluation.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Words that can be spoken and mean nothing: two syllables of consonants and vowels, the last one
/// closed. A word that means something, or begins another one, is drawn again.
final class Nonsense {
  private static final List<String> ONSETS =
      List.of(
          "b", "bl", "d", "dr", "f", "fl", "g", "gl", "k", "kl", "l", "m", "n", "p", "pr", "r",
          "sk", "t", "tr", "v", "w", "z", "zw");
  private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u", "ee", "oo");
  private static final List<String> CODAS =
      List.of("b", "ck", "ff", "g", "k", "l", "m", "n", "p", "rn", "rt", "sk", "t", "x", "zz");

  /// What the syllables could spell by chance, and what begins like it.
  private static final Set<String> MEANING =
      Set.of(
          "basin", "begin", "bison", "bacon", "baker", "cabin", "demon", "devil", "famil", "felon",
          "gallop", "kitten", "lemon", "level", "legal", "linen", "melon", "metal", "model",
          "moral", "motel", "novel", "panel", "paren", "pedal", "petal", "pilot", "pixel", "poten",
          "rabbi", "radon", "rapid", "razor", "raven", "regal", "ribbon", "rival", "robin", "robot",
          "salon", "talon", "token", "total", "travel", "tunnel", "vigil", "vital", "wagon",
          "woman", "women", "nation", "nickel", "pickel", "pollen", "muffin", "button", "mutton",
          "rotten", "gluten", "frozen", "driven", "dragon", "drum", "flannel", "gobbl", "robbin",
          "dubbin", "goblin");

  private Nonsense() {}

  /// So many words, none of which begins another.
  static List<String> words(int count, RandomGenerator random) {
    List<String> words = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (words.size() < count) {
      String word = word(random);
      if (!MEANING.contains(word)
          && seen.add(word)
          && words.stream().noneMatch(other -> other.startsWith(word) || word.startsWith(other))) {
        words.add(word);
      }
    }
    return words;
  }

  private static String word(RandomGenerator random) {
    return pick(ONSETS, random)
        + pick(VOWELS, random)
        + pick(ONSETS, random)
        + pick(VOWELS, random)
        + pick(CODAS, random);
  }

  private static String pick(List<String> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }
}
