package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final double DOLLARS = 1.25;

  @Test
  void whereNothingIsPromisedNobodyWaits() {
    assertThat(Patience.of(false).over(0, 7)).isTrue();
  }

  @Test
  void whatDoesNotChangeForLongerThanAnyQuestionIsUnderWayIsGivenUp() {
    assertThat(looks(Patience.of(false), 10, 16)).isEqualTo(16);
  }

  @Test
  void aBatchIsWaitedForADay() {
    assertThat(looks(Patience.of(true), 60, 1600)).isEqualTo(1500);
  }

  @Test
  void whatChangesIsWaitedFor() {
    Patience patience = Patience.of(false);
    for (int minute = 0; minute < 60; minute++) {
      assertThat(patience.over(DOLLARS - minute / 100.0, minutes(minute))).isFalse();
    }
  }

  @Test
  void whatOthersWhoWaitTakeAndGiveBackIsNoChange() {
    Patience patience = Patience.of(false);
    int waited = 0;
    while (!patience.over(DOLLARS + waited % 2, minutes(waited))) {
      waited++;
    }
    assertThat(waited).isEqualTo(17);
  }

  @Test
  void aPauseDoesNotCount() {
    Patience patience = Patience.of(false);
    assertThat(patience.over(DOLLARS, minutes(0))).isFalse();
    assertThat(patience.over(DOLLARS, minutes(90))).isFalse();
    assertThat(patience.over(DOLLARS, minutes(91))).isFalse();
  }

  /// @return the last minute at which it waits, looking every second
  private static int looks(Patience patience, int fromMinute, int most) {
    int minute = fromMinute;
    for (int second = fromMinute * 60; second <= (fromMinute + most) * 60; second++) {
      if (patience.over(DOLLARS, minutes(0) + Duration.ofSeconds(second).toNanos())) {
        break;
      }
      minute = second / 60;
    }
    return minute - fromMinute;
  }

  private static long minutes(int count) {
    return Long.MAX_VALUE - 1_000_000_000L + Duration.ofMinutes(count).toNanos();
  }
}
