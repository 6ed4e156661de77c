package io.causalgym.evaluation.service;

import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.effects.CounterfactualAuthor;
import io.causalgym.evaluation.question.effects.FrontDoorAuthor;
import io.causalgym.evaluation.question.effects.InstrumentAuthor;
import io.causalgym.evaluation.question.effects.MediationAuthor;
import io.causalgym.evaluation.question.effects.PolicyAuthor;
import io.causalgym.evaluation.question.effects.TrajectoryAuthor;
import io.causalgym.evaluation.question.effects.TransportAuthor;
import io.causalgym.evaluation.question.numbers.EffectAuthor;
import io.causalgym.evaluation.question.numbers.ObservationAuthor;
import io.causalgym.evaluation.question.numbers.SeeDoAuthor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Who writes which questions.
final class Authors {
  static final Map<Family, Author> ALL = all();

  private Authors() {}

  private static Map<Family, Author> all() {
    Map<Family, Author> authors = new EnumMap<>(Family.class);
    for (Author author :
        List.of(
            new SeeDoAuthor(),
            new EffectAuthor(),
            new ObservationAuthor(Family.MARGINAL),
            new ObservationAuthor(Family.CONDITIONAL),
            new ObservationAuthor(Family.JOINT),
            new FrontDoorAuthor(),
            new InstrumentAuthor(),
            new MediationAuthor(),
            new CounterfactualAuthor(),
            new TransportAuthor(),
            new PolicyAuthor(),
            new TrajectoryAuthor())) {
      authors.put(author.family(), author);
    }
    return authors;
  }
}
