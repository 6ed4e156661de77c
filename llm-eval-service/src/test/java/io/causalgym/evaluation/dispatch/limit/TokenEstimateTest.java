package io.causalgym.evaluation.dispatch.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.Sampling;
import io.causalgym.evaluation.chat.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {

  @Test
  void countsOfPastRepliesCorrectIt() {
    TokenEstimate estimate = new TokenEstimate();
    ChatRequest request = request("x".repeat(400));
    for (int i = 0; i < 300; i++) {
      estimate.learn(request, Usage.of(180, 40));
    }
    assertThat(estimate.expected(request)).isEqualTo(220, offset(1.0));
    assertThat(estimate.expected(request("x".repeat(800)))).isEqualTo(390, offset(20.0));
  }

  @Test
  void countsThatCannotBeAreNotBelieved() {
    TokenEstimate estimate = new TokenEstimate();
    ChatRequest request = request("x".repeat(400));

    assertThat(estimate.learn(request, Usage.of(Long.MAX_VALUE, Long.MAX_VALUE))).isLessThan(4000);
    assertThat(estimate.learn(request, Usage.of(-5, -5))).isZero();
    assertThat(estimate.expected(request)).isBetween(0.0, 4000.0);
  }

  @Test
  void noPromptHasMoreTokensThanBytes() {
    for (String text : List.of("", "abc", "äöü", "漢字", "a😀b")) {
      assertThat(TokenEstimate.mostPromptTokens(request(text)))
          .isGreaterThanOrEqualTo(text.getBytes(StandardCharsets.UTF_8).length + 16);
    }
  }

  private static ChatRequest request(String text) {
    return new ChatRequest(
        "m",
        List.of(new Message(Message.Role.USER, text)),
        Optional.empty(),
        new Sampling(OptionalDouble.empty(), OptionalLong.empty(), 2000, 0),
        false);
  }
}
