package io.causalgym.numeric.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.numeric.backend.Kernel;
import io.causalgym.numeric.backend.KernelMetrics;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WarmingTest {

  @Test
  void everyKernelIsRunOnce() {
    Set<Kernel> launched = EnumSet.noneOf(Kernel.class);
    KernelMetrics counting =
        new KernelMetrics() {
          @Override
          public void launched(Launch launch) {
            launched.add(launch.kernel());
          }
        };
    try (TornadoBackend backend = new TornadoBackend(counting)) {
      Warming.run(backend);
    }
    assertThat(launched).containsExactlyInAnyOrder(Kernel.values());
  }

  @Test
  void memoryIsWhatTornadoVmAllowsItselfOrTheDeviceHas() {
    long gigabyte = 1L << 30;
    assertThat(Memory.of("4GB", 80 * gigabyte, 20 * gigabyte))
        .isEqualTo(new Memory(2 * gigabyte, 1 << 26));
    assertThat(Memory.of("4GB", 2 * gigabyte, gigabyte / 4))
        .isEqualTo(new Memory(gigabyte, 1 << 24));
    assertThat(Memory.of("512 mb", 2 * gigabyte, gigabyte).plans()).isEqualTo(gigabyte / 4);
    assertThatThrownBy(() -> Memory.of("much", gigabyte, gigabyte))
        .hasMessageContaining("'much'")
        .hasMessageContaining("8GB");
  }
}
