package io.causalgym.evaluation.elicitation.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm sorry, but I can't help with that.",
        "I’m sorry, but I can’t assist with this request.",
        "I cannot provide medical advice.",
        "I am unable to answer this question.",
        "I'm not able to help.",
        "I won't do that.",
        "I will not comply.",
        "Sorry, I can't do this.",
        "I must decline.",
        "I have to respectfully decline this request.",
        "I refuse to take part.",
        "That is against my guidelines.",
        "I'm not comfortable with this.",
        "Es tut mir leid, ich kann dabei nicht helfen.",
        "Lo siento, pero no puedo ayudar.",
        "Je ne peux pas vous aider.",
        "抱歉，我无法回答。"
      })
  void aPhraseThatDeclinesIsOne(String reply) {
    assertThat(Refusals.likely(reply)).isTrue();
    assertThat(Refusals.opens(reply)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0.3",
        "I cannot simply use P(y | x).",
        "I can't condition on a collider.",
        "I'm unable to find an open path.",
        "I won't adjust for the mediator.",
        "I will not need the second term.",
        "As an aid, draw the graph.",
        "I'm sorry, I made a mistake above.",
        "We cannot answer this by seeing alone.",
        "The doctor cannot help the patient.",
        "The treatment is not comfortable."
      })
  void reasoningIsNone(String reply) {
    assertThat(Refusals.likely(reply)).isFalse();
    assertThat(Refusals.opens(reply)).isFalse();
  }

  @Test
  void aReplyMayDeclineAtItsEnd() {
    String reply = "Let me see. ".repeat(500) + "I cannot answer this.";

    assertThat(Refusals.likely(reply)).isTrue();
    assertThat(Refusals.opens(reply)).isFalse();
  }

  @Test
  void whatStandsInTheMiddleOfALongReplyIsReasoning() {
    String reply = "a ".repeat(1000) + "I cannot help with that." + " b".repeat(1000);

    assertThat(Refusals.likely(reply)).isFalse();
  }

  @Test
  void whoeverSpeaksOfItselfAloneHasNotDeclinedYet() {
    assertThat(Refusals.likely("As an AI, I have no opinion.")).isTrue();
    assertThat(Refusals.opens("As an AI, I computed 0.3.")).isFalse();
  }
}
