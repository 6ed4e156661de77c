package io.causalgym.standalone.demo;

import io.causalgym.client.HttpGym;
import io.causalgym.client.Reply;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.DoAnswer;
import io.causalgym.contract.DoQuery;
import io.causalgym.contract.IdentifyAnswer;
import io.causalgym.contract.IdentifyQuery;
import io.causalgym.contract.InferenceOperations;
import io.causalgym.contract.Operation;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/// Asks a gateway as any client would, and waits.
public final class HttpQuestions implements Questions, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final HttpGym gym;

  public HttpQuestions(URI address) {
    this.gym = new HttpGym(vertx, address, null);
  }

  @Override
  public IdentifyAnswer identify(IdentifyQuery query) {
    return ask(InferenceOperations.IDENTIFY, query);
  }

  @Override
  public DoAnswer effect(DoQuery query) {
    return ask(InferenceOperations.DO, query);
  }

  private <Q, A> A ask(Operation<Q, A> operation, Q query) {
    CallContext context =
        new CallContext(System.currentTimeMillis() + PATIENCE.toMillis(), null, CallContext.LOCAL);
    try {
      return gym.request(operation, query, context)
          .map(Reply::answer)
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
