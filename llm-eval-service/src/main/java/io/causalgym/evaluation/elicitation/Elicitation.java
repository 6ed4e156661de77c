package io.causalgym.evaluation.elicitation;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.ChatRequest;
import io.causalgym.evaluation.chat.Message;
import io.causalgym.evaluation.chat.ReplySchema;
import io.causalgym.evaluation.chat.Sampling;
import io.causalgym.evaluation.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// How items are put to one model.
///
/// @param structured whether the provider is asked to hold the reply to a JSON schema
/// @param temperature the provider's default where absent
/// @param maxTokens the style's default where absent
public record Elicitation(
    Style style,
    boolean structured,
    OptionalDouble temperature,
    OptionalLong seed,
    OptionalInt maxTokens,
    boolean streamed) {
  /// Reasoning is not to be cut off.
  public static final int REASONING_TOKENS = 4096;

  private static final int DIRECT_TOKENS = 512;
  private static final int TOP_LOGPROBS = 20;

  private static final String SYSTEM =
      "You answer questions about cause and effect. Everything that you need is in the question.";

  /// The request for an item.
  ///
  /// @param reference the line with the case reference
  public ChatRequest request(Item item, String reference, String model) {
    String instruction = Instruction.of(item.form(), item.mayAbstain(), style, isJson());
    Optional<ReplySchema> schema =
        isJson()
            ? Optional.of(SchemaText.of(item.form(), item.mayAbstain(), style))
            : Optional.empty();
    return new ChatRequest(
        model,
        List.of(
            new Message(Message.Role.SYSTEM, SYSTEM),
            new Message(
                Message.Role.USER, reference + "\n\n" + item.text() + "\n\n" + instruction)),
        schema,
        sampling(),
        streamed);
  }

  /// One more turn for a reply without an answer.
  public ChatRequest repair(ChatRequest first, ChatReply reply, Parsed why) {
    List<Message> messages = new ArrayList<>(first.messages());
    messages.add(new Message(Message.Role.ASSISTANT, reply.text()));
    messages.add(
        new Message(
            Message.Role.USER,
            "That could not be read as an answer: "
                + why.reason()
                + " Give your final answer again, exactly in the form that was asked for."));
    return new ChatRequest(
        first.model(), messages, first.schema(), first.sampling(), first.streamed());
  }

  /// The most tokens that a reply may have.
  public int mostTokens() {
    return maxTokens.orElse(
        switch (style) {
          case DIRECT -> DIRECT_TOKENS;
          case LOGPROB -> 1;
          case COT, CAUSAL_COT, FORMAL, FREQUENCY, BET -> REASONING_TOKENS;
        });
  }

  private boolean isJson() {
    return structured && style != Style.LOGPROB;
  }

  private Sampling sampling() {
    return new Sampling(temperature, seed, mostTokens(), style == Style.LOGPROB ? TOP_LOGPROBS : 0);
  }
}
