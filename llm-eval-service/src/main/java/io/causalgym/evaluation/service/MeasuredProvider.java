package io.causalgym.evaluation.service;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.provider.Delivery;
import io.causalgym.evaluation.provider.Endpoint;
import io.causalgym.evaluation.provider.Provider;
import io.causalgym.evaluation.provider.ProviderException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A provider whose requests are counted and timed by what became of them: how many are under way,
/// how long each took, and which failed why. Nothing of a request or a reply but its length of time
/// is kept.
final class MeasuredProvider implements Provider {
  private static final String DURATION = "llm.provider.request.duration";
  private static final String UNDERWAY = "llm.provider.requests.underway";
  private static final String PROVIDER = "provider";

  private final Provider provider;
  private final MeterRegistry registry;
  private final AtomicInteger underway = new AtomicInteger();

  MeasuredProvider(Provider provider, MeterRegistry registry) {
    this.provider = provider;
    this.registry = registry;
    Gauge.builder(UNDERWAY, underway, AtomicInteger::get)
        .tag(PROVIDER, provider.name())
        .register(registry);
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public Future<Delivery> send(ChatRequest request, Endpoint endpoint, Duration timeout) {
    Timer.Sample start = Timer.start(registry);
    underway.incrementAndGet();
    return provider
        .send(request, endpoint, timeout)
        .onComplete((delivery, failure) -> {
          underway.decrementAndGet();
          start.stop(timer(outcome(failure)));
        });
  }

  // A lookup of the registry's own when it was there before.
  private Timer timer(String outcome) {
    return Timer.builder(DURATION)
        .tag(PROVIDER, provider.name())
        .tag("outcome", outcome)
        .serviceLevelObjectives(
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(100))
        .register(registry);
  }

  private static String outcome(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> "delivered";
      case ProviderException told -> told.kind().text();
      default -> "error";
    };
  }
}
