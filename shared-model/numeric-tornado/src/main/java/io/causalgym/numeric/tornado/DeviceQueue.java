package io.causalgym.numeric.tornado;

import io.causalgym.numeric.backend.KernelRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/// The one thread that owns a device, and the callers that wait for it: a plan of TornadoVM is not
/// to be shared by threads, nor are first compilations.
///
/// Requests that wait and have equal keys are answered together by the first of them.
final class DeviceQueue implements AutoCloseable {
  /// Callers that wait; further ones wait for a place.
  static final int PLACES = 64;

  /// Requests that are answered together, at most.
  static final int BATCH = 32;

  // How soon a caller that has been stopped is let go.
  private static final long LOOK_MILLIS = 20;

  private final BlockingQueue<Job<?, ?>> jobs = new LinkedBlockingQueue<>(PLACES);
  private final Thread owner;
  private volatile boolean closed;

  DeviceQueue() {
    owner = Thread.ofPlatform().name("tornado-device").daemon().start(this::work);
  }

  private static final class Job<Q, A> {
    final KernelRun run;
    final Object key;
    final Q request;
    final Function<List<Q>, List<A>> batch;
    final CompletableFuture<A> answer = new CompletableFuture<>();

    Job(KernelRun run, Object key, Q request, Function<List<Q>, List<A>> batch) {
      this.run = run;
      this.key = key;
      this.request = request;
      this.batch = batch;
    }

    private boolean isUnwanted() {
      try {
        run.check();
      } catch (CancellationException stopped) {
        answer.completeExceptionally(stopped);
      }
      return answer.isDone();
    }

    // Jobs of equal keys have the same types, by the keys' making.
    @SuppressWarnings("unchecked")
    void run(List<Job<?, ?>> companions) {
      List<Job<Q, A>> all = new ArrayList<>();
      all.add(this);
      companions.forEach(companion -> all.add((Job<Q, A>) companion));
      try {
        all.removeIf(Job::isUnwanted);
        if (all.isEmpty()) {
          return;
        }
        List<A> answers = batch.apply(all.stream().map(job -> job.request).toList());
        for (int k = 0; k < all.size(); k++) {
          all.get(k).answer.complete(answers.get(k));
        }
      } catch (RuntimeException | Error failed) { // to whoever waits, which decides
        all.forEach(job -> job.answer.completeExceptionally(failed));
      }
    }
  }

  /// Runs something on the device's thread and waits for it.
  ///
  /// @throws CancellationException if the run is stopped meanwhile, begun or not
  <A> A call(KernelRun run, Supplier<A> work) {
    return together(run, new Object(), run, runs -> List.of(work.get()));
  }

  /// The same for a request that may be answered together with others.
  ///
  /// @param key equal for requests that `batch` takes together
  /// @param batch answers in the order of the requests
  <Q, A> A together(KernelRun run, Object key, Q request, Function<List<Q>, List<A>> batch) {
    Job<Q, A> job = new Job<>(run, key, request, batch);
    try {
      enter(job, run);
      while (true) {
        try {
          return job.answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          run.check();
        }
      }
    } catch (ExecutionException failed) {
      switch (Objects.requireNonNull(failed.getCause())) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case Throwable thrown -> throw new IllegalStateException(thrown);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      if (job.answer.cancel(false)) {
        jobs.remove(job);
      }
    }
  }

  private void enter(Job<?, ?> job, KernelRun run) throws InterruptedException {
    do {
      run.check();
      if (closed) {
        throw new IllegalStateException("the device is closed");
      }
    } while (!jobs.offer(job, LOOK_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void work() {
    while (!closed) {
      try {
        Job<?, ?> first = jobs.take();
        first.run(companions(first));
      } catch (InterruptedException stopped) {
        break;
      }
    }
    jobs.forEach(job -> job.answer.completeExceptionally(new IllegalStateException("closed")));
  }

  private List<Job<?, ?>> companions(Job<?, ?> first) {
    List<Job<?, ?>> companions = new ArrayList<>();
    Iterator<Job<?, ?>> waiting = jobs.iterator();
    while (waiting.hasNext() && companions.size() + 1 < BATCH) {
      Job<?, ?> job = waiting.next();
      if (job.key.equals(first.key) && jobs.remove(job)) {
        companions.add(job);
      }
    }
    return companions;
  }

  /// Ends when the device's thread has ended what it is at.
  @Override
  public void close() {
    closed = true;
    owner.interrupt();
  }
}
