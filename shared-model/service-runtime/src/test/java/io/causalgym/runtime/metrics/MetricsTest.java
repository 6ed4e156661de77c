package io.causalgym.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void theScrapeHasMemoryAndGauges() {
    try (Metrics metrics = new Metrics()) {
      metrics.gauge("pool.queued", "pool", "interactive", new AtomicInteger(7), AtomicInteger::get);

      assertThat(metrics.scrape())
          .contains("memory_usage_bytes{area=\"heap\"}")
          .contains("memory_usage_bytes{area=\"resident\"}")
          .contains("memory_limit_bytes{area=\"heap\"}")
          .contains("process_start_time_seconds")
          .contains("pool_queued{pool=\"interactive\"} 7.0");
    }
  }

  @Test
  void theHttpServersMetersHaveNoPrefixOfTheirLibrary() {
    try (Metrics metrics = new Metrics()) {
      metrics.registry().counter("vertx.http.server.requests").increment();

      assertThat(metrics.scrape()).contains("http_server_requests_total 1.0");
    }
  }
}
