package io.causalgym.contract;

import org.jspecify.annotations.Nullable;

/// What travels with every call beside its body.
///
/// @param deadline epoch milliseconds after which nobody waits for the answer
/// @param traceparent the W3C trace context, where the caller has one
/// @param principal who asks, the owner of what is stored
/// @param once whether nobody will ask the same again: the answer is not kept in a cache, where it
///   would take the place of one that is of use
public record CallContext(
    long deadline, @Nullable String traceparent, String principal, boolean once) {
  public static final String DEADLINE = "deadline";

  /// In a message: milliseconds left when it was sent. It goes before the deadline, which means
  /// nothing to a member whose clock is wrong.
  public static final String TIMEOUT = "timeout";

  public static final String ONCE = "once";
  public static final String TRACEPARENT = "traceparent";
  public static final String PRINCIPAL = "principal";

  /// The owner of everything while no keys are configured.
  public static final String LOCAL = "local";

  /// A call whose answer others may want too.
  public CallContext(long deadline, @Nullable String traceparent, String principal) {
    this(deadline, traceparent, principal, false);
  }
}
