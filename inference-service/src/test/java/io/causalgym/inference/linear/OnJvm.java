package io.causalgym.inference.linear;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.jvm.JvmBackend;
import java.util.List;
import java.util.Map;

/// Interventional moments by the processor's kernels, on the test's thread.
final class OnJvm {
  private OnJvm() {}

  static List<Gaussian> batch(
      LinearModel model, List<Map<String, Double>> interventions, List<String> nodes) {
    return InterventionalMoments.batch(
        model,
        interventions,
        nodes,
        Budget.DEFAULT,
        Deadline.NONE,
        new JvmBackend(),
        KernelRun.plain());
  }

  static Gaussian of(LinearModel model, Map<String, Double> fixed, List<String> nodes) {
    return batch(model, List.of(fixed), nodes).getFirst();
  }
}
