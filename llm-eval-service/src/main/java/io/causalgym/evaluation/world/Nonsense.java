package io.causalgym.evaluation.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Words that can be spoken and mean nothing: two syllables of consonants and vowels, the last one
/// closed. A word that means something, begins like one that does, or begins another one of the
/// same vocabulary, is drawn again.
final class Nonsense {
  private static final List<String> ONSETS =
      List.of(
          "b", "bl", "d", "dr", "f", "fl", "g", "gl", "k", "kl", "l", "m", "n", "p", "pr", "r",
          "sk", "t", "tr", "v", "w", "z", "zw");
  private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u", "ee", "oo");
  private static final List<String> CODAS =
      List.of("b", "ck", "ff", "g", "k", "l", "m", "n", "p", "rn", "rt", "sk", "t", "x", "zz");

  /// Words that mean something.
  static final TreeSet<String> MEANING = read();

  // Two words with as many letters in common at their beginning are taken for related.
  private static final int STEM = 5;

  private Nonsense() {}

  /// So many words, none of which begins another.
  static List<String> words(int count, RandomGenerator random) {
    List<String> words = new ArrayList<>();
    while (words.size() < count) {
      String word = word(random);
      if (!meaningful(word) && words.stream().noneMatch(other -> related(word, other))) {
        words.add(word);
      }
    }
    return words;
  }

  private static boolean related(String word, String other) {
    return other.startsWith(word) || word.startsWith(other);
  }

  /// Whether a word is one that means something, or shares its stem.
  static boolean meaningful(String word) {
    String stem = word.substring(0, Math.min(STEM, word.length()));
    String from = MEANING.ceiling(stem);
    return MEANING.contains(word) || from != null && from.startsWith(stem);
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

  private static TreeSet<String> read() {
    try (InputStream in = Nonsense.class.getResourceAsStream("words.txt")) {
      if (in == null) {
        throw new IllegalStateException("words.txt is not there");
      }
      TreeSet<String> words = new TreeSet<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> words.addAll(List.of(line.split(" ", -1))));
      return words;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
