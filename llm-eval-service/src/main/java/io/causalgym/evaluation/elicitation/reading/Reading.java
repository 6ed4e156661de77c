package io.causalgym.evaluation.elicitation.reading;

import io.causalgym.evaluation.item.Answer;

/// What a rule made of a piece of a reply.
public sealed interface Reading {

  /// @param flagged whether reading it took a liberty
  record Found(Answer answer, boolean flagged) implements Reading {}

  /// There is something, and it is no answer.
  record Wrong(String reason) implements Reading {}

  /// There is nothing that the rule applies to.
  record Nothing() implements Reading {}

  static Reading found(Answer answer) {
    return new Found(answer, false);
  }

  static Reading wrong(String reason) {
    return new Wrong(reason);
  }

  /// A piece of a reply, short enough for a message.
  static String shown(String text) {
    int most = 60;
    return "'" + (text.length() <= most ? text : text.substring(0, most) + "...") + "'";
  }
}
