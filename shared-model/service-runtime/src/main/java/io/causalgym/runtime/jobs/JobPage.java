package io.causalgym.runtime.jobs;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Some of an owner's jobs, newest first.
///
/// @param next where the next page begins, absent on the last one
public record JobPage(List<Job> jobs, Optional<String> next) {
  public JobPage {
    jobs = List.copyOf(jobs);
  }

  /// @param found one job more than the page may have, where there are more
  static JobPage of(List<Job> found, int most) {
    if (found.size() <= most) {
      return new JobPage(found, Optional.empty());
    }
    Job last = found.get(most - 1);
    Place place = new Place(last.createdAt().atOffset(ZoneOffset.UTC), last.id());
    return new JobPage(found.subList(0, most), Optional.of(place.text()));
  }

  /// Behind which job a page begins.
  record Place(OffsetDateTime createdAt, String id) {
    private static final Place FIRST = new Place(OffsetDateTime.parse("9999-01-01T00:00:00Z"), "");

    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((createdAt + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    static Place of(Optional<String> text) {
      return text.map(Place::read).orElse(FIRST);
    }

    private static Place read(String text) {
      try {
        String[] words =
            new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
        if (words[1].indexOf(0) >= 0) {
          throw new IllegalArgumentException("U+0000 in an id");
        }
        return new Place(OffsetDateTime.parse(words[0]), words[1]);
      } catch (RuntimeException unreadable) {
        throw new IllegalArgumentException(
            "'before' is the 'next' of a page, as it was returned", unreadable);
      }
    }
  }
}
