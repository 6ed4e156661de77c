package io.causalgym.evaluation.run;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.numbers.SeeDoAuthor;
import java.util.List;

/// See-do pairs that no second engine needs to confirm.
public final class UncheckedPairs implements Author {
  private final SeeDoAuthor pairs = new SeeDoAuthor();

  @Override
  public Family family() {
    return pairs.family();
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    return pairs.write(occasion).stream()
        .map(draft ->
            new Draft(
                draft.group(),
                draft.part(),
                draft.information(),
                draft.text(),
                draft.form(),
                draft.mayAbstain(),
                draft.truth(),
                draft.strategies(),
                draft.difficulty(),
                List.of()))
        .toList();
  }
}
