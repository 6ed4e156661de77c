package io.causalgym.evaluation.service;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.contract.ReferenceQuery;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.question.Suite;
import io.causalgym.evaluation.question.SuiteSpecification;
import io.causalgym.evaluation.reference.ChatBody;
import io.causalgym.evaluation.reference.Completion;
import io.causalgym.evaluation.reference.ModelList;
import io.causalgym.evaluation.reference.ReferenceAgent;
import io.causalgym.evaluation.reference.ReferenceRefusal;
import io.causalgym.evaluation.run.EvaluationPlan;
import io.causalgym.evaluation.run.EvaluationWorks;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/// Answers for the reference models. They find their item by the case reference in the prompt,
/// which every model sees, and by nothing else.
final class ReferenceDoor {
  private static final String MODELS = "models";
  private static final String COMPLETIONS = "chat/completions";
  private static final String MESSAGES = "messages";

  private final Vertx vertx;
  private final EvaluationWorks works;
  private final OpenEvaluations evaluations;

  ReferenceDoor(Vertx vertx, EvaluationWorks works) {
    this.vertx = vertx;
    this.works = works;
    this.evaluations = new OpenEvaluations(vertx, works.store());
  }

  /// For everybody with a token, while the questions are no secret.
  Future<EncodedAnswer> answer(ReferenceQuery query, CallContext call) {
    return answer(query, false).map(EvaluationDesk.Answer::of);
  }

  /// @param own whether this server's own evaluations ask
  Future<ReferenceAnswer> answer(ReferenceQuery query, boolean own) {
    return Future.succeededFuture()
        .compose(go -> opened(query.token(), own))
        .compose(evaluation -> answer(query, evaluation))
        .recover(failure ->
            failure instanceof ReferenceRefusal refusal
                ? Future.succeededFuture(
                    new ReferenceAnswer(
                        refusal.status(),
                        headers(),
                        query.path().equals(MESSAGES) ? refusal.message() : refusal.body(),
                        false))
                : Future.failedFuture(failure));
  }

  private Future<Evaluation> opened(String token, boolean own) {
    int dot = token.lastIndexOf('.');
    if (dot < 0) {
      return Future.failedFuture(ReferenceRefusal.token());
    }
    return evaluations
        .find(token.substring(0, dot))
        .map(found -> {
          Evaluation evaluation = found.orElseThrow(ReferenceRefusal::token);
          if (!same(evaluation.token(), token)) {
            throw ReferenceRefusal.token();
          }
          if (!own && evaluation.hidden() && evaluation.finishedAt().isEmpty()) {
            throw ReferenceRefusal.closed();
          }
          return evaluation;
        });
  }

  /// In a time that does not tell how much of it is right.
  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private Future<ReferenceAnswer> answer(ReferenceQuery query, Evaluation evaluation) {
    String path = query.path();
    String body = query.body();
    if (body == null && path.equals(MODELS)) {
      return Future.succeededFuture(new ReferenceAnswer(200, headers(), ModelList.all(), false));
    }
    if (body == null && path.startsWith(MODELS + "/")) {
      String id = path.substring(MODELS.length() + 1).replace("%2F", "/").replace("%2f", "/");
      return Future.succeededFuture(new ReferenceAnswer(200, headers(), ModelList.one(id), false));
    }
    if (body == null || !(path.equals(COMPLETIONS) || path.equals(MESSAGES))) {
      return Future.failedFuture(ReferenceRefusal.path(path));
    }
    return complete(ChatBody.read(body), evaluation, path.equals(MESSAGES));
  }

  private Future<ReferenceAnswer> complete(
      ChatBody request, Evaluation evaluation, boolean message) {
    ReferenceAgent agent =
        ReferenceAgent.of(request.model())
            .orElseThrow(() -> ReferenceRefusal.model(request.model()));
    return item(request.prompt(), evaluation)
        .map(item -> {
          Completion completion =
              new Completion(
                  agent,
                  request,
                  item,
                  UUID.randomUUID().toString(),
                  Instant.now().getEpochSecond());
          return new ReferenceAnswer(
              200, headers(), written(completion, request.stream(), message), request.stream());
        })
        .compose(answer -> delayed(agent, answer));
  }

  private static String written(Completion completion, boolean stream, boolean message) {
    if (message) {
      return stream ? completion.messageStream() : completion.message();
    }
    return stream ? completion.stream() : completion.document();
  }

  private Future<ReferenceAnswer> delayed(ReferenceAgent agent, ReferenceAnswer answer) {
    if (agent.manner() != ReferenceAgent.Manner.SLOW || agent.strength() < 1) {
      return Future.succeededFuture(answer);
    }
    Promise<ReferenceAnswer> later = Promise.promise();
    vertx.setTimer((long) agent.strength(), go -> later.complete(answer));
    return later.future();
  }

  private Future<Item> item(String prompt, Evaluation evaluation) {
    SuiteSpecification suite = EvaluationPlan.suite(evaluation);
    OptionalInt number = EvaluationPlan.references(suite).find(prompt);
    if (number.isEmpty() || Suite.worldOf(number.getAsInt()) >= suite.worlds()) {
      return Future.failedFuture(ReferenceRefusal.noCase());
    }
    return works
        .worlds()
        .world(suite, Suite.worldOf(number.getAsInt()))
        .map(world ->
            world.items().stream()
                .filter(item -> item.number() == number.getAsInt())
                .findFirst()
                .orElseThrow(ReferenceRefusal::noCase));
  }

  private static Map<String, String> headers() {
    return Map.of("x-request-id", UUID.randomUUID().toString(), "openai-processing-ms", "1");
  }
}
