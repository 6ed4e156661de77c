package io.causalgym.evaluation.dispatch.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.dispatch.time.VirtualLoop;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MicroBatcherTest {
  private static final long TEN_MILLIS = 10_000_000L;
  private final VirtualLoop loop = new VirtualLoop();
  private final List<List<Integer>> batches = new ArrayList<>();

  @Test
  void aFullBatchGoesAtOnceAndTheRestInTime() {
    MicroBatcher<Integer, String> batcher = batcher(this::answers);
    List<Future<String>> answers = ask(batcher, 25);

    assertThat(batches).hasSize(2);
    loop.pass(.009);
    assertThat(batches).hasSize(2);
    loop.pass(.002);

    assertThat(batches).extracting(List::size).containsExactly(10, 10, 5);
    assertThat(answers).extracting(Future::result).startsWith("0", "1").endsWith("24").hasSize(25);
  }

  @Test
  void whatFailsFailsItsOwnBatchOnly() {
    MicroBatcher<Integer, String> batcher =
        batcher(batch -> {
          if (batch.contains(3)) {
            throw new IllegalStateException("three");
          }
          return answers(batch);
        });
    List<Future<String>> answers = ask(batcher, 20);

    assertThat(answers.subList(0, 10)).allMatch(Future::failed);
    assertThat(answers.subList(10, 20)).allMatch(Future::succeeded);
  }

  @Test
  void aWrongNumberOfAnswersIsNoAnswer() {
    MicroBatcher<Integer, String> batcher =
        batcher(batch -> Future.succeededFuture(List.of("one")));
    List<Future<String>> answers = ask(batcher, 2);
    batcher.flush();

    assertThat(answers)
        .allSatisfy(
            answer -> assertThat(answer.cause()).hasMessage("1 answers to 2 questions of a batch"));
  }

  private MicroBatcher<Integer, String> batcher(
      Function<List<Integer>, Future<List<String>>> send) {
    return new MicroBatcher<>(loop, 10, TEN_MILLIS, send);
  }

  private Future<List<String>> answers(List<Integer> batch) {
    batches.add(batch);
    return Future.succeededFuture(batch.stream().map(String::valueOf).toList());
  }

  private static List<Future<String>> ask(MicroBatcher<Integer, String> batcher, int count) {
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(batcher.ask(i));
    }
    return answers;
  }
}
