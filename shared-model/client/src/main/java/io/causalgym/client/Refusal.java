package io.causalgym.client;

import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Why a member has not begun with a call, so that any other may have it, whatever it does.
///
/// A service may report an overload too, after it has done or paid something; that is no refusal.
public enum Refusal {
  /// As many calls as it takes are under way.
  FULL,

  /// It goes away.
  LEAVING;

  private static final String MEMBER = "refused";

  /// The problem with which a member refuses.
  public Problem because(String detail) {
    return Problem.of(ProblemType.OVERLOADED, detail)
        .with("retryAfter", 1)
        .with(MEMBER, name().toLowerCase(Locale.ROOT));
  }

  /// Whether a call failed by this refusal.
  public boolean is(Throwable failure) {
    return failure instanceof ProblemException told
        && name().toLowerCase(Locale.ROOT).equals(told.problem().more().get(MEMBER));
  }

  /// The failure of a call that was begun: a refusal among the calls that it made itself is none of
  /// its own.
  public static Throwable begun(Throwable failure) {
    if (!(failure instanceof ProblemException told) || !told.problem().more().containsKey(MEMBER)) {
      return failure;
    }
    Problem problem = told.problem();
    Map<String, Object> more = new LinkedHashMap<>(problem.more());
    more.remove(MEMBER);
    return new Problem(problem.kind(), problem.detail(), problem.field(), problem.value(), more)
        .exception();
  }
}
