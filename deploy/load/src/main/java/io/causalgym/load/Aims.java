package io.causalgym.load;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;

import io.gatling.javaapi.core.Assertion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a load has to show; each is printed with the value that was seen.
final class Aims {
  private static final List<Double> PERCENTILES = List.of(50.0, 95.0, 99.0);
  private static final double AIMED_AT = 95.0;
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private Aims() {}

  /// No failure, and each kind of request within its time at the 95th percentile. The others are
  /// held to the longest that a request may take at all, so as to be printed too.
  ///
  /// @param limits milliseconds at the 95th percentile by the name of the request
  static List<Assertion> of(Map<String, Duration> limits) {
    List<Assertion> all = new ArrayList<>();
    all.add(global().failedRequests().count().is(0L));
    limits.forEach((name, limit) ->
        PERCENTILES.forEach(percentile ->
            all.add(
                details(name)
                    .responseTime()
                    .percentile(percentile)
                    .lt((int) (percentile <= AIMED_AT ? limit : ANSWER).toMillis()))));
    return all;
  }
}
