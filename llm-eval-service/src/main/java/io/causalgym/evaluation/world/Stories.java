package io.causalgym.evaluation.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The stories of `stories.txt`: words in a plausible causal order, causes first.
final class Stories {
  /// Each of {@link #WORDS} words.
  static final List<List<Word>> ALL = read();

  static final int WORDS = 12;

  private static final int FIELDS = 5;

  private Stories() {}

  private static List<List<Word>> read() {
    List<List<Word>> stories = new ArrayList<>();
    List<Word> story = new ArrayList<>();
    for (String line : text().lines().toList()) {
      if (line.isBlank() && !story.isEmpty()) {
        stories.add(List.copyOf(story));
        story.clear();
      } else if (!line.isBlank() && !line.startsWith("#")) {
        story.add(word(line));
      }
    }
    if (!story.isEmpty()) {
      stories.add(List.copyOf(story));
    }
    return List.copyOf(stories);
  }

  private static Word word(String line) {
    String[] fields = line.split("\\|", -1);
    if (fields.length != FIELDS) {
      throw new IllegalStateException("a word of a story has five phrases: " + line);
    }
    return new Word(
        fields[0].strip(),
        fields[1].strip(),
        fields[2].strip(),
        fields[3].strip(),
        fields[4].strip());
  }

  private static String text() {
    try (InputStream in = Stories.class.getResourceAsStream("stories.txt")) {
      if (in == null) {
        throw new IllegalStateException("stories.txt is not there");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
