package io.causalgym.runtime.launch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for calls that are under way, for a while.
final class Drain implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final IntSupplier underWay;
  private final Duration most;

  Drain(IntSupplier underWay, Duration most) {
    this.underWay = underWay;
    this.most = most;
  }

  @Override
  public void run() {
    long end = System.nanoTime() + most.toNanos();
    while (underWay.getAsInt() > 0) {
      if (System.nanoTime() > end) {
        LOG.atWarn().addKeyValue("calls", underWay.getAsInt()).log("stopped before all ended");
        return;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
