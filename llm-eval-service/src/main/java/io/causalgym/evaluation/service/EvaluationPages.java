package io.causalgym.evaluation.service;

import io.causalgym.client.Json;
import io.causalgym.contract.CallContext;
import io.causalgym.contract.EvaluationExportQuery;
import io.causalgym.contract.EvaluationItemsAnswer;
import io.causalgym.contract.EvaluationItemsQuery;
import io.causalgym.contract.ExportFormatName;
import io.causalgym.contract.FamilyName;
import io.causalgym.contract.JsonText;
import io.causalgym.contract.ModelUnderTest;
import io.causalgym.contract.OutcomeName;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.contract.SkinName;
import io.causalgym.contract.SuiteDocument;
import io.causalgym.contract.SuiteItemsQuery;
import io.causalgym.contract.TextPart;
import io.causalgym.contract.TokenCounts;
import io.causalgym.evaluation.question.SuiteSpecification;
import io.causalgym.evaluation.run.EvaluationPlan;
import io.causalgym.evaluation.run.EvaluationWorks;
import io.causalgym.evaluation.run.SuiteWorlds;
import io.causalgym.evaluation.run.store.AnswerStore;
import io.causalgym.evaluation.run.store.AnswerStore.Place;
import io.causalgym.evaluation.run.store.Evaluation;
import io.causalgym.evaluation.run.store.ItemDocuments;
import io.causalgym.runtime.bus.EncodedAnswer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Questions and answers, page by page.
final class EvaluationPages {
  private static final int EXPORTED = 500;
  private static final int WORLDS_OF_A_PART = 8;

  private final EvaluationWorks works;
  private final EvaluationDesk desk;

  EvaluationPages(EvaluationWorks works, EvaluationDesk desk) {
    this.works = works;
    this.desk = desk;
  }

  Future<EncodedAnswer> items(EvaluationItemsQuery query, CallContext call) {
    int limit = Objects.requireNonNull(query.limit(), "filled in");
    Place after = Cursor.place(query.cursor());
    return desk.found(query.id(), call)
        .compose(evaluation ->
            works
                .answers()
                .page(evaluation.key(), after, filter(evaluation, query), limit + 1)
                .map(found -> page(evaluation, found, limit)))
        .map(EvaluationDesk.Answer::of);
  }

  private static EvaluationItemsAnswer page(
      Evaluation evaluation, List<AnswerStore.Shown> found, int limit) {
    List<AnswerStore.Shown> page = found.subList(0, Math.min(limit, found.size()));
    List<String> models = models(evaluation);
    return new EvaluationItemsAnswer(
        page.stream().map(shown -> entry(evaluation, models, shown)).toList(),
        found.size() > limit ? Cursor.of(page.getLast().place()) : null);
  }

  private static List<String> models(Evaluation evaluation) {
    return EvaluationDocuments.query(evaluation).models().stream().map(ModelUnderTest::id).toList();
  }

  private static AnswerStore.Filter filter(Evaluation evaluation, EvaluationItemsQuery query) {
    Optional<Integer> model = Optional.empty();
    if (query.model() != null) {
      int number = models(evaluation).indexOf(query.model());
      if (number < 0) {
        throw Problem.of(
                ProblemType.INVALID_VALUE,
                "the evaluation has no model '" + query.model() + "'; use one of its ids",
                "model",
                query.model())
            .exception();
      }
      model = Optional.of(number);
    }
    return new AnswerStore.Filter(
        model,
        Optional.ofNullable(query.family()).map(EvaluationPages::word),
        Optional.ofNullable(query.outcome()).map(EvaluationPages::word));
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static EvaluationItemsAnswer.Entry entry(
      Evaluation evaluation, List<String> models, AnswerStore.Shown shown) {
    boolean open = evaluation.hidden() && evaluation.finishedAt().isEmpty();
    return new EvaluationItemsAnswer.Entry(
        models.get(shown.place().model()),
        shown.item().number(),
        shown.item().world(),
        FamilyName.valueOf(shown.item().family().name()),
        shown.item().group(),
        shown.item().part(),
        SkinName.valueOf(shown.item().skin().name()),
        shown.item().information().text(),
        shown.place().sample(),
        EvaluationPlan.references(EvaluationPlan.suite(evaluation)).line(shown.item().number())
            + "\n\n"
            + shown.prompt(),
        EvaluationDocuments.text(shown.item().form()),
        open ? null : EvaluationDocuments.text(shown.item().truth()),
        open ? null : EvaluationDocuments.text(shown.item().strategies()),
        EvaluationDocuments.text(shown.item().difficulty()),
        OutcomeName.valueOf(shown.outcome().name()),
        shown.answer().map(JsonText::new).orElse(null),
        shown.method(),
        shown.reason().isEmpty() ? null : shown.reason(),
        shown.reply(),
        shown.promptTokens().isPresent() && shown.completionTokens().isPresent()
            ? new TokenCounts(
                shown.promptTokens().getAsLong(), shown.completionTokens().getAsLong())
            : null,
        shown.cost().orElse(null),
        shown.attempts(),
        shown.cached(),
        shown.upstreamMillis(),
        shown.addedMillis());
  }

  Future<EncodedAnswer> export(EvaluationExportQuery query, CallContext call) {
    Place after = Cursor.place(query.cursor());
    AnswerStore.Filter all =
        new AnswerStore.Filter(Optional.empty(), Optional.empty(), Optional.empty());
    return desk.found(query.id(), call)
        .compose(evaluation ->
            works
                .answers()
                .page(evaluation.key(), after, all, EXPORTED + 1)
                .map(found -> page(evaluation, found, EXPORTED)))
        .map(page -> written(page, query.format() == ExportFormatName.CSV, after))
        .map(EvaluationDesk.Answer::of);
  }

  private static TextPart written(EvaluationItemsAnswer page, boolean csv, Place after) {
    StringBuilder text = new StringBuilder();
    if (csv && after.equals(Place.START)) {
      text.append(CsvLine.HEADER);
    }
    for (EvaluationItemsAnswer.Entry entry : page.items()) {
      text.append(csv ? CsvLine.of(entry) : Json.write(entry) + "\n");
    }
    return new TextPart(text.toString(), page.next());
  }

  /// The questions of a suite with their answers.
  Future<EncodedAnswer> suite(SuiteItemsQuery query, CallContext call) {
    SuiteDocument document = query.suite();
    SuiteSpecification suite =
        EvaluationPlan.suite(document, Objects.requireNonNull(document.seed(), "filled in"));
    int from = Cursor.world(query.cursor(), suite.worlds());
    int to = Math.min(suite.worlds(), from + WORLDS_OF_A_PART);
    List<Future<SuiteWorlds.Written>> worlds = new ArrayList<>();
    for (int world = from; world < to; world++) {
      worlds.add(works.worlds().world(suite, world));
    }
    return Future.all(worlds)
        .map(all -> {
          StringBuilder text = new StringBuilder();
          worlds.forEach(world ->
              world
                  .result()
                  .items()
                  .forEach(item -> text.append(ItemDocuments.write(item)).append('\n')));
          return new TextPart(text.toString(), to < suite.worlds() ? Integer.toString(to) : null);
        })
        .map(EvaluationDesk.Answer::of);
  }
}
