package io.causalgym.evaluation.run;

import io.causalgym.client.Reply;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.Operation;
import io.vertx.core.Future;
import java.time.Duration;

/// Calls of the inference service, some at a time. Each is about one world of one evaluation, so
/// that nobody asks the same again.
final class EngineCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Enough to keep the inference service busy, far from what it refuses.
  private static final int AT_A_TIME = 32;

  private final ServiceBus bus;
  private final Turnstile turnstile = new Turnstile(AT_A_TIME);

  EngineCalls(ServiceBus bus) {
    this.bus = bus;
  }

  <Q, A> Future<A> ask(Operation<Q, A> operation, Q query) {
    return turnstile.pass(() -> {
      long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
      return bus.request(operation, query, new CallContext(deadline, null, "evaluation", true))
          .map(Reply::answer);
    });
  }
}
