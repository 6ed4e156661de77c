package io.causalgym.evaluation.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.StoredReply;
import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDatabase.class)
class ReplyJournalTest {
  private final Kept kept;
  private final ReplyJournal journal;

  ReplyJournalTest(Vertx vertx, Database database) {
    kept = Kept.in(database, "ref/oracle");
    journal = new ReplyJournal(vertx, kept.answers());
  }

  private StoredReply reply(int item, int sample, String text, long evaluation) {
    return new StoredReply(
        evaluation,
        item,
        0,
        sample,
        AnswerStore.unanswered(text),
        text,
        OptionalLong.of(3),
        OptionalLong.empty(),
        .5,
        1,
        false,
        1,
        1);
  }

  private Future<Void> keep(int sample, String text) {
    return journal.keep(reply(kept.items().getFirst().number(), sample, text, kept.key()));
  }

  private List<AnswerStore.Shown> shown() {
    return kept.answers()
        .page(
            kept.key(),
            AnswerStore.Place.START,
            new AnswerStore.Filter(
                java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.empty()),
            5_000)
        .await();
  }

  @Test
  void aReplyIsThereOnceItIsSaidToBeKept() {
    keep(0, "said").await();

    assertThat(shown()).extracting(AnswerStore.Shown::reply).containsExactly("said");
  }

  @Test
  void moreThanAGroupAreAllKeptInTheirOrder() {
    List<Future<Void>> all = new ArrayList<>();
    for (int sample = 0; sample < 2_500; sample++) {
      all.add(keep(sample, "reply " + sample));
    }
    Future.all(all).await();

    assertThat(shown()).hasSize(2_500);
    assertThat(shown().get(1_700).reply()).isEqualTo("reply 1700");
  }

  @Test
  void ofTwoRepliesToOneQuestionTheFirstStays() {
    keep(0, "first").await();
    keep(0, "second").await();

    assertThat(shown()).extracting(AnswerStore.Shown::reply).containsExactly("first");
  }

  @Test
  void whatADatabaseCannotHoldIsReplaced() {
    keep(0, "a\0b\ud800").await();

    assertThat(shown().getFirst().reply()).isEqualTo("a\ufffdb\ufffd");
  }

  @Test
  void aReplyToAnEvaluationThatWasDeletedIsDroppedAndThoseBesideItAreKept() {
    Future<Void> late = journal.keep(reply(0, 0, "late", -1));
    Future<Void> beside = keep(0, "beside");

    Future.all(late, beside).await();

    assertThat(shown()).extracting(AnswerStore.Shown::reply).containsExactly("beside");
  }
}
