package io.causalgym.evaluation.service;

import io.causalgym.contract.ReferenceAnswer;
import io.causalgym.evaluation.reference.Allowance;
import io.causalgym.evaluation.reference.Completion;
import io.causalgym.evaluation.reference.Protocol;
import io.causalgym.evaluation.reference.ReferenceRefusal;
import io.causalgym.evaluation.reference.Served;
import io.causalgym.evaluation.reference.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One request to the reference models: its id, its time, and whose limits it counts to.
final class ReferenceVisit {
  private static final int OK = 200;

  private final Protocol protocol;
  private final String id = UUID.randomUUID().toString();
  private final long startedNanos = System.nanoTime();
  private volatile Optional<Allowance> allowance = Optional.empty();

  // As it was when this request had been counted: what came back since, or others took, is not
  // what this answer tells.
  private volatile Optional<Standing> standing = Optional.empty();

  ReferenceVisit(Protocol protocol) {
    this.protocol = protocol;
  }

  String id() {
    return id;
  }

  /// Counts it.
  ///
  /// @throws ReferenceRefusal if it is one too many
  void admit(Allowances allowances, long evaluation) {
    long now = System.nanoTime();
    Allowance own = allowances.of(evaluation, now);
    allowance = Optional.of(own);
    standing = Optional.of(own.standing(now));
    standing = Optional.of(own.admit(now));
  }

  ReferenceAnswer document(String body) {
    return new ReferenceAnswer(OK, headers(), body, false);
  }

  ReferenceAnswer completed(Completion completion, boolean stream) {
    allowance
        .map(own -> own.use(completion.tokens(), System.nanoTime()))
        .ifPresent(
            tokens -> standing = standing.map(before -> new Standing(before.requests(), tokens)));
    String body = stream ? protocol.stream(completion) : protocol.document(completion);
    return new ReferenceAnswer(OK, headers(), body, stream);
  }

  ReferenceAnswer refused(ReferenceRefusal refusal) {
    Map<String, String> headers = new LinkedHashMap<>(headers());
    headers.putAll(refusal.headers());
    return new ReferenceAnswer(refusal.status(), headers, protocol.error(refusal), false);
  }

  private Map<String, String> headers() {
    Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
    return protocol.headers(new Served(id, took, Instant.now(), standing));
  }
}
