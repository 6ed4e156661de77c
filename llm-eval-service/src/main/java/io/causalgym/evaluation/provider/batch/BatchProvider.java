package io.causalgym.evaluation.provider.batch;

import io.causalgym.evaluation.provider.Endpoint;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes many questions at once and answers when it can. Its batch id is all that must be kept to
/// go on after a restart. Failures are {@link io.causalgym.evaluation.provider.ProviderException}s.
public interface BatchProvider {
  /// @param label by which {@link #find} knows it again: 1 to 64 letters, digits, `-` and `_`
  /// @param requests each with its own id, at least one
  /// @return the batch's id; or a failure with an IllegalArgumentException if there are none, too
  ///   many, or two of one id
  Future<String> submit(
      String label, List<BatchRequest> requests, Endpoint endpoint, Duration timeout);

  /// Looks for a batch whose id was never heard: its submitter died, or the answer got lost.
  ///
  /// @return its id; empty where there is none, it is too old, or the provider shows no batches
  Future<Optional<String>> find(String label, Endpoint endpoint, Duration timeout);

  /// How far it is.
  Future<BatchStatus> poll(String batch, Endpoint endpoint, Duration timeout);

  /// Reads the results that there are, in no order. Of a batch that expired or was cancelled some
  /// requests may have none.
  ///
  /// @param status of a batch that has ended
  /// @param sink takes each, one after the other, on an event loop: it must not block
  /// @param timeout for each file
  Future<Void> results(
      BatchStatus status, Endpoint endpoint, Duration timeout, Consumer<BatchResult> sink);

  /// Asks to stop; what is answered by then is kept.
  Future<BatchStatus> cancel(String batch, Endpoint endpoint, Duration timeout);
}
