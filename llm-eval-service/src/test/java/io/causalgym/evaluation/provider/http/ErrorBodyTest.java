package io.causalgym.evaluation.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Error objects as the providers document them.
class ErrorBodyTest {
  private static ProviderException failure(int status, String body) {
    return WireJson.failure(status, WireJson.parse(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | {'error':{'message':'m','type':'insufficient_quota','code':'insufficient_quota'}} | QUOTA",
        "429 | {'error':{'message':'m','type':'requests','code':'rate_limit_exceeded'}} | RATE_LIMITED",
        "429 | {'error':{'message':'m','type':'tokens','code':'rate_limit_exceeded'}} | RATE_LIMITED",
        "400 | {'error':{'message':'m','type':'invalid_request_error','code':'billing_hard_limit_reached'}} | BAD_REQUEST",
        "401 | {'error':{'message':'m','type':'invalid_request_error','code':'invalid_api_key'}} | KEY_REFUSED",
        "404 | {'error':{'message':'m','type':'invalid_request_error','code':'model_not_found'}} | NOT_FOUND",
        "400 | {'error':{'message':'m','type':'invalid_request_error','code':'context_length_exceeded'}} | BAD_REQUEST",
        "429 | {'type':'error','error':{'type':'rate_limit_error','message':'m'}} | RATE_LIMITED",
        "529 | {'type':'error','error':{'type':'overloaded_error','message':'m'}} | OVERLOADED",
        "500 | {'type':'error','error':{'type':'overloaded_error','message':'m'}} | OVERLOADED",
        "500 | {'type':'error','error':{'type':'api_error','message':'m'}} | SERVER_ERROR",
        "403 | {'type':'error','error':{'type':'permission_error','message':'m'}} | FORBIDDEN",
        "402 | {'type':'error','error':{'type':'billing_error','message':'m'}} | QUOTA",
        "400 | {'error':{'code':400,'message':'API key not valid. Please pass one.','status':'INVALID_ARGUMENT'}} | KEY_REFUSED",
        "429 | {'error':{'code':429,'message':'m','status':'RESOURCE_EXHAUSTED'}} | RATE_LIMITED",
        "503 | {'error':{'code':503,'message':'m','status':'UNAVAILABLE'}} | OVERLOADED",
        "404 | {'error':'model x not found, try pulling it first'} | NOT_FOUND",
        "400 | {'object':'error','message':'m','type':'BadRequestError','param':null,'code':400} | BAD_REQUEST",
        "422 | {'detail':[{'loc':['body'],'msg':'field required'}]} | BAD_REQUEST",
        "500 | null | SERVER_ERROR"
      })
  void theirWordsAndStatusesAreUnderstood(int status, String body, FailureKind kind) {
    assertThat(failure(status, body.replace('\'', '"')).kind()).isEqualTo(kind);
  }

  @Test
  void googleTellsWhenToTryAgainAndWhenTheDayIsOver() {
    String details =
        """
        {"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED","details":[
         {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[
          {"quotaId":"GenerateRequestsPer%sPerProjectPerModel-FreeTier","quotaValue":"15"}]},
         {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"17s"}]}}\
        """;
    ProviderException minute = failure(429, details.formatted("Minute"));
    assertThat(minute.kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(minute.retryAfter()).contains(Duration.ofSeconds(17));
    assertThat(failure(429, details.formatted("Day")).kind()).isEqualTo(FailureKind.QUOTA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "7",
        "{\"error\":null}",
        "{\"error\":{}}",
        "{\"error\":[]}",
        "{\"error\":false}",
        "{\"type\":\"message\",\"content\":[]}",
        "{\"object\":\"response\",\"error\":{\"code\":\"x\"}}",
        "{\"type\":\"error\"}"
      })
  void whatIsNoErrorObjectIsNone(String document) {
    assertThat(ErrorBody.in(WireJson.parse(document))).isEmpty();
  }
}
