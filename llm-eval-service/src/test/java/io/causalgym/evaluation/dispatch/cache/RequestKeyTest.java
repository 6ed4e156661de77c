package io.causalgym.evaluation.dispatch.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.ReplySchema;
import io.causalgym.evaluation.chat.Sampling;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RequestKeyTest {
  private static final URI BASE = URI.create("https://one.example/v1");
  private static final Sampling COLD =
      new Sampling(OptionalDouble.of(0), OptionalLong.empty(), 9, 0);

  @Test
  void whateverShapesTheReplyMakesAnotherKey() {
    List<String> keys = new ArrayList<>();
    ChatRequest plain = request("m", COLD, Optional.empty(), "a", "b");
    keys.add(RequestKey.of("p", BASE, plain, 0));
    keys.add(RequestKey.of("p", BASE, plain, 1));
    keys.add(RequestKey.of("other", BASE, plain, 0));
    keys.add(RequestKey.of("p", URI.create("https://two.example/v1"), plain, 0));
    keys.add(key(request("n", COLD, Optional.empty(), "a", "b")));
    keys.add(key(request("m", COLD, Optional.empty(), "ab")));
    keys.add(key(request("m", COLD, Optional.empty(), "a", "b", "")));
    keys.add(key(request("m", COLD, Optional.empty(), "b", "a")));
    keys.add(key(request("m", COLD, Optional.of(new ReplySchema("s", "{}")), "a", "b")));
    keys.add(key(request("m", COLD, Optional.of(new ReplySchema("s{", "}")), "a", "b")));
    keys.add(
        key(
            request(
                "m",
                new Sampling(OptionalDouble.empty(), OptionalLong.empty(), 9, 0),
                Optional.empty(),
                "a",
                "b")));
    keys.add(
        key(
            request(
                "m",
                new Sampling(OptionalDouble.of(0), OptionalLong.of(0), 9, 0),
                Optional.empty(),
                "a",
                "b")));
    keys.add(
        key(
            request(
                "m",
                new Sampling(OptionalDouble.of(0), OptionalLong.empty(), 8, 0),
                Optional.empty(),
                "a",
                "b")));
    keys.add(
        key(
            request(
                "m",
                new Sampling(OptionalDouble.of(0), OptionalLong.empty(), 9, 5),
                Optional.empty(),
                "a",
                "b")));

    assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
  }

  @Test
  void equalQuestionsHaveOneKey() {
    Sampling negativeZero = new Sampling(OptionalDouble.of(-0.0), OptionalLong.empty(), 9, 0);

    assertThat(key(request("m", COLD, Optional.empty(), "a")))
        .isEqualTo(key(request("m", COLD, Optional.empty(), "a")))
        .isEqualTo(key(request("m", negativeZero, Optional.empty(), "a")));
  }

  private static String key(ChatRequest request) {
    return RequestKey.of("p", BASE, request, 0);
  }

  private static ChatRequest request(
      String model, Sampling sampling, Optional<ReplySchema> schema, String... texts) {
    List<Message> messages = new ArrayList<>();
    for (String text : texts) {
      messages.add(new Message(Message.Role.USER, text));
    }
    return new ChatRequest(model, messages, schema, sampling, false);
  }
}
