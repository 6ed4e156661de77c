package io.causalgym.evaluation.run;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.question.Checked;
import io.causalgym.evaluation.question.Suite;
import io.causalgym.evaluation.question.numbers.SeeDoAuthor;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.database.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// An evaluation of pairs in a database, with its questions.
record Kept(EvaluationStore store, AnswerStore answers, Evaluation evaluation, List<Item> items) {
  static Kept in(Database database, String... models) {
    EvaluationStore store = new EvaluationStore(database, Long.MAX_VALUE);
    AnswerStore answers = new AnswerStore(database);
    Evaluation evaluation = Evaluated.kept(store, Evaluated.pairs(false, models));
    Suite suite =
        new Suite(EvaluationPlan.suite(evaluation), Map.of(Family.SEE_DO, new SeeDoAuthor()));
    List<Item> items =
        IntStream.range(0, Evaluated.WORLDS)
            .mapToObj(suite::world)
            .flatMap(List::stream)
            .map(Checked::item)
            .toList();
    answers.addItems(evaluation.key(), items).await();
    return new Kept(store, answers, evaluation, items);
  }

  long key() {
    return evaluation.key();
  }
}
