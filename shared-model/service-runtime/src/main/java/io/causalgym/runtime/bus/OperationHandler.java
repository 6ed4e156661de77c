package io.causalgym.runtime.bus;

import io.causalgym.contract.CallContext;
import io.vertx.core.Future;

/// Answers one operation.
@FunctionalInterface
public interface OperationHandler<Q> {

  /// @return the answer, or a failure with {@link io.causalgym.contract.ProblemException}; anything
  ///   else that fails or is thrown is an internal error
  Future<EncodedAnswer> handle(Q request, CallContext context);
}
