package io.causalgym.standalone;

import io.causalgym.discovery.service.DiscoveryService;
import io.causalgym.evaluation.service.EvaluationService;
import io.causalgym.gateway.GatewayService;
import io.causalgym.inference.service.InferenceService;
import io.causalgym.runtime.launch.Launch;
import io.causalgym.runtime.launch.Running;
import io.causalgym.runtime.launch.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts that run in this JVM.
final class RunningGym {
  private final StandaloneSettings settings;
  private final @Nullable GatewayService gateway;

  private RunningGym(StandaloneSettings settings, @Nullable GatewayService gateway) {
    this.settings = settings;
    this.gateway = gateway;
  }

  /// Starts the parts that the settings name, and waits for them.
  ///
  /// @param running closes them
  static RunningGym start(StandaloneSettings settings, Running running) throws IOException {
    GatewayService gateway =
        settings.roles().contains(Role.GATEWAY) ? new GatewayService(settings.gateway()) : null;
    SharedKernels kernels = new SharedKernels(settings.kernels());
    running.onClose("kernels", kernels::close);
    List<Service> services = new ArrayList<>();
    if (settings.roles().contains(Role.INFERENCE)) {
      services.add(new InferenceService(settings.inference(), kernels::of));
    }
    if (settings.roles().contains(Role.DISCOVERY)) {
      services.add(new DiscoveryService(settings.discovery(), kernels::of));
    }
    if (settings.roles().contains(Role.EVALUATION)) {
      services.add(new EvaluationService(settings.evaluation()));
    }
    if (gateway != null) {
      services.add(gateway); // last, so that it is asked only when the others can answer
    }
    Launch.start(settings.runtime(), services, running);
    return new RunningGym(settings, gateway);
  }

  /// Where people reach it, or which parts run where there is no gateway.
  String address() {
    return gateway == null
        ? Role.words(settings.roles()) + " in cluster " + settings.runtime().cluster().name()
        : gateway.address();
  }
}
