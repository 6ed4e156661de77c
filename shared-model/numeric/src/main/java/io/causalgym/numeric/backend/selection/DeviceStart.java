package io.causalgym.numeric.backend.selection;

import io.causalgym.numeric.backend.DeviceBackend;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Looks for a device without being held up by it: drivers fail in any way or hang, and a service
/// that can do without one must start.
final class DeviceStart {
  private static final System.Logger LOG = System.getLogger(DeviceStart.class.getName());

  private DeviceStart() {}

  /// What `open` finds; nothing if it throws or takes longer. What it finds later is closed.
  static Optional<DeviceBackend> within(Duration limit, Supplier<Optional<DeviceBackend>> open) {
    CompletableFuture<Optional<DeviceBackend>> found = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("device-start")
        .daemon()
        .start(() -> {
          try {
            Optional<DeviceBackend> device = open.get();
            if (!found.complete(device)) {
              device.ifPresent(DeviceBackend::close);
            }
          } catch (RuntimeException | Error unusable) {
            found.completeExceptionally(unusable);
          }
        });
    try {
      return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException unusable) {
      return without("no device can be used", unusable, found);
    } catch (TimeoutException late) {
      return without("the device did not start within " + limit, late, found);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return without("interrupted while a device started", interrupted, found);
    }
  }

  private static Optional<DeviceBackend> without(
      String message, Throwable why, CompletableFuture<Optional<DeviceBackend>> found) {
    LOG.log(System.Logger.Level.WARNING, message + "; the processor computes", why);
    // One that came just now is taken all the same; one that comes later is closed.
    if (found.complete(Optional.empty()) || found.isCompletedExceptionally()) {
      return Optional.empty();
    }
    return found.join();
  }
}
