package io.causalgym.evaluation.item;

import java.util.Map;

/// One question with everything that is needed to put it, to score it, and to tell what mistake was
/// made.
///
/// @param number in its suite, from 0
/// @param world the unit of all statistics: items of one world are not independent
/// @param group items of one world and family that belong together and share it: the two of a
///   see-do pair, the two polarities of a claim, the steps of a trajectory; the same group has the
///   same numbers in every skin
/// @param part which one of its group: `see`, `do`, `yes`, `no`, `step-3`
/// @param variant which wording
/// @param text the whole question, without how to answer
/// @param mayAbstain whether "it cannot be determined" is offered as an answer
/// @param strategies what they would answer, in the form of the item; not every one has an answer
public record Item(
    int number,
    int world,
    Family family,
    int group,
    String part,
    Skin skin,
    int variant,
    InformationMode information,
    String text,
    AnswerForm form,
    boolean mayAbstain,
    Truth truth,
    Map<Strategy, Answer> strategies,
    Difficulty difficulty) {
  public Item {
    strategies = Map.copyOf(strategies);
  }

  /// The same with another text; what is stored for scores has none.
  public Item withText(String other) {
    return new Item(
        number,
        world,
        family,
        group,
        part,
        skin,
        variant,
        information,
        other,
        form,
        mayAbstain,
        truth,
        strategies,
        difficulty);
  }
}
