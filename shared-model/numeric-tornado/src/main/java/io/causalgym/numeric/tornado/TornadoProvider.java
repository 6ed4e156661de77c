package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.DeviceBackend;
import io.causalgym.numeric.backend.KernelBackendProvider;
import io.causalgym.numeric.backend.KernelMetrics;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import java.util.Optional;

/// Opens TornadoVM's default device where the JVM was started with the SDK's argument file, if it
/// computes rightly.
public final class TornadoProvider implements KernelBackendProvider {
  /// Set by the argument file of the SDK.
  public static final String STARTED = "tornado.load.api.implementation";

  private static final System.Logger LOG = System.getLogger(TornadoProvider.class.getName());

  /// @throws RuntimeException or a {@link LinkageError}, as one of many, where a driver or a
  ///   platform is missing
  @Override
  public Optional<DeviceBackend> open(KernelMetrics metrics) {
    if (System.getProperty(STARTED) == null) {
      return Optional.empty();
    }
    prefer("tornado.recover.bailout", "False"); // else what does not compile runs wrongly, silently
    prefer("tornado.enable.nativeFunctions", "False"); // else a square root errs by 1e-8
    prefer("tornado.opencl.compiler.flags", "-w"); // instead of fast mathematics
    TornadoBackend backend = tried(new TornadoBackend(metrics));
    Thread.ofPlatform().name("device-warming").daemon().start(() -> warm(backend));
    return Optional.of(backend);
  }

  private static void prefer(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }

  /// Beside the service's start: whoever asks meanwhile waits for one kernel at most.
  private static void warm(TornadoBackend backend) {
    try {
      Warming.run(backend);
    } catch (RuntimeException | Error failed) {
      // Closed meanwhile, or a kernel that fails whenever it is asked: the processor has it too.
      LOG.log(System.Logger.Level.WARNING, "a kernel of the device cannot be warmed", failed);
    }
  }

  /// Compiles and runs the first kernel, in a thread that nobody else waits for yet.
  private static TornadoBackend tried(TornadoBackend backend) {
    double[] numbers = new double[17 * 17];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = k % 7 - 3;
    }
    Matrix matrix = Matrix.owning(17, 17, numbers);
    Matrix square = backend.product(matrix, matrix, KernelRun.plain());
    for (int row = 0; row < 17; row++) {
      for (int column = 0; column < 17; column++) {
        double sum = 0;
        for (int k = 0; k < 17; k++) {
          sum += matrix.at(row, k) * matrix.at(k, column);
        }
        if (square.at(row, column) != sum) {
          throw new IllegalStateException(
              backend.name() + " computes " + square.at(row, column) + " instead of " + sum);
        }
      }
    }
    return backend;
  }
}
