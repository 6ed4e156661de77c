package io.causalgym.gateway;

import io.causalgym.client.Reply;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.GraphKindName;
import io.causalgym.contract.Operation;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.StoredGraph;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers every operation with its golden file, or with what a test says, and remembers the calls.
final class FakeBus implements ServiceBus {
  static final String GRAPH_ID = "ab".repeat(32);

  final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Object, Future<Reply<Object>>>> answers =
      new ConcurrentHashMap<>();

  record Call(String operation, Object request, CallContext context) {}

  @Override
  @SuppressWarnings("unchecked")
  public <Q, A> Future<Reply<A>> request(
      Operation<Q, A> operation, Q request, CallContext context) {
    calls.add(new Call(operation.name(), request, context));
    Function<Object, Future<Reply<Object>>> answer = answers.get(operation.name());
    Future<Reply<Object>> reply =
        answer == null
            ? Future.succeededFuture(
                reply(Golden.answer(operation.name()), stored("dag { X -> Y }")))
            : answer.apply(request);
    return (Future<Reply<A>>) (Future<?>) reply;
  }

  void answers(String operation, Supplier<Future<Reply<Object>>> answer) {
    answersBy(operation, request -> answer.get());
  }

  void answersBy(String operation, Function<Object, Future<Reply<Object>>> answer) {
    answers.put(operation, answer);
  }

  void answersAsUsual() {
    answers.clear();
  }

  static StoredGraph stored(@Nullable String text) {
    return new StoredGraph(GRAPH_ID, GraphKindName.DAG, List.of(), List.of(), text);
  }

  static Reply<Object> reply(Buffer body, Object answer) {
    return new Reply<>() {
      @Override
      public Buffer body() {
        return body;
      }

      @Override
      public Object answer() {
        return answer;
      }

      @Override
      public Provenance provenance() {
        return new Provenance(Provenance.Tier.MISS, 1, "jvm");
      }
    };
  }
}
