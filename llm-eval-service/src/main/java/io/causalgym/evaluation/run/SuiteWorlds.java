package io.causalgym.evaluation.run;

import io.causalgym.contract.CallContext;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Checked;
import io.causalgym.evaluation.question.Suite;
import io.causalgym.evaluation.question.SuiteSpecification;
import io.causalgym.runtime.compute.ComputePool;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Worlds of suites with their questions, written on the pool for jobs and confirmed by the second
/// engine. The newest are remembered: models of one evaluation, and the reference models that
/// answer it, need the same ones.
public final class SuiteWorlds {
  private static final Logger LOG = LoggerFactory.getLogger(SuiteWorlds.class);

  /// Of some 3 kB each.
  private static final int MOST_QUESTIONS = 20_000;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Enough to keep the pool busy; a part has hundreds of worlds, and the pool refuses long queues.
  private static final int AT_A_TIME = 16;

  private final ComputePool pool;
  private final SecondEngine second;
  private final Map<Family, Author> authors;
  private final Turnstile turnstile = new Turnstile(AT_A_TIME);
  private final Map<Key, Future<Written>> remembered = new LinkedHashMap<>(16, .75f, true);
  private int questions;

  private record Key(SuiteSpecification suite, int world) {}

  /// A world's questions that may be put.
  ///
  /// @param dropped how many may not, since two engines disagree on one of their group
  public record Written(List<Item> items, int dropped) {
    public Written {
      items = List.copyOf(items);
    }
  }

  public SuiteWorlds(ComputePool pool, SecondEngine second, Map<Family, Author> authors) {
    this.pool = pool;
    this.second = second;
    this.authors = Map.copyOf(authors);
  }

  /// The questions of one world.
  ///
  /// @return a failure if the second engine could not be asked
  public synchronized Future<Written> world(SuiteSpecification suite, int world) {
    Key key = new Key(suite, world);
    Future<Written> known = remembered.get(key);
    if (known != null && !known.failed()) {
      return known;
    }
    Future<Written> written = write(suite, world);
    remembered.put(key, written);
    written.onSuccess(done -> count(done.items().size()));
    return written;
  }

  private synchronized void count(int more) {
    questions += more;
    var oldest = remembered.entrySet().iterator();
    while (questions > MOST_QUESTIONS && oldest.hasNext()) {
      Future<Written> gone = oldest.next().getValue();
      if (gone.succeeded()) {
        questions -= gone.result().items().size();
        oldest.remove();
      }
    }
  }

  private Future<Written> write(SuiteSpecification suite, int world) {
    return turnstile
        .pass(() -> {
          long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
          return pool.submit(
              new CallContext(deadline, null, "evaluation"),
              stopped -> new Suite(suite, authors).world(world));
        })
        .compose(written -> confirmed(world, written));
  }

  private Future<Written> confirmed(int world, List<Checked> questions) {
    List<Future<Boolean>> verdicts = new ArrayList<>();
    questions.forEach(question -> verdicts.add(confirmed(question)));
    return Future.join(verdicts).map(all -> kept(world, questions, verdicts));
  }

  private Future<Boolean> confirmed(Checked question) {
    List<Future<Boolean>> verdicts = new ArrayList<>();
    for (Check check : question.checks()) {
      verdicts.add(second.confirms(check));
    }
    return Future.join(verdicts).map(all -> verdicts.stream().allMatch(Future::result));
  }

  /// Half a pair, or a trajectory with a step missing, is worth nothing: groups go as a whole.
  private static Written kept(int world, List<Checked> questions, List<Future<Boolean>> verdicts) {
    record Group(Family family, int number) {}
    Set<Group> doubtful = new HashSet<>();
    for (int q = 0; q < questions.size(); q++) {
      if (!verdicts.get(q).result()) {
        Item item = questions.get(q).item();
        doubtful.add(new Group(item.family(), item.group()));
        LOG.atWarn()
            .addKeyValue("world", world)
            .addKeyValue("family", item.family().text())
            .addKeyValue("part", item.part())
            .log("two engines disagree on a question; its group is not put");
      }
    }
    List<Item> kept =
        questions.stream()
            .map(Checked::item)
            .filter(item -> !doubtful.contains(new Group(item.family(), item.group())))
            .toList();
    return new Written(kept, questions.size() - kept.size());
  }
}
