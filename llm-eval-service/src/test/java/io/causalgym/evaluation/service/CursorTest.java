package io.causalgym.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.contract.ProblemException;
import io.causalgym.evaluation.run.store.AnswerStore.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1025, 3, 1", "2147483647, 32767, 32767"})
  void aPlaceIsFoundAgain(int item, int model, int sample) {
    Place place = new Place(item, model, sample);

    assertThat(Cursor.place(Cursor.of(place))).isEqualTo(place);
  }

  @Test
  void withoutACursorAPageBeginsAtTheBeginning() {
    assertThat(Cursor.place(null)).isEqualTo(Place.START);
    assertThat(Cursor.world(null, 1)).isZero();
    assertThat(Cursor.key(null)).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "1",
        "1.2",
        "1.2.3.4",
        "1.2.",
        ".1.2",
        "a.b.c",
        "1.2.x",
        "-1.0.0",
        "1.-1.0",
        " 1.0.0",
        "1.0.0 ",
        "1,0,0",
        "1e3.0.0",
        "0x1.0.0",
        "2147483648.0.0",
        "1.32768.0",
        "1.0.65536",
        "99999999999999999999.0.0",
        "1.0.0'; DROP TABLE evaluation; --"
      })
  void whatIsNoPlaceIsRefusedAsItCame(String cursor) {
    assertThatThrownBy(() -> Cursor.place(cursor))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(400);
              assertThat(refused.problem().detail())
                  .contains("'cursor' is '" + cursor + "'", "take the 'next' of the page before");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "8", "2147483647", "2147483648", "1.5"})
  void whatIsNoWorldOfTheSuiteIsRefused(String cursor) {
    assertThat(Cursor.world("7", 8)).isEqualTo(7);
    assertThatThrownBy(() -> Cursor.world(cursor, 8))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'cursor' is '" + cursor + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.0", "9223372036854775808"})
  void whatIsNoKeyIsRefused(String cursor) {
    assertThat(Cursor.key("17")).isEqualTo(17);
    assertThatThrownBy(() -> Cursor.key(cursor))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'before' is '" + cursor + "'");
  }
}
