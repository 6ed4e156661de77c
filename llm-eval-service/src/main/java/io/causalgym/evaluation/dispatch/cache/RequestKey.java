package io.causalgym.evaluation.dispatch.cache;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.Sampling;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A hash of everything that shapes a reply: two questions with one key are one question.
///
/// Whether a reply came as a stream does not shape it, nor does the key of the account.
public final class RequestKey {
  // A new version for a new meaning of the fields: old entries are then never found.
  private static final String VERSION = "1";

  private final MessageDigest digest;
  private final ByteBuffer eight = ByteBuffer.allocate(Long.BYTES);

  private RequestKey() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// @param provider by name
  /// @param base where it listens
  /// @param sample of the repeated draws of one question
  /// @return SHA-256 in lower-case hexadecimal digits
  public static String of(String provider, URI base, ChatRequest request, int sample) {
    RequestKey key = new RequestKey();
    key.text(VERSION);
    key.text(provider);
    key.text(base.toString());
    key.text(request.model());
    key.number(request.messages().size());
    for (Message message : request.messages()) {
      key.text(message.role().name());
      key.text(message.text());
    }
    key.text(request.schema().map(schema -> schema.name()).orElse(""));
    key.text(request.schema().map(schema -> schema.json()).orElse(""));
    key.sampling(request.sampling());
    key.number(sample);
    return HexFormat.of().formatHex(key.digest.digest());
  }

  private void sampling(Sampling sampling) {
    // Adding zero makes one of the two zeros.
    number(Double.doubleToLongBits(sampling.temperature().orElse(Double.NaN) + 0.0));
    number(sampling.seed().isPresent() ? 1 : 0);
    number(sampling.seed().orElse(0));
    number(sampling.maxTokens());
    number(sampling.topLogprobs());
  }

  /// With its length before it, so that no two sequences of texts are written alike.
  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    digest.update(bytes);
  }

  private void number(long number) {
    digest.update(eight.clear().putLong(number).flip());
  }
}
