package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.contract.ProblemException;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.evaluation.run.store.ExpiredRows;
import io.causalgym.evaluation.run.store.StoredReply;
import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.jobs.Job;
import io.causalgym.runtime.jobs.JobState;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What happens to an evaluation that is deleted while somebody works with it, and who has room for
/// another.
@ExtendWith(SharedDatabase.class)
class DeletedEvaluationTest {
  private final Database database;
  private final EvaluationStore store;

  DeletedEvaluationTest(Database database) {
    this.database = database;
    this.store = new EvaluationStore(database, Long.MAX_VALUE);
  }

  private void delete(Evaluation evaluation) {
    assertThat(store.delete(evaluation.key(), evaluation.job(), Instant.now()).await()).isTrue();
  }

  @Test
  void aResumeThatComesTooLateLeavesNoJobBehind() {
    try (EvaluatingNode node = new EvaluatingNode(database)) {
      // Has no job that is known: it is over for all that anybody can tell.
      Evaluation read = Evaluated.kept(store, separations("owner-" + UUID.randomUUID()));
      delete(read);

      assertThatThrownBy(() -> node.works.evaluations().resume(read, Optional.empty()).await())
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> assertThat(refused.problem().status()).isEqualTo(404));

      List<Job> jobs =
          node.engine
              .list(read.owner(), Optional.empty(), Optional.empty(), Optional.empty(), 10)
              .await()
              .jobs();
      assertThat(jobs)
          .singleElement()
          .satisfies(job -> assertThat(job.state()).isIn(JobState.CANCELLED, JobState.FAILED));
    }
  }

  private static Evaluation separations(String owner) {
    return Evaluated.of(
        owner,
        "[{\"id\": \"ref/oracle\"}]",
        "{\"name\": \"test\", \"worlds\": 3, \"families\": [\"separation\"], \"skins\": [\"letters\"]}",
        false);
  }

  @Test
  void whatWasResumedMeanwhileIsNotDeleted() {
    Evaluation read = Evaluated.kept(store, Evaluated.pairs(false, "ref/oracle"));
    store.assign(read.key(), "another-job").await();

    assertThat(store.delete(read.key(), read.job(), Instant.now()).await()).isFalse();
    assertThat(store.find(read.id()).await()).isPresent();
  }

  @Test
  void aReplyThatComesTooLateIsDroppedAndThoseBesideItAreKept() {
    Kept deleted = Kept.in(database, "ref/oracle");
    Kept other = Kept.in(database, "ref/oracle");
    delete(deleted.evaluation());

    other.answers().addReplies(List.of(reply(deleted), reply(other))).await();
    new ExpiredRows(database).forgetDeleted(Instant.now()).await();
    other.answers().addReplies(List.of(reply(deleted))).await();

    assertThat(other.answers().tally(other.key()).await()).hasSize(1);
    assertThat(other.answers().tally(deleted.key()).await()).isEmpty();
  }

  private static StoredReply reply(Kept kept) {
    return new StoredReply(
        kept.key(),
        kept.items().getFirst().number(),
        0,
        0,
        AnswerStore.unanswered("late"),
        "late",
        OptionalLong.empty(),
        OptionalLong.empty(),
        .5,
        1,
        false,
        1,
        1);
  }

  @Test
  void anOwnerHasRoomForSoManyQuestionsAndAgainWhereOneIsDeleted() {
    EvaluationStore small = new EvaluationStore(database, 100);
    String owner = "owner-" + UUID.randomUUID();
    create(small, owner, 60).await();
    assertThatThrownBy(() -> create(small, owner, 41).await())
        .isInstanceOfSatisfying(
            ProblemException.class,
            full -> {
              assertThat(full.problem().status()).isEqualTo(413);
              assertThat(full.problem().more())
                  .containsEntry("limit", 100L)
                  .containsEntry("questions", 41L);
              assertThat(full).hasMessageContaining("CAUSALGYM_EVALUATION_ITEMS_PER_OWNER");
            });
    create(small, owner, 40).await();
    create(small, "another-" + owner, 100).await();

    delete(small.list(owner, Long.MAX_VALUE, 1).await().getFirst());
    create(small, owner, 39).await();
    assertThat(small.list(owner, Long.MAX_VALUE, 10).await()).hasSize(2);
  }

  @Test
  void ofManyThatStartAtOnceNoMoreFindRoomThanThereIs() {
    EvaluationStore small = new EvaluationStore(database, 100);
    String owner = "owner-" + UUID.randomUUID();
    List<Future<Long>> all =
        IntStream.range(0, 12).mapToObj(i -> create(small, owner, 30)).toList();

    Future.join(all).transform(ended -> Future.succeededFuture()).await();

    assertThat(all.stream().filter(Future::succeeded)).hasSize(3);
    assertThat(small.list(owner, Long.MAX_VALUE, 20).await()).hasSize(3);
  }

  private static Future<Long> create(EvaluationStore store, String owner, long questions) {
    return store.create(
        Evaluated.pairsOf(owner, false, "ref/oracle"), List.of("ref/oracle"), questions);
  }
}
