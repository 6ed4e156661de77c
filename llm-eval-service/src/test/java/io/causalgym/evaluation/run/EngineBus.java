package io.causalgym.evaluation.run;

import io.causalgym.client.Reply;
import io.causalgym.client.ServiceBus;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.EdgeDocument;
import io.causalgym.contract.EdgeSymbol;
import io.causalgym.contract.Operation;
import io.causalgym.contract.PathsAnswer;
import io.causalgym.contract.PathsQuery;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.Provenance;
import io.causalgym.contract.SeparationAnswer;
import io.causalgym.contract.SeparationQuery;
import io.causalgym.graph.Ancestry;
import io.causalgym.graph.MixedGraph;
import io.causalgym.graph.separation.MSeparation;
import io.causalgym.mapping.Graphs;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers questions about graphs as the inference service does, by the library that it uses; or
/// fails, where a test says so.
public final class EngineBus implements ServiceBus {
  final AtomicInteger calls = new AtomicInteger();
  volatile boolean away;
  volatile boolean contrary;

  private record Answered<A>(A answer) implements Reply<A> {
    @Override
    public Buffer body() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Provenance provenance() {
      return new Provenance(Provenance.Tier.MISS, 0, "jvm");
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public <Q, A> Future<Reply<A>> request(
      Operation<Q, A> operation, Q request, CallContext context) {
    calls.incrementAndGet();
    if (away) {
      return Future.failedFuture(Problem.of(ProblemType.UNAVAILABLE, "nobody").exception());
    }
    Object answer =
        switch (request) {
          case SeparationQuery query -> separation(query);
          case PathsQuery query -> paths(query);
          default -> throw new UnsupportedOperationException(operation.name());
        };
    return Future.succeededFuture(new Answered<>((A) answer));
  }

  private SeparationAnswer separation(SeparationQuery query) {
    MixedGraph graph = Graphs.read(query.graph());
    boolean separated =
        MSeparation.separated(
            graph, graph.nodes(query.x()), graph.nodes(query.y()), graph.nodes(query.given()));
    return new SeparationAnswer(separated != contrary, null);
  }

  private static PathsAnswer paths(PathsQuery query) {
    MixedGraph graph = Graphs.read(query.graph());
    int from = graph.node(query.from());
    int to = graph.node(query.to());
    int longest = Objects.requireNonNull(query.maxLength(), "filled in");
    boolean found =
        longest == 1
            ? graph.parents().of(to).contains(from)
            : Ancestry.descendants(graph, graph.nodes(List.of(query.from()))).contains(to);
    EdgeDocument edge = new EdgeDocument(query.from(), query.to(), EdgeSymbol.DIRECTED);
    return new PathsAnswer(found ? List.of(List.of(edge)) : List.of(), false);
  }
}
