package io.causalgym.numeric.backend.selection;

import io.causalgym.numeric.backend.CrossProducts;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.kernel.Gram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums on a device that survive it: blocks are kept until the device has handed their sums over,
/// so that the processor can take over at any block.
final class RetainedCrossProducts implements CrossProducts {
  /// 32 megabytes of blocks: hundreds of blocks of a usual size are added between two hand-overs.
  static final int MOST_KEPT = 1 << 22;

  private final SelectingBackend selecting;
  private final KernelBackend jvm;
  private final int columns;
  private final KernelRun run;
  private final int size;
  // Of the device's hand-overs so far.
  private double[] sums = new double[0];
  private boolean asked;
  private final List<Block> kept = new ArrayList<>();
  private int cells;
  private @Nullable CrossProducts onDevice;
  private @Nullable CrossProducts onJvm;

  @SuppressWarnings("ArrayRecordComponent") // Never leaves this class and is never compared.
  private record Block(double[] values, int stride, int rows) {
    void addTo(CrossProducts products) {
      products.add(values, stride, rows);
    }
  }

  RetainedCrossProducts(SelectingBackend selecting, KernelBackend jvm, int columns, KernelRun run) {
    this.selecting = selecting;
    this.jvm = jvm;
    this.columns = columns;
    this.run = run;
    this.size = Matrix.cells(columns, columns);
  }

  @Override
  public void add(double[] block, int stride, int rows) {
    int padded = Math.ceilDiv(rows, Gram.LANES) * Gram.LANES;
    long length = (long) columns * stride;
    if (onJvm == null && (rows < 0 || stride < padded || length > block.length)) {
      takeOver(); // which refuses the block by the words of its contract
    }
    if (onJvm != null) {
      onJvm.add(block, stride, rows);
      return;
    }
    Block copy = new Block(Arrays.copyOf(block, (int) length), stride, rows);
    kept.add(copy);
    cells += (int) length;
    asked = true;
    selecting.deviceFirst(
        Work.crossProducts(columns, rows),
        (device, lent) -> {
          copy.addTo(session(device, lent));
          return true;
        },
        _ -> takeOver(),
        _ -> {}, // the processor may have to do it again
        run);
    if (cells > MOST_KEPT) {
      collect();
    }
  }

  private CrossProducts session(KernelBackend device, KernelRun lent) {
    if (onDevice == null) {
      onDevice = device.crossProducts(columns, lent);
    }
    return onDevice;
  }

  private void collect() {
    CrossProducts session = onDevice;
    if (session == null || onJvm != null) {
      return;
    }
    double[] part =
        selecting.deviceFirst(
            Work.crossProducts(columns, 0),
            (device, lent) -> {
              double[] collected = new double[size];
              session.addTo(collected);
              return collected;
            },
            _ -> {
              takeOver();
              return new double[0];
            },
            run::used,
            run);
    if (part.length == size && onJvm == null) {
      if (sums.length == 0) {
        sums = part;
      } else {
        for (int cell = 0; cell < part.length; cell++) {
          sums[cell] += part[cell];
        }
      }
      forget();
      closeDevice();
    }
  }

  private boolean takeOver() {
    closeDevice();
    if (onJvm != null) {
      return false;
    }
    CrossProducts products = jvm.crossProducts(columns, run);
    onJvm = products;
    kept.forEach(block -> block.addTo(products));
    forget();
    return false;
  }

  private void forget() {
    kept.clear();
    cells = 0;
  }

  private void closeDevice() {
    CrossProducts session = onDevice;
    onDevice = null;
    if (session != null) {
      selecting.later(session::close);
    }
  }

  @Override
  public void addTo(double[] target) {
    collect();
    for (int cell = 0; cell < sums.length; cell++) {
      target[cell] += sums[cell];
    }
    if (onJvm != null) {
      onJvm.addTo(target);
    }
  }

  @Override
  public void close() {
    closeDevice();
    if (!asked) {
      selecting.unasked();
    }
    if (onJvm != null) {
      onJvm.close();
    }
  }
}
