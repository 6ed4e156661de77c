package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.ReplySchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A name for everything that shapes a reply: equal names may share one.
public final class RequestHash {
  private final MessageDigest digest;

  private RequestHash() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /// SHA-256, in hexadecimal, of provider, address, request and the number of the sample, each with
  /// its length before it, so that no two requests are written alike.
  ///
  /// @param sample from 0: samples of one question are different replies
  public static String of(String provider, String baseUrl, ChatRequest request, int sample) {
    RequestHash hash = new RequestHash();
    hash.add(provider).add(baseUrl).add(request.model());
    for (Message message : request.messages()) {
      hash.add(message.role().name()).add(message.text());
    }
    hash.add(request.schema().map(ReplySchema::json).orElse(""));
    hash.add(request.sampling().temperature().toString());
    hash.add(request.sampling().seed().toString());
    hash.add(String.valueOf(request.sampling().maxTokens()));
    hash.add(String.valueOf(request.sampling().topLogprobs()));
    hash.add(String.valueOf(sample));
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private RequestHash add(String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }
}
