package io.causalgym.evaluation.scoring;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.Item;
import io.causalgym.evaluation.item.Outcome;
import io.causalgym.evaluation.item.Skin;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Checked;
import io.causalgym.evaluation.question.Suite;
import io.causalgym.evaluation.question.SuiteSpecification;
import io.causalgym.evaluation.question.effects.FrontDoorAuthor;
import io.causalgym.evaluation.question.effects.InstrumentAuthor;
import io.causalgym.evaluation.question.effects.TrajectoryAuthor;
import io.causalgym.evaluation.question.effects.TransportAuthor;
import io.causalgym.evaluation.question.numbers.SeeDoAuthor;
import io.causalgym.evaluation.question.structure.AbstentionAuthor;
import io.causalgym.evaluation.question.structure.AdjustmentAuthor;
import io.causalgym.evaluation.question.structure.BadControlAuthor;
import io.causalgym.evaluation.question.structure.DiscoveryAuthor;
import io.causalgym.evaluation.question.structure.IdentifiabilityAuthor;
import io.causalgym.evaluation.question.structure.SeparationAuthor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Real questions, and answers to them of agents of known behaviour.
final class Agents {
  private static final Map<Family, Author> AUTHORS =
      Stream.of(
              new SeeDoAuthor(),
              new SeparationAuthor(),
              new AdjustmentAuthor(),
              new BadControlAuthor(),
              new IdentifiabilityAuthor(),
              new DiscoveryAuthor(),
              new AbstentionAuthor(),
              new FrontDoorAuthor(),
              new InstrumentAuthor(),
              new TransportAuthor(),
              new TrajectoryAuthor())
          .collect(Collectors.toMap(Author::family, author -> author));

  private Agents() {}

  static List<List<Item>> worlds(
      int worlds, List<Family> families, List<Skin> skins, int variants) {
    Suite suite = new Suite(new SuiteSpecification(worlds, 11, families, skins, variants), AUTHORS);
    List<List<Item>> written = new ArrayList<>();
    for (int world = 0; world < worlds; world++) {
      written.add(suite.world(world).stream().map(Checked::item).toList());
    }
    return written;
  }

  static List<Family> families() {
    return AUTHORS.keySet().stream().sorted().toList();
  }

  static ModelScore score(List<List<Item>> worlds, Function<Item, Answer> agent) {
    Scoring scoring = new Scoring();
    for (List<Item> world : worlds) {
      scoring.add(
          world.getFirst().world(),
          world.stream().map(item -> response(item, agent.apply(item))).toList());
    }
    return scoring.score();
  }

  static Response response(Item item, Answer answer) {
    return new Response(item, 0, Outcome.OK, Optional.of(answer));
  }

  static Answer truth(Item item) {
    return switch (item.truth()) {
      case Truth.Exact(Answer.Choice choice) -> new Answer.Choice(choice.option(), 1.0);
      case Truth.Exact(Answer answer) -> answer;
      case Truth.AnySet(var valid, var minimal) ->
          valid.isEmpty() ? new Answer.Cannot() : new Answer.Sets(List.of(minimal.getFirst()));
      case Truth.AllSets(var sets) -> new Answer.Sets(sets);
      case Truth.Action(String best, var value) -> new Answer.Choice(best, 1.0);
    };
  }

  static Answer associated(Item item) {
    return item.strategies().getOrDefault(Strategy.ASSOCIATION, truth(item));
  }
}
