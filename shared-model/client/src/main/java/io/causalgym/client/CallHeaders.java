package io.causalgym.client;

import io.causalgym.contract.CallContext;
import io.vertx.core.MultiMap;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The headers of a call between JVMs.
public final class CallHeaders {
  /// Where a worker says that it has accepted the call; absent where nobody listens for that.
  public static final String ACCEPT_TO = "accept-to";

  /// Which call is meant, in the call and in its acknowledgement.
  public static final String CALL = "call";

  /// Which member answers, in its replies.
  public static final String NODE = "node";

  /// Calls without a deadline get this many milliseconds.
  public static final long DEFAULT_MILLIS = 30_000;

  /// No call is given more than this many milliseconds; what takes longer is a job.
  public static final long LONGEST_MILLIS = 600_000;

  private static final char AT = '@';

  private CallHeaders() {}

  /// Where one member alone listens for an operation, for callers that know it to be alive.
  public static String direct(String address, String nodeId) {
    return address + AT + nodeId;
  }

  /// What any member may listen to of an address of [#direct]; of any other, the address itself.
  public static String shared(String address) {
    int at = address.lastIndexOf(AT);
    return at < 0 ? address : address.substring(0, at);
  }

  /// Whom an address of [#direct] belongs to; of any other, the address itself.
  public static String member(String address) {
    return address.substring(address.lastIndexOf(AT) + 1);
  }

  /// @param left milliseconds from now to the deadline
  static MultiMap write(CallContext context, long left) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    headers.set(CallContext.TIMEOUT, Long.toString(left));
    headers.set(CallContext.DEADLINE, Long.toString(context.deadline()));
    headers.set(CallContext.PRINCIPAL, context.principal());
    String traceparent = context.traceparent();
    if (traceparent != null) {
      headers.set(CallContext.TRACEPARENT, traceparent);
    }
    if (context.once()) {
      headers.set(CallContext.ONCE, "true");
    }
    return headers;
  }

  /// Reads a call's context; a time that is absent, no number or too far away is replaced.
  ///
  /// @param now epoch milliseconds
  public static CallContext read(MultiMap headers, long now) {
    String principal = headers.get(CallContext.PRINCIPAL);
    return new CallContext(
        now + Math.min(left(headers, now), LONGEST_MILLIS),
        headers.get(CallContext.TRACEPARENT),
        principal == null || principal.isBlank() ? CallContext.LOCAL : principal,
        "true".equals(headers.get(CallContext.ONCE)));
  }

  private static long left(MultiMap headers, long now) {
    OptionalLong timeout = number(headers.get(CallContext.TIMEOUT));
    if (timeout.isPresent()) {
      return timeout.getAsLong();
    }
    OptionalLong deadline = number(headers.get(CallContext.DEADLINE));
    return deadline.isPresent() ? Math.max(0, deadline.getAsLong()) - now : DEFAULT_MILLIS;
  }

  private static OptionalLong number(@Nullable String header) {
    try {
      return header == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(header));
    } catch (NumberFormatException none) {
      return OptionalLong.empty();
    }
  }
}
