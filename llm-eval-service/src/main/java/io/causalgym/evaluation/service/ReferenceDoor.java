package io.causalgym.evaluation.service;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.contract.ReferenceQuery;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.question.Suite;
import io.causalgym.evaluation.question.SuiteSpecification;
import io.causalgym.evaluation.reference.AllowedPerMinute;
import io.causalgym.evaluation.reference.ChatBody;
import io.causalgym.evaluation.reference.Completion;
import io.causalgym.evaluation.reference.ModelList;
import io.causalgym.evaluation.reference.Protocol;
import io.causalgym.evaluation.reference.ReferenceAgent;
import io.causalgym.evaluation.reference.ReferenceRefusal;
import io.causalgym.evaluation.run.EvaluationPlan;
import io.causalgym.evaluation.run.SuiteWorlds;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalInt;

/// Answers for the reference models. They find their item by the case reference in the prompt,
/// which every model sees, and by nothing else.
final class ReferenceDoor {
  private static final String MODELS = "models";
  private static final String COMPLETIONS = "chat/completions";

  private final Vertx vertx;
  private final SuiteWorlds worlds;
  private final OpenEvaluations evaluations;
  private final Allowances allowances;

  ReferenceDoor(Vertx vertx, EvaluationStore store, SuiteWorlds worlds, AllowedPerMinute allowed) {
    this.vertx = vertx;
    this.worlds = worlds;
    this.evaluations = new OpenEvaluations(vertx, store);
    this.allowances = new Allowances(allowed);
  }

  /// For everybody with a token, while the questions are no secret.
  Future<EncodedAnswer> answer(ReferenceQuery query, CallContext call) {
    return answer(query, false).map(EvaluationDesk.Answer::of);
  }

  /// @param own whether this server's own evaluations ask
  Future<ReferenceAnswer> answer(ReferenceQuery query, boolean own) {
    ReferenceVisit visit = new ReferenceVisit(Protocol.of(query.path()));
    return Future.succeededFuture()
        .compose(go -> opened(query.token(), own))
        .compose(evaluation -> {
          visit.admit(allowances, evaluation.key());
          return answer(query, evaluation, visit);
        })
        .recover(failure ->
            failure instanceof ReferenceRefusal refusal
                ? Future.succeededFuture(visit.refused(refusal))
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

  private Future<ReferenceAnswer> answer(
      ReferenceQuery query, Evaluation evaluation, ReferenceVisit visit) {
    String path = query.path();
    String body = query.body();
    if (body == null && path.equals(MODELS)) {
      return Future.succeededFuture(visit.document(ModelList.all()));
    }
    if (body == null && path.startsWith(MODELS + "/")) {
      String id = decoded(path.substring(MODELS.length() + 1));
      return Future.succeededFuture(visit.document(ModelList.one(id)));
    }
    if (body == null || !(path.equals(COMPLETIONS) || path.equals(Protocol.MESSAGES))) {
      return Future.failedFuture(ReferenceRefusal.path(path));
    }
    return complete(ChatBody.read(body), evaluation, visit);
  }

  /// Ids have a slash, which some clients encode and some do not.
  private static String decoded(String id) {
    try {
      return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return id;
    }
  }

  private Future<ReferenceAnswer> complete(
      ChatBody request, Evaluation evaluation, ReferenceVisit visit) {
    ReferenceAgent agent =
        ReferenceAgent.of(request.model())
            .orElseThrow(() -> ReferenceRefusal.model(request.model()));
    return item(request.prompt(), evaluation)
        .compose(item -> delayed(agent, item))
        .map(item ->
            visit.completed(
                new Completion(agent, request, item, visit.id(), Instant.now().getEpochSecond()),
                request.stream()));
  }

  private Future<Item> delayed(ReferenceAgent agent, Item item) {
    if (agent.manner() != ReferenceAgent.Manner.SLOW || agent.strength() < 1) {
      return Future.succeededFuture(item);
    }
    Promise<Item> later = Promise.promise();
    vertx.setTimer((long) agent.strength(), go -> later.complete(item));
    return later.future();
  }

  private Future<Item> item(String prompt, Evaluation evaluation) {
    SuiteSpecification suite = EvaluationPlan.suite(evaluation);
    OptionalInt number = EvaluationPlan.references(suite).find(prompt);
    if (number.isEmpty() || Suite.worldOf(number.getAsInt()) >= suite.worlds()) {
      return Future.failedFuture(ReferenceRefusal.noCase());
    }
    return worlds
        .world(suite, Suite.worldOf(number.getAsInt()))
        .map(world ->
            world.items().stream()
                .filter(item -> item.number() == number.getAsInt())
                .findFirst()
                .orElseThrow(ReferenceRefusal::noCase));
  }
}
