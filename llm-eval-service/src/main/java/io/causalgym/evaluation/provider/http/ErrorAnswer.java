package io.causalgym.evaluation.provider.http;

import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
import io.causalgym.evaluation.provider.RateLimits;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/// An answer whose status is not of success.
final class ErrorAnswer<T> implements BodyReader<T> {
  // The objects of real errors are a few hundred bytes; of a page, the status says enough.
  private static final int ENOUGH = 64 << 10;

  private final ResponseHead head;
  private final Buffer content = Buffer.buffer();

  ErrorAnswer(ResponseHead head) {
    this.head = head;
  }

  @Override
  public boolean read(Buffer chunk) {
    content.appendBuffer(chunk);
    return content.length() > ENOUGH;
  }

  @Override
  public boolean heavy() {
    return false;
  }

  @Override
  public T end() {
    Optional<ErrorBody> body = body();
    ProviderException failure = failure(head.status(), body);
    String media = body.isPresent() ? "" : " (" + head.mediaType() + ")";
    throw new ProviderException(
        failure.kind(),
        head.status(),
        LimitHeaders.retryAfter(head).or(failure::retryAfter),
        LimitHeaders.shouldRetry(head),
        LimitHeaders.limits(head),
        failure.getMessage() + media);
  }

  /// What a status means together with the error object beside it, if any.
  static ProviderException failure(int status, Optional<ErrorBody> body) {
    return new ProviderException(
        body.flatMap(error -> finer(status, error)).orElseGet(() -> FailureKinds.of(status)),
        status,
        body.flatMap(ErrorBody::retryAfter),
        Optional.empty(),
        RateLimits.NONE,
        message(status, body));
  }

  /// Where the words know more than the status: which 429 passes, which 400 is a refused key.
  private static Optional<FailureKind> finer(int status, ErrorBody body) {
    if (status == 400 && body.message().startsWith("API key not valid")) {
      return Optional.of(FailureKind.KEY_REFUSED); // Gemini
    }
    return body.byWords()
        .filter(kind ->
            kind == FailureKind.QUOTA
                || kind == FailureKind.KEY_REFUSED
                || (kind == FailureKind.OVERLOADED && status == 500));
  }

  private static String message(int status, Optional<ErrorBody> body) {
    if (status >= 300 && status < 400) {
      return "HTTP " + status + ": redirects are not followed; give the final base URL";
    }
    return "HTTP "
        + status
        + body.map(error -> ": " + error.message()).orElse(" without an error object");
  }

  private Optional<ErrorBody> body() {
    if (content.length() > ENOUGH || content.length() == 0) {
      return Optional.empty();
    }
    try {
      byte[] bytes = content.getBytes();
      return ErrorBody.in(WireJson.parse(bytes, 0, bytes.length));
    } catch (ProviderException noJson) {
      return Optional.empty();
    }
  }
}
