package io.causalgym.inference.service;

import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.runtime.launch.Service;
import io.causalgym.runtime.launch.ServiceContext;
import io.causalgym.runtime.metrics.Metrics;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.util.function.Function;

/// The inference service as a part of a JVM.
public final class InferenceService implements Service {
  private final InferenceSettings settings;
  private final Function<Metrics, KernelBackend> kernels;

  /// @param kernels those of this JVM, which tell the metrics what they do; whoever gives them
  ///   closes them
  public InferenceService(InferenceSettings settings, Function<Metrics, KernelBackend> kernels) {
    this.settings = settings;
    this.kernels = kernels;
  }

  @Override
  public String role() {
    return "inference";
  }

  @Override
  public boolean needsDatabase() {
    return true;
  }

  @Override
  public Future<String> start(ServiceContext context) {
    StoredGraphs stored =
        new StoredGraphs(
            new PostgresGraphStore(context.requiredDatabase(), settings.graphs()),
            context.interactive());
    Answerers answerers = Answerers.create(kernels.apply(context.metrics()));
    // One on each event loop: a question of the gateway is then mostly answered on the loop that
    // asked.
    int loops = Runtime.getRuntime().availableProcessors();
    return context
        .vertx()
        .deployVerticle(
            () -> new InferenceVerticle(context.bus(), context.answers(), stored, answerers),
            new DeploymentOptions().setInstances(loops));
  }
}
