package io.causalgym.client;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Operation;
import io.vertx.core.Future;

/// Asks services, wherever they run.
public interface ServiceBus {

  /// Asks for an operation's answer.
  ///
  /// @param context how long the caller waits, and for whom
  /// @return the answer, or a failure with {@link io.causalgym.contract.ProblemException}
  <Q, A> Future<Reply<A>> request(Operation<Q, A> operation, Q request, CallContext context);
}
