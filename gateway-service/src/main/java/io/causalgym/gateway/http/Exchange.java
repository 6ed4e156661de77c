package io.causalgym.gateway.http;

import io.causalgym.contract.CallContext;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemException;
import io.causalgym.contract.ProblemType;
import io.causalgym.gateway.security.Principal;
import io.causalgym.runtime.bus.Problems;
import io.causalgym.runtime.tracing.ServerSpan;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request on its way through the gateway, answered exactly once.
///
/// Lives on one event loop; every method is called there.
public final class Exchange {
  static final String KEY = Exchange.class.getName();
  private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");

  private final Exchanges exchanges;
  // The request's own, which its trace belongs to.
  private final Context home;
  private final HttpServerRequest request;
  private final String id;
  private final ErrorForm form;
  private final long startedNanos = System.nanoTime();
  private long clockNanos = startedNanos;
  private final long startedMillis = System.currentTimeMillis();
  private @Nullable Principal principal;
  private String route = "none";
  private boolean changes;
  private @Nullable String object;
  private @Nullable Throwable cause;
  private boolean received;
  private @Nullable Pace upload;
  private boolean answered;
  private boolean streaming;
  private boolean computing;
  private boolean finished;
  private long heldBytes;
  // Neighbours in the list of open exchanges, the oldest first.
  @Nullable Exchange older;
  @Nullable Exchange younger;

  Exchange(Exchanges exchanges, Context home, HttpServerRequest request, String id) {
    this.exchanges = exchanges;
    this.home = home;
    this.request = request;
    this.id = id;
    this.form = ErrorForm.of(request.path());
    // Where the caller is gone, nothing is written; work that has begun goes on to its end.
    request.response().exceptionHandler(this::abandon);
    ServerSpan.request(id);
  }

  public static Exchange of(RoutingContext routing) {
    return routing.get(KEY);
  }

  public HttpServerRequest request() {
    return request;
  }

  public String id() {
    return id;
  }

  /// The path template that answers, for logs, metrics and traces.
  public Exchange route(String template) {
    this.route = template;
    ServerSpan.route(request.method().name(), template);
    return this;
  }

  /// What the request is about, for the audit.
  ///
  /// @param mayChange whether a success changes what is stored
  /// @param id of the thing that the address names
  public void about(boolean mayChange, @Nullable String id) {
    this.changes = mayChange;
    this.object = id;
  }

  public Exchange principal(Principal who) {
    this.principal = who;
    return this;
  }

  /// Whether the caller accepts a media type.
  public boolean accepts(String mediaType) {
    return MediaTypes.accepts(request.getHeader(HttpHeaders.ACCEPT), mediaType);
  }

  /// Which of several media types the caller likes best, among equals the first; empty if none.
  public Optional<String> best(List<String> mediaTypes) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return mediaTypes.stream()
        .filter(type -> MediaTypes.accepts(accept, type))
        .min(
            Comparator.comparingDouble(
                type -> accept == null ? 0 : -MediaTypes.weight(accept, type)));
  }

  /// Whether the caller would rather have the first of two media types; the second is what is sent
  /// to who does not care.
  public boolean prefers(String mediaType, String other) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null
        && MediaTypes.accepts(accept, mediaType)
        && MediaTypes.weight(accept, mediaType) > MediaTypes.weight(accept, other);
  }

  /// The address of what was made.
  public void location(String path) {
    header(HttpHeaders.LOCATION, path);
  }

  /// A further header of the answer.
  public void header(CharSequence name, String value) {
    if (!answered) {
      request.response().putHeader(name, value);
    }
  }

  /// What travels with a call to a service.
  public CallContext context() {
    return new CallContext(
        startedMillis + exchanges.limits().answerTimeout().toMillis(),
        Traceparent.of(request.getHeader(CallContext.TRACEPARENT)),
        principal().name());
  }

  /// The same with the deadline counted from now: for one of many parts of an answer.
  public CallContext freshContext() {
    CallContext first = context();
    long deadline = System.currentTimeMillis() + exchanges.limits().answerTimeout().toMillis();
    return new CallContext(deadline, first.traceparent(), first.principal());
  }

  /// Takes a place among the requests that are computed.
  ///
  /// @throws ProblemException `OVERLOADED` if all are taken
  public void startComputing() {
    if (!exchanges.limits().enter()) {
      throw overloaded("too many requests are being answered; try again shortly").exception();
    }
    computing = true;
  }

  /// Answers with a body; large ones are compressed where the caller takes that.
  public void answer(int status, CharSequence mediaType, Buffer body) {
    if (answered) {
      finish();
      return;
    }
    HttpServerResponse response = begin(status);
    response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
    if (body.length() < Gzip.WORTHWHILE) {
      end(body);
      return;
    }
    response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (MediaTypes.acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
      exchanges.compress(this, body, this::endCompressed, this::end);
    } else {
      end(body);
    }
  }

  /// Begins an answer that is written part by part; what fails from here on ends the connection.
  ///
  /// @return null where nobody waits any more
  public @Nullable StreamedAnswer stream(int status, CharSequence mediaType) {
    if (answered) {
      finish();
      return null;
    }
    answered = true;
    streaming = true;
    HttpServerResponse response = begin(status).setChunked(true);
    response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
    return new StreamedAnswer(this, response);
  }

  /// Remembers for the log why an answer was cut off.
  void failed(Throwable failure) {
    cause = failure;
  }

  /// The end of a streamed answer, whole or not.
  void streamed(int status) {
    streaming = false;
    exchanges.connections().idle(request.connection());
    exchanges.ended(this, status);
    finish();
  }

  /// Answers with a page from memory.
  public void answer(Page page) {
    if (answered) {
      return;
    }
    HttpServerResponse response = begin(200);
    page.headers().forEach(response::putHeader);
    if (page.etag().equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304);
      end(Buffer.buffer());
    } else if (MediaTypes.acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
      endCompressed(page.compressed());
    } else {
      end(page.plain());
    }
  }

  /// Answers with whatever problem a failure stands for; what is not expected is a 500 without
  /// internals, and the log has the cause.
  public void fail(Throwable failure) {
    if (failure instanceof ProblemException expected) {
      answer(expected.problem());
    } else {
      cause = failure;
      answer(
          failure instanceof OutOfMemoryError
              ? Problems.outOfMemory()
              : Problem.of(
                  ProblemType.INTERNAL,
                  "something went wrong here; the log has more under the request id " + id));
    }
  }

  /// Answers with a problem.
  public void answer(Problem problem) {
    if (answered) {
      finish();
      return;
    }
    HttpServerResponse response = begin(form.status(problem));
    response.putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType());
    form.headers(problem, ageNanos(System.nanoTime())).forEach(response::putHeader);
    if (!request.isEnded() && !endsSoon(problem)) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      exchanges.closeLingering(request);
    }
    end(form.body(problem, id));
  }

  /// Runs an action on the event loop of the exchange, at once where it is the current one.
  public void here(Runnable action) {
    if (exchanges.isHere()) {
      action.run();
    } else {
      home.runOnContext(go -> action.run());
    }
  }

  /// A failure that asks to come back.
  static Problem overloaded(String detail) {
    return Problem.of(ProblemType.OVERLOADED, detail).with("retryAfter", 1);
  }

  /// Says that the body may take as long as it needs, as long as it keeps coming.
  void uploading(Pace pace) {
    upload = pace;
    arrived();
  }

  /// A piece of a long body is here.
  void arrived() {
    clockNanos = System.nanoTime();
  }

  /// A long body is here in full: the time for an answer begins.
  void uploaded() {
    upload = null;
    received = true;
    clockNanos = System.nanoTime();
    exchanges.restarted(this);
  }

  boolean isUploading() {
    return upload != null;
  }

  /// The sender of a long body has fallen silent.
  void stalled(Problem problem) {
    Pace pace = upload;
    upload = null;
    if (pace != null) {
      pace.fail(problem.exception());
    }
  }

  /// Time since the last piece of a long body, or since the request came.
  long waitedNanos(long now) {
    return now - clockNanos;
  }

  /// Says that the request is here in full.
  void received() {
    received = true;
  }

  boolean isReceived() {
    return received;
  }

  boolean isFinished() {
    return finished;
  }

  boolean isAnswered() {
    return answered;
  }

  /// Since the request came.
  long ageNanos(long now) {
    return now - startedNanos;
  }

  String route() {
    return route;
  }

  /// Who asks, or the local user where nobody was asked who it is.
  Principal principal() {
    return principal == null ? Principal.LOCAL : principal;
  }

  /// Who asks, where that was found out.
  @Nullable Principal known() {
    return principal;
  }

  boolean changes() {
    return changes;
  }

  @Nullable String object() {
    return object;
  }

  @Nullable Throwable cause() {
    return cause;
  }

  Exchanges exchanges() {
    return exchanges;
  }

  /// Takes memory for a part of the body.
  boolean hold(long bytes) {
    if (!exchanges.limits().hold(bytes)) {
      return false;
    }
    heldBytes += bytes;
    return true;
  }

  /// Gives back what the exchange holds; also called when the work of an abandoned one ends. An
  /// answer that is being streamed keeps its place, however long that takes: what stalls is closed
  /// with its connection.
  void finish() {
    if (finished || streaming) {
      return;
    }
    finished = true;
    exchanges.limits().release(heldBytes);
    if (computing) {
      exchanges.limits().leave();
    }
    exchanges.remove(this);
  }

  private void abandon(Throwable reason) {
    // A body that is not well-formed comes by here too, and is answered by whoever reads it.
    if (answered || !(reason instanceof HttpClosedException)) {
      return;
    }
    answered = true;
    exchanges.ended(this, Journal.ABANDONED);
    if (!computing) {
      finish();
    }
  }

  private HttpServerResponse begin(int status) {
    HttpServerResponse response = request.response();
    response.setStatusCode(status);
    response.headers().addAll(SecurityHeaders.ANSWER);
    if (request.isSSL()) {
      response.putHeader(SecurityHeaders.TRANSPORT, SecurityHeaders.TLS_ONLY);
    }
    response.putHeader(REQUEST_ID, id);
    form.name(response, id);
    return response;
  }

  private void endCompressed(Buffer body) {
    if (!answered) {
      request.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    end(body);
  }

  private void end(Buffer body) {
    if (!answered) {
      answered = true;
      HttpServerResponse response = request.response();
      int status = response.getStatusCode();
      if (HttpMethod.HEAD.equals(request.method())) {
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
      }
      exchanges.written(this, response.end(body), body.length());
      exchanges.ended(this, status);
    }
    finish();
  }

  // What is left of a small body is read and forgotten; a large, late or endless one is not waited
  // for.
  private boolean endsSoon(Problem problem) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null
        && length.length() <= 5
        && request.getHeader(HttpHeaders.EXPECT) == null
        && problem.kind() != ProblemType.REQUEST_TIMEOUT;
  }
}
