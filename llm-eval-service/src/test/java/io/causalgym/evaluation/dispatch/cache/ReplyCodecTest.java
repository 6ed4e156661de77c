package io.causalgym.evaluation.dispatch.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.TokenChoice;
import io.causalgym.evaluation.chat.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReplyCodecTest {
  static final ChatReply FULL =
      new ChatReply(
          "p = .25 \u0000 \ud83d\ude00 " + "so ".repeat(1000),
          FinishReason.LENGTH,
          Optional.of("no"),
          new Usage(
              OptionalLong.of(1), OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(3)),
          "m",
          List.of(
              new TokenChoice(
                  "Yes",
                  -.1,
                  List.of(new TokenChoice.Alternative("No", Double.NEGATIVE_INFINITY)))));

  @Test
  void whatIsReadIsWhatWasWritten() {
    ChatReply bare =
        new ChatReply("", FinishReason.STOP, Optional.empty(), Usage.UNKNOWN, "", List.of());

    assertThat(ReplyCodec.decode(ReplyCodec.encode(FULL))).isEqualTo(FULL);
    assertThat(ReplyCodec.decode(ReplyCodec.encode(bare))).isEqualTo(bare);
    assertThat(ReplyCodec.encode(FULL).length).isLessThan(400);
  }

  @Test
  void brokenBytesAreNoReply() {
    byte[] whole = ReplyCodec.encode(FULL);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException().isThrownBy(() -> ReplyCodec.decode(part));
    }
  }
}
