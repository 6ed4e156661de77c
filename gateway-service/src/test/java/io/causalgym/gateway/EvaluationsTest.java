package io.causalgym.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.client.Json;
import io.causalgym.contract.EvaluationItemsQuery;
import io.causalgym.contract.EvaluationQuery;
import io.causalgym.contract.EvaluationReference;
import io.causalgym.contract.EvaluationStarted;
import io.causalgym.contract.EvaluationsQuery;
import io.causalgym.contract.ExperimentQuery;
import io.causalgym.contract.FamilyName;
import io.causalgym.contract.JobStarted;
import io.causalgym.contract.LeaderboardQuery;
import io.causalgym.contract.OutcomeName;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Evaluations started and shown, the leaderboard and experiments.
class EvaluationsTest {
  private static final String PATH = "/api/v1/evaluations";
  private static RunningGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        new RunningGateway(
            RunningGateway.with(1 << 16, 64, Duration.ofSeconds(20), Duration.ofSeconds(30)));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.bus.calls.clear();
    gateway.bus.answersAsUsual();
    answer("evaluations", EvaluationStarted.class);
    answer("experiments", JobStarted.class);
  }

  /// The golden answer, with the record that callers read it as.
  private static void answer(String operation, Class<?> type) {
    Buffer golden = Golden.answer(operation);
    gateway.bus.answers(
        operation,
        () -> Future.succeededFuture(FakeBus.reply(golden, Json.readAnswer(type, golden))));
  }

  private static Object asked(String operation) {
    assertThat(gateway.bus.calls).extracting(FakeBus.Call::operation).containsExactly(operation);
    return gateway.bus.calls.getFirst().request();
  }

  private static void assertProblem(HttpResponse<String> response, int status, String detail) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains(detail);
    assertThat(gateway.bus.calls).isEmpty();
    assertThat(gateway.occupied()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?dryRun=false"})
  void anEvaluationIsStartedAndHasAnAddress(String query) throws Exception {
    HttpResponse<String> response = gateway.postJson(PATH + query, Golden.request("evaluations"));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).contains(PATH + "/ev-1");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).isEqualTo(Golden.answer("evaluations").toString());
    assertThat(asked("evaluations"))
        .isEqualTo(Json.readRequest(EvaluationQuery.class, Golden.request("evaluations")));
  }

  @Test
  void aDryRunTellsWhatItWouldTakeAndStartsNothing() throws Exception {
    HttpResponse<String> response =
        gateway.postJson(PATH + "?dryRun=true", Golden.request("evaluations.estimate"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Location")).isEmpty();
    assertThat(response.body()).isEqualTo(Golden.answer("evaluations.estimate").toString());
    assertThat(asked("evaluations.estimate"))
        .isEqualTo(Json.readRequest(EvaluationQuery.class, Golden.request("evaluations.estimate")));
  }

  /// A caller who misspells it would pay for what was meant to be an estimate.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dryRun=yes| 'dryRun' is one of false, true",
        "dryRun=TRUE| 'dryRun' is one of false, true",
        "dryRun=| 'dryRun' is one of false, true",
        "dryRun| 'dryRun' is one of false, true",
        "dryRun=true&dryRun=false| 'dryRun' is there twice",
        "dryrun=true| the parameter 'dryrun' is not known; use dryRun",
        "dryRun=true&x=1| the parameter 'x' is not known; use dryRun"
      })
  void aWrongParameterOfAStartIsToldAndNothingIsAsked(String query, String detail)
      throws Exception {
    assertProblem(gateway.postJson(PATH + "?" + query, Golden.request("evaluations")), 400, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"models\": [| malformed-json",
        "{}| 'models' is missing",
        "{\"models\": []}| 'models' is empty",
        "{\"models\": [{\"id\": \"ref/oracle\"}, {\"id\": \"ref/oracle\"}]}| twice",
        "{\"models\": [{\"id\": \"ref/oracle\"}], \"sample\": 1}| sample",
        "{\"models\": [{\"id\": \"ref/oracle\"}], \"samples\": 0}| use 1 to 100",
        "{\"models\": [{\"id\": \"ref/oracle\"}], \"budgetUsd\": -1}| budgetUsd",
        "{\"models\": [{\"id\": \"ref/oracle\"}], \"suite\": {\"name\": \"fast\"}}| fast",
        "{\"models\": [{\"id\": \"ref/oracle\"}], \"suite\": {\"families\": [\"SEE_DO\"]}}| families"
      })
  void aBodyThatIsNoEvaluationIsToldWhatIsWrong(String body, String detail) throws Exception {
    assertProblem(gateway.postJson(PATH, Buffer.buffer(body)), 400, detail);
    assertProblem(gateway.postJson(PATH + "?dryRun=true", Buffer.buffer(body)), 400, detail);
  }

  @Test
  void aBodyThatIsTooLargeOrNoJsonIsRefused() throws Exception {
    assertProblem(gateway.postJson(PATH, Buffer.buffer(" ".repeat(1 << 17))), 413, "65536 bytes");
    assertProblem(
        gateway.post(PATH, Golden.request("evaluations"), "Content-Type", "text/plain"),
        415,
        "application/json");
    assertProblem(gateway.postJson(PATH, Buffer.buffer()), 400, "the body is empty");
  }

  @Test
  void evaluationsAreListedByPage() throws Exception {
    HttpResponse<String> response = gateway.get(PATH + "?limit=7&before=a%20b");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Golden.answer("evaluations.list").toString());
    assertThat(asked("evaluations.list")).isEqualTo(new EvaluationsQuery(7, "a b"));
  }

  @Test
  void withoutAWordTheFirstHundredAreListed() throws Exception {
    assertThat(gateway.get(PATH).statusCode()).isEqualTo(200);

    assertThat(asked("evaluations.list")).isEqualTo(new EvaluationsQuery(100, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "?limit=0| 'limit' is 0; use 1 to 1000",
        "?limit=1001| 'limit' is 1001; use 1 to 1000",
        "?limit=-1| use 1 to 1000",
        "?limit=ten| 'limit' is a whole number",
        "?limit=1.0| 'limit' is a whole number",
        "?limit=| 'limit' is a whole number",
        "?limit=99999999999| 'limit' is a whole number",
        "?limit=1&limit=2| 'limit' is there twice",
        "?before=a&before=b| 'before' is there twice",
        "?state=failed| the parameter 'state' is not known; use limit, before",
        "/ev-1/items?limit=0| 'limit' is 0; use 1 to 1000",
        "/ev-1/items?limit=x| 'limit' is a whole number",
        "/ev-1/items?model=| a name has 1 to 256 characters",
        "/ev-1/items?model=a%00b| U+0000",
        "/ev-1/items?model=a&model=b| 'model' is there twice",
        "/ev-1/items?family=SEE_DO| 'family' is one of abstention, adjustment-set,",
        "/ev-1/items?family=see_do| see-do",
        "/ev-1/items?family=| 'family' is one of",
        "/ev-1/items?outcome=content_filter| 'outcome' is one of content-filter, error,",
        "/ev-1/items?cursor=1&cursor=2| 'cursor' is there twice",
        "/ev-1/items?before=1| is not known; use model, family, outcome, limit, cursor",
        "/%20| a name has 1 to 256 characters",
        "/a%00b| U+0000",
        "/%20/items| a name has 1 to 256 characters",
        "/%20/events| a name has 1 to 256 characters",
        "/%20/export| a name has 1 to 256 characters"
      })
  void aWrongQuestionAboutEvaluationsIsToldAndNotAsked(String rest, String detail)
      throws Exception {
    assertProblem(gateway.get(PATH + rest), 400, detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/items", "/events", "/export"})
  void anIdIsNoLongerThanAName(String below) throws Exception {
    assertProblem(
        gateway.get(PATH + "/" + "x".repeat(257) + below), 400, "a name has 1 to 256 characters");
  }

  @ParameterizedTest
  @CsvSource({"ev-1, ev-1", "a%2Fb, a/b", "%C3%A9+1, é+1", "..., ..."})
  void oneIsReadByItsId(String written, String id) throws Exception {
    HttpResponse<String> response = gateway.get(PATH + "/" + written);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Golden.answer("evaluations.read").toString());
    assertThat(asked("evaluations.read")).isEqualTo(new EvaluationReference(id));
  }

  @Test
  void anEvaluationThatIsNotThereIsAProblem() throws Exception {
    gateway.bus.answers(
        "evaluations.read",
        () ->
            Future.failedFuture(
                Problem.of(ProblemType.NOT_FOUND, "there is no evaluation 'x'").exception()));

    HttpResponse<String> response = gateway.get(PATH + "/x");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("there is no evaluation 'x'");
  }

  @Test
  void itemsAreAskedForByEverythingThatTheyCanBeChosenBy() throws Exception {
    HttpResponse<String> response =
        gateway.get(
            PATH
                + "/ev-1/items?model=ref%2Foracle&family=see-do&outcome=content-filter&limit=1000"
                + "&cursor=3.0.1");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Golden.answer("evaluations.items").toString());
    assertThat(asked("evaluations.items"))
        .isEqualTo(
            new EvaluationItemsQuery(
                "ev-1",
                "ref/oracle",
                FamilyName.SEE_DO,
                OutcomeName.CONTENT_FILTER,
                1000,
                "3.0.1"));
  }

  @Test
  void withoutAWordTheFirstFiftyItemsOfAllModelsAreShown() throws Exception {
    assertThat(gateway.get(PATH + "/ev-1/items").statusCode()).isEqualTo(200);

    assertThat(asked("evaluations.items"))
        .isEqualTo(new EvaluationItemsQuery("ev-1", null, null, null, 50, null));
  }

  @ParameterizedTest
  @EnumSource(FamilyName.class)
  void aFamilyIsCalledInAnAddressAsInABody(FamilyName family) throws Exception {
    gateway.get(PATH + "/ev-1/items?family=" + Json.write(family).toString().replace("\"", ""));

    assertThat(((EvaluationItemsQuery) asked("evaluations.items")).family()).isEqualTo(family);
  }

  @ParameterizedTest
  @EnumSource(OutcomeName.class)
  void anOutcomeIsCalledInAnAddressAsInABody(OutcomeName outcome) throws Exception {
    gateway.get(PATH + "/ev-1/items?outcome=" + Json.write(outcome).toString().replace("\"", ""));

    assertThat(((EvaluationItemsQuery) asked("evaluations.items")).outcome()).isEqualTo(outcome);
  }

  @Test
  void theLeaderboardIsAskedForBySuite() throws Exception {
    HttpResponse<String> response = gateway.get("/api/v1/leaderboard?suite=full&limit=3");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Golden.answer("leaderboard").toString());
    assertThat(asked("leaderboard")).isEqualTo(new LeaderboardQuery("full", 3));
  }

  @Test
  void theLeaderboardIsOfEverythingWithoutAWord() throws Exception {
    assertThat(gateway.get("/api/v1/leaderboard").statusCode()).isEqualTo(200);

    assertThat(asked("leaderboard")).isEqualTo(new LeaderboardQuery(null, 100));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "?suite=| a name has 1 to 256 characters",
        "?suite=a&suite=b| 'suite' is there twice",
        "?limit=0| use 1 to 1000",
        "?limit=all| 'limit' is a whole number",
        "?model=x| is not known; use suite, limit"
      })
  void aWrongQuestionAboutTheLeaderboardIsTold(String query, String detail) throws Exception {
    assertProblem(gateway.get("/api/v1/leaderboard" + query), 400, detail);
  }

  @Test
  void anExperimentIsAJob() throws Exception {
    HttpResponse<String> response =
        gateway.postJson("/api/v1/experiments", Golden.request("experiments"));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).contains("/api/v1/jobs/4711");
    assertThat(response.body()).isEqualTo(Golden.answer("experiments").toString());
    assertThat(asked("experiments"))
        .isEqualTo(Json.readRequest(ExperimentQuery.class, Golden.request("experiments")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "PUT| /api/v1/evaluations| POST, GET, HEAD",
        "PUT| /api/v1/evaluations/ev-1| GET, HEAD, PATCH, DELETE",
        "POST| /api/v1/evaluations/ev-1/items| GET, HEAD",
        "GET| /api/v1/evaluations/ev-1/resume| POST",
        "GET| /api/v1/suites/items| POST",
        "POST| /api/v1/leaderboard| GET, HEAD",
        "GET| /api/v1/experiments| POST"
      })
  void anotherMethodIsToldWhatIsAnswered(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> response = gateway.send(method, path, HttpRequest.BodyPublishers.noBody());

    assertProblem(response, 405, "this path answers " + allowed);
    assertThat(response.headers().firstValue("Allow")).contains(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/ev-1", "/ev-1/items"})
  void headAnswersLikeGetWithoutABody(String below) throws Exception {
    HttpResponse<String> response =
        gateway.send("HEAD", PATH + below, HttpRequest.BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValueAsLong("Content-Length").orElseThrow()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/evaluations/ev-1/scores", "/api/v1/suites", "/api/v1/suite/items"})
  void thereIsNothingElse(String path) throws Exception {
    assertProblem(gateway.get(path), 404, "there is nothing at this path");
  }
}
