package io.causalgym.runtime.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the checks found.
///
/// @param status `UP` if every check is
public record HealthReport(Status status, List<Check> checks) {

  /// Whether something works.
  public enum Status {
    UP,
    DOWN
  }

  /// @param detail why it is down
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Check(String name, Status status, @Nullable String detail) {}

  public HealthReport {
    checks = List.copyOf(checks);
  }

  /// 200 where everything works, else 503.
  public int httpStatus() {
    return status == Status.UP ? 200 : 503;
  }

  static HealthReport of(List<Check> checks) {
    boolean up = checks.stream().allMatch(check -> check.status() == Status.UP);
    return new HealthReport(up ? Status.UP : Status.DOWN, checks);
  }
}
