package io.causalgym.evaluation.elicitation.words;

import java.util.regex.Pattern;

/// How models decline, as far as words tell.
///
/// What they decline is part of every phrase: "I cannot simply use P(y | x)" is reasoning.
public final class Refusals {
  private static final int OPENING = 160;
  private static final int ENDS = 600;
  private static final Pattern DECLINED =
      Pattern.compile(
          "\\bi (?:can't|cannot|can not|won't|will not|am unable to|am not able to) "
              + "(?:help|assist|answer|provide|comply|do (?:that|this|so)|discuss|engage|respond|"
              + "participate|fulfil|advise|speculate|continue with)"
              + "|\\bi'm (?:unable|not able) to "
              + "(?:help|assist|answer|provide|comply|do (?:that|this|so)|discuss|engage|respond)"
              + "|\\bi'?(?: a)?m (?:very |so )?sorry, but (?:i |this|that|as)"
              + "|\\bsorry, (?:but )?i (?:can't|cannot|won't)"
              + "|\\bi (?:must|have to|need to|will have to) (?:respectfully |politely )?decline"
              + "|\\bi (?:refuse|decline) to\\b|\\bi'?(?: a)?m not comfortable\\b"
              + "|\\bagainst my (?:guidelines|policy|policies|programming|principles)"
              + "|\\bes tut mir leid, (?:aber )?ich kann\\b|\\bich kann (?:dabei |ihnen )?nicht helfen"
              + "|\\blo siento, (?:pero )?no puedo\\b|\\bje ne peux pas (?:vous )?(?:aider|répondre)"
              + "|抱歉|对不起|申し訳");
  private static final Pattern HINT = Pattern.compile("\\bas an ai\\b");

  private Refusals() {}

  /// Whether a reply without an answer declines, at its beginning or its end.
  public static boolean likely(String text) {
    String words = words(text, ENDS);
    return DECLINED.matcher(words).find() || HINT.matcher(words).find();
  }

  /// Whether a reply opens by declining, so that a number behind it answers nothing.
  public static boolean opens(String text) {
    String start = text.strip();
    return DECLINED
        .matcher(words(start.substring(0, Math.min(OPENING, start.length())), ENDS))
        .find();
  }

  private static String words(String text, int most) {
    String ends =
        text.length() <= 2 * most
            ? text
            : text.substring(0, most) + "\n" + text.substring(text.length() - most);
    return Cleaned.lower(ends).replace('\u2019', '\'');
  }
}
