package io.causalgym.numeric.backend.selection;

import io.causalgym.numeric.backend.Kernel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// What a kernel costs on the processor and on a device, from its multiply-adds and bytes.
///
/// @param launchSeconds of a call, however small
/// @param bytesPerSecond of conversion and transfer together
/// @param deviceRate multiply-adds a second on the device
/// @param margin the device must be so many times faster to be chosen
/// @param jvmRates multiply-adds a second on one thread of the JVM
public record CostModel(
    double launchSeconds,
    double bytesPerSecond,
    double deviceRate,
    double margin,
    Map<Kernel, Double> jvmRates) {

  public CostModel {
    jvmRates = Map.copyOf(jvmRates);
  }

  /// The rates of {@link #measured}.
  private static Map<Kernel, Double> rates() {
    Map<Kernel, Double> rates = new EnumMap<>(Kernel.class);
    rates.put(Kernel.CROSS_PRODUCTS, 1.5e10);
    rates.put(Kernel.PARTIAL_CORRELATIONS, 3e8);
    rates.put(Kernel.SEPARATORS, 3e9);
    rates.put(Kernel.PRODUCT, 1.3e10);
    rates.put(Kernel.GRAM_INVERSE, 1.5e10);
    rates.put(Kernel.MONTE_CARLO, 2e9);
    rates.put(Kernel.BOOTSTRAP_SUMS, 2.5e9);
    rates.put(Kernel.SUM_PRODUCT, 8e8);
    rates.put(Kernel.SPARSE_PRODUCT, 2e9);
    return rates;
  }

  /// The constants in use.
  ///
  /// Processor: rounded from the processor time of the JVM's kernels with one thread on a virtual
  /// machine of two cores with AVX-512 (AMD EPYC), Temurin 25.0.3, November 2026, in the units of
  /// {@link Work}: products of 400 by 400, Gram matrices of 400 columns, 50 000 tests of levels 0
  /// to 4, 200 variables, 20 nodes with 20 interventions, 200 replicates of 20 000 rows.
  ///
  /// Launch and bytes: TornadoVM 5.2.0 with PoCL on the same machine, 0.13 ms a warm launch, of
  /// which a kernel takes up to four, and conversion to single precision at several GB/s, halved
  /// for the way to a card. The device's rate is an assumption, a twentieth of a data centre card's
  /// nominal rate, as no such card was at hand: hence the margin.
  public static CostModel measured() {
    return new CostModel(5e-4, 2e9, 1e12, 2, rates());
  }

  /// Whether a device is the better place.
  ///
  /// @param multiplyAdds of the whole kernel
  /// @param bytes to the device and back
  /// @param threads that the JVM would have
  public boolean favoursDevice(Kernel kernel, double multiplyAdds, double bytes, int threads) {
    double jvm = multiplyAdds / (Objects.requireNonNull(jvmRates.get(kernel)) * threads);
    double device = launchSeconds + bytes / bytesPerSecond + multiplyAdds / deviceRate;
    return jvm > margin * device;
  }
}
