package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// While a system is upgraded, members of the version before go on with the new schema: nothing
/// that they read or write may go, change its name or its type, or be asked for all at once.
final class AdditiveMigrationsTest {
  private static final Pattern BREAKING =
      Pattern.compile(
          "(?i)\\b((DROP|RENAME|TRUNCATE|SET NOT NULL|ALTER COLUMN|ADD CONSTRAINT|ADD CHECK)\\b"
              + "|ADD COLUMN (?:(?!DEFAULT)[^,])*NOT NULL(?:(?!DEFAULT)[^,])*(?:,|$))");

  /// Statements that were looked at and hinder no earlier version, each with its reason.
  private static final List<String> REVIEWED =
      List.of(
          // Made anew in the same transaction, with its last column in another order.
          "DROP INDEX job_of_owner");

  private static Stream<String> statements() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String file : Migrations.FILES) {
      try (InputStream in =
          Objects.requireNonNull(
              Migrations.class.getResourceAsStream("/db/migration/" + file), file)) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return Arrays.stream(all.toString().replaceAll("--[^\n]*", "").split(";", -1))
        .map(statement -> statement.strip().replaceAll("\\s+", " "))
        .filter(statement -> !statement.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("statements")
  void aStatementOnlyAdds(String statement) {
    assertThat(BREAKING.matcher(statement).find() && !REVIEWED.contains(statement))
        .as(statement)
        .isFalse();
  }

  @Test
  void whatWasReviewedIsThere() throws IOException {
    assertThat(statements()).containsAll(REVIEWED).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE job DROP COLUMN key",
        "DROP TABLE job",
        "ALTER TABLE job RENAME TO work",
        "ALTER TABLE job ADD COLUMN a integer, ADD COLUMN b integer NOT NULL",
        "ALTER TABLE job ALTER COLUMN key TYPE integer",
        "ALTER TABLE job ADD CONSTRAINT c CHECK (parts < 5)"
      })
  void whatBreaksAnEarlierVersionIsNoticed(String statement) {
    assertThat(BREAKING.matcher(statement).find()).isTrue();
  }

  @Test
  void aColumnWithADefaultBreaksNothing() {
    assertThat(
            BREAKING
                .matcher(
                    "ALTER TABLE job ADD COLUMN b integer NOT NULL DEFAULT 0, ADD COLUMN c text")
                .find())
        .isFalse();
  }
}
