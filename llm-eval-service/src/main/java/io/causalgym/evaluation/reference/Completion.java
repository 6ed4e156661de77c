package io.causalgym.evaluation.reference;

import io.causalgym.evaluation.chat.ChatReply;
import io.causalgym.evaluation.chat.FinishReason;
import io.causalgym.evaluation.chat.Usage;
import io.causalgym.evaluation.elicitation.AnswerText;
import io.causalgym.evaluation.elicitation.Style;
import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an agent says to an item, whatever protocol carries it.
public final class Completion {
  private static final int CHARACTERS_OF_A_TOKEN = 4;
  private static final int PIECE = 40;
  private static final String REFUSAL = "I'm sorry, but I can't help with that.";

  private final ReferenceAgent agent;
  private final ChatBody request;
  private final String id;
  private final long created;
  private final Answer answer;
  private final String text;

  /// Why it ends.
  enum Ending {
    STOP,
    LENGTH,
    REFUSAL
  }

  /// @param id unique
  /// @param created seconds since 1970
  public Completion(ReferenceAgent agent, ChatBody request, Item item, String id, long created) {
    this.agent = agent;
    this.request = request;
    this.id = id;
    this.created = created;
    this.answer = new Believing(agent, item).answer();
    this.text = text(item);
  }

  private String text(Item item) {
    String said = said(item);
    return switch (agent.manner()) {
      case REFUSER -> "";
      case MALFORMED -> "{\"reasoning\": \"It depends on many things";
      case TRUNCATING -> said.substring(0, said.length() / 2);
      case ORACLE,
          ASSOCIATIONAL,
          UNIFORM,
          CONSTANT,
          PRIOR,
          SWAPPED,
          NOISY,
          MIXTURE,
          HALF_WAY,
          OVER_ADJUSTER,
          ALWAYS_YES,
          COIN,
          GRAPH_REVERSER,
          RUNG_1,
          SLOW,
          DRIFTING,
          OVERCONFIDENT ->
          said;
    };
  }

  private String said(Item item) {
    if (request.style() == Style.LOGPROB && answer instanceof Answer.Choice choice) {
      return choice.option();
    }
    return request.structured()
        ? AnswerText.json(
            answer, item.form(), item.mayAbstain(), request.style(), "I am a reference model.")
        : "I am a reference model.\n" + AnswerText.line(answer, item.form(), request.style());
  }

  ChatBody request() {
    return request;
  }

  String id() {
    return id;
  }

  long created() {
    return created;
  }

  /// Empty where it refuses.
  String text() {
    return text;
  }

  Optional<String> refusal() {
    return ending() == Ending.REFUSAL ? Optional.of(REFUSAL) : Optional.empty();
  }

  Ending ending() {
    return switch (agent.manner()) {
      case REFUSER -> Ending.REFUSAL;
      case TRUNCATING -> Ending.LENGTH;
      case ORACLE,
          ASSOCIATIONAL,
          UNIFORM,
          CONSTANT,
          PRIOR,
          SWAPPED,
          NOISY,
          MIXTURE,
          HALF_WAY,
          OVER_ADJUSTER,
          ALWAYS_YES,
          COIN,
          GRAPH_REVERSER,
          RUNG_1,
          MALFORMED,
          SLOW,
          DRIFTING,
          OVERCONFIDENT ->
          Ending.STOP;
    };
  }

  /// Of the choice that it names, 1 for other answers.
  double confidence() {
    return answer instanceof Answer.Choice choice && choice.confidence() != null
        ? choice.confidence()
        : 1;
  }

  /// As a client reads it.
  public ChatReply reply() {
    FinishReason finish =
        switch (ending()) {
          case STOP -> FinishReason.STOP;
          case LENGTH -> FinishReason.LENGTH;
          case REFUSAL -> FinishReason.REFUSAL;
        };
    Usage usage = Usage.of(request.promptTokens(), completionTokens());
    return new ChatReply(text, finish, refusal(), usage, request.model(), List.of());
  }

  /// Of one reply.
  int completionTokens() {
    int characters = text.length() + refusal().map(String::length).orElse(0);
    return 1 + characters / CHARACTERS_OF_A_TOKEN;
  }

  /// Of the prompt and of all replies.
  public long tokens() {
    return request.promptTokens() + (long) completionTokens() * request.choices();
  }

  /// The text in pieces of a stream.
  List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = Math.min(text.length(), from + PIECE);
      // Not between the halves of a surrogate pair.
      to += to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }
}
