package io.causalgym.evaluation.provider;

import java.util.Locale;

/// Why no reply came: a closed list, each worth trying again or not.
public enum FailureKind {
  /// 429 that passes.
  RATE_LIMITED(true),
  /// 429 that does not: the account has no credit.
  QUOTA(false),
  /// 401.
  KEY_REFUSED(false),
  /// 403.
  FORBIDDEN(false),
  /// 404: no such model or path.
  NOT_FOUND(false),
  /// 400, 413, 422 and other faults of the request.
  BAD_REQUEST(false),
  /// 503 and 529.
  OVERLOADED(true),
  /// 408, 409, 500, 502, 504 and other faults of the server.
  SERVER_ERROR(true),
  /// Nothing, or not everything, came in time.
  TIMEOUT(true),
  /// The connection could not be made, or broke.
  CONNECTION(true),
  /// What came is not what the wire format says.
  MALFORMED(true),
  /// We gave up ourselves: cancelled, over budget, circuit open.
  NOT_SENT(false);

  private final boolean retriable;

  FailureKind(boolean retriable) {
    this.retriable = retriable;
  }

  public boolean retriable() {
    return retriable;
  }

  /// As the contract and the database write it, such as `rate-limited`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
