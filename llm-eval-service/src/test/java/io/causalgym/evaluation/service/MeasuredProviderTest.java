package io.causalgym.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.Sampling;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.RateLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class MeasuredProviderTest {
  private static final Endpoint ENDPOINT =
      new Endpoint(URI.create("http://127.0.0.1"), Optional.of("secret-key"));

  private final Queue<Promise<Delivery>> sent = new ArrayDeque<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MeasuredProvider measured = new MeasuredProvider(new Silent(), registry);

  @Test
  void whatBecameOfEachRequestIsCounted() {
    send();
    send();
    send();
    assertThat(underway()).isEqualTo(3);

    sent.remove().complete(delivery());
    sent.remove()
        .fail(
            new ProviderException(
                FailureKind.RATE_LIMITED,
                429,
                Optional.empty(),
                Optional.empty(),
                RateLimits.NONE,
                "no"));
    sent.remove().fail(new IllegalStateException());

    assertThat(underway()).isZero();
    assertThat(count("delivered")).isEqualTo(1);
    assertThat(count("rate-limited")).isEqualTo(1);
    assertThat(count("error")).isEqualTo(1);
  }

  @Test
  void nothingThatIsSecretIsInANameOrATag() {
    send();
    sent.remove().complete(delivery());

    assertThat(registry.getMetersAsString()).doesNotContain("secret", "question", "reply");
  }

  private void send() {
    var _ =
        measured.send(
            new ChatRequest(
                "m",
                List.of(new Message(Message.Role.USER, "a secret question")),
                Optional.empty(),
                new Sampling(OptionalDouble.empty(), OptionalLong.empty(), 100, 0),
                false),
            ENDPOINT,
            Duration.ZERO);
  }

  private double underway() {
    return registry.get("llm.provider.requests.underway").tag("provider", "silent").gauge().value();
  }

  private long count(String outcome) {
    return registry.get("llm.provider.request.duration").tag("outcome", outcome).timer().count();
  }

  private static Delivery delivery() {
    return new Delivery(
        new ChatReply(
            "a secret reply", FinishReason.STOP, Optional.empty(), Usage.UNKNOWN, "m", List.of()),
        RateLimits.NONE,
        2);
  }

  private final class Silent implements Provider {
    @Override
    public String name() {
      return "silent";
    }

    @Override
    public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
      Promise<Delivery> promise = Promise.promise();
      sent.add(promise);
      return promise.future();
    }
  }
}
