package io.causalgym.evaluation.dispatch;

import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines that wait for a permit, each of which gets one in its turn. Lives on the loop.
final class Turns {
  // More than a run can make use of: who asks for more without waiting has lost count.
  private static final int MOST_WAITING = 10_000;

  private final Deque<Line> lines = new ArrayDeque<>();
  private int permits;

  /// @return false if the line asked for too many
  boolean waits(Line line, Promise<Permit> promise) {
    if (line.waiting.size() >= MOST_WAITING) {
      return false;
    }
    line.waiting.addLast(promise);
    if (line.waiting.size() == 1) {
      lines.addLast(line);
    }
    return true;
  }

  /// The line whose turn it is, or null if none waits.
  @Nullable Line next() {
    return lines.peek();
  }

  /// Takes the oldest wish of the line whose turn it is, which goes behind the others.
  Promise<Permit> take(Line line) {
    lines.remove(line);
    Promise<Permit> promise = line.waiting.removeFirst();
    if (!line.waiting.isEmpty()) {
      lines.addLast(line);
    }
    line.unused++;
    permits++;
    return promise;
  }

  /// A permit was used or given back.
  void used(Line line) {
    if (!line.cancelled) {
      line.unused--;
      permits--;
    }
  }

  /// Forgets a line and the permits that it holds.
  List<Promise<Permit>> cancel(Line line) {
    line.cancelled = true;
    permits -= line.unused;
    line.unused = 0;
    return wishes(line);
  }

  /// Takes all wishes of all lines.
  List<Promise<Permit>> clear() {
    return List.copyOf(lines).stream().flatMap(line -> wishes(line).stream()).toList();
  }

  /// Permits out that were neither used nor given back.
  int permits() {
    return permits;
  }

  private List<Promise<Permit>> wishes(Line line) {
    lines.remove(line);
    List<Promise<Permit>> wishes = List.copyOf(line.waiting);
    line.waiting.clear();
    return wishes;
  }
}
