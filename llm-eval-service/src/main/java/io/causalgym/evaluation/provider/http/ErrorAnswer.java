package io.causalgym.evaluation.provider.http;

import io.causalgym.evaluation.provider.FailureKind;
import io.causalgym.evaluation.provider.ProviderException;
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
    FailureKind kind = body.flatMap(this::finer).orElseGet(() -> FailureKinds.of(head.status()));
    throw new ProviderException(
        kind,
        head.status(),
        LimitHeaders.retryAfter(head).or(() -> body.flatMap(ErrorBody::retryAfter)),
        LimitHeaders.shouldRetry(head),
        LimitHeaders.limits(head),
        message(body));
  }

  /// Where the words know more than the status: which 429 passes, which 400 is a refused key.
  private Optional<FailureKind> finer(ErrorBody body) {
    Optional<FailureKind> kind = body.byWords();
    boolean telling =
        kind.filter(k -> k == FailureKind.QUOTA || k == FailureKind.KEY_REFUSED).isPresent()
            || (head.status() == 500 && kind.filter(k -> k == FailureKind.OVERLOADED).isPresent());
    if (!telling && head.status() == 400 && body.message().startsWith("API key not valid")) {
      return Optional.of(FailureKind.KEY_REFUSED); // Gemini
    }
    return telling ? kind : Optional.empty();
  }

  private String message(Optional<ErrorBody> body) {
    if (head.status() >= 300 && head.status() < 400) {
      return "HTTP " + head.status() + ": redirects are not followed; give the final base URL";
    }
    return "HTTP "
        + head.status()
        + body.map(error -> ": " + error.message())
            .orElse(" without an error object (" + head.mediaType() + ")");
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
