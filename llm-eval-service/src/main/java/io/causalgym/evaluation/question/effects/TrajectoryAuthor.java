package io.causalgym.evaluation.question.effects;

import io.causalgym.evaluation.item.Answer;
import io.causalgym.evaluation.item.AnswerForm;
import io.causalgym.evaluation.item.Family;
import io.causalgym.evaluation.item.InformationMode;
import io.causalgym.evaluation.item.Strategy;
import io.causalgym.evaluation.item.Truth;
import io.causalgym.evaluation.question.Author;
import io.causalgym.evaluation.question.Check;
import io.causalgym.evaluation.question.Draft;
import io.causalgym.evaluation.question.Occasion;
import io.causalgym.evaluation.question.effects.Trajectory.Step;
import io.causalgym.evaluation.question.prose.Asking;
import io.causalgym.evaluation.question.prose.Wording;
import io.causalgym.evaluation.world.Word;
import io.causalgym.model.enumeration.NetworkEnumeration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Beliefs after each of four to ten observations and interventions: one question for each step,
/// which tells all steps so far.
public final class TrajectoryAuthor implements Author {
  private static final List<String> RULES =
      List.of(
          "Units of this kind come one after another, independent of each other, and the numbers above hold for all of them. An intervention overrides the usual causes of what it sets, for one unit; whatever is not an effect of it stays as it is in that unit. Everything stays as it is while a unit is looked at, apart from interventions.",
          "What follows is a protocol about single units, one after another, which have nothing to do with each other. All obey the numbers above. To step in means to set a variable of the present unit against its usual causes, after which only the effects of that variable may differ from before.",
          "We follow several independent units in turn. The numbers above describe each. Where an outside hand acts on a unit, it cuts the variable off from its causes, changes at most the variable and its effects, and leaves the rest of the unit untouched. Nothing changes by itself.",
          "The protocol below is about independent units, one at a time, all described by the numbers above. An observation shows what a variable of the present unit is and disturbs nothing; an intervention forces a variable of the present unit, whatever its causes, and can only alter its effects.",
          "Below, independent units are examined, each until the next one is taken, all of them obeying the above numbers. Looking changes nothing. Acting replaces the usual causes of one variable of the present unit, so that its effects respond and everything else in this unit keeps its value.");
  private static final List<String> SEEN =
      List.of(
          "it is observed that %s",
          "somebody looks and sees that %s",
          "it is noticed, without interfering, that %s",
          "a look at the unit shows that %s",
          "it turns out that %s");
  private static final List<String> SET =
      List.of(
          "an outside hand steps in to %s",
          "by an intervention, whatever its usual causes, we %s",
          "somebody intervenes to %s",
          "an experimenter, by the toss of a coin, decides to %s",
          "we step in and %s");
  private static final List<String> FRESH =
      List.of(
          "a new unit is taken (forget the ones before); ",
          "the next unit, of which nothing is known yet; ",
          "now for a fresh unit; ",
          "another unit replaces the last one; ",
          "we turn to a new unit; ");
  private static final List<String> ASKED =
      List.of(
          "After the last step, what is for the present unit the probability of each of these claims: %s?",
          "Consider the present unit after all of these steps. How probable are: %s?",
          "What should one now believe about the unit at hand? Give the probability that each of these holds: %s.",
          "For the unit of the last step, as it is after that step, give the probabilities of these claims: %s.",
          "With what probabilities do the following hold now, in the present unit: %s?");

  @Override
  public Family family() {
    return Family.TRAJECTORY;
  }

  @Override
  public List<Draft> write(Occasion occasion) {
    RandomGenerator random = Scene.numbers(occasion);
    Trajectory trajectory = Scene.first(() -> Trajectory.draw(random));
    Scene scene = new Scene(occasion, trajectory.network().names());
    String told = scene.told(trajectory.network()) + "\n\n" + scene.pick(RULES);
    List<String> lines = lines(scene, trajectory);
    List<Draft> drafts = new ArrayList<>();
    for (int step = 0; step < lines.size(); step++) {
      String protocol = String.join("\n", lines.subList(0, step + 1));
      drafts.add(draft(scene, trajectory, step, told + "\n\n" + protocol));
    }
    return drafts;
  }

  private static List<String> lines(Scene scene, Trajectory trajectory) {
    String seen = scene.pick(SEEN);
    String set = scene.pick(SET);
    String fresh = scene.pick(FRESH);
    List<String> lines = new ArrayList<>();
    for (Step step : trajectory.steps()) {
      Word word = scene.word(step.variable());
      String begun = step.fresh() && !lines.isEmpty() ? fresh : "";
      String happened =
          step.set()
              ? set.formatted(word.setting(step.state()))
              : seen.formatted(word.clause(step.state()));
      lines.add("Step " + (lines.size() + 1) + ": " + begun + happened + ".");
    }
    return lines;
  }

  private static Draft draft(Scene scene, Trajectory trajectory, int at, String told) {
    Step step = trajectory.steps().get(at);
    NetworkEnumeration exact = new NetworkEnumeration(trajectory.network());
    double[] undisturbed = exact.joint(Map.of());
    List<Double> prior =
        trajectory.asked().stream()
            .map(name -> exact.probability(undisturbed, Map.of(name, 1), Map.of()).orElseThrow())
            .toList();
    List<String> claims =
        trajectory.asked().stream()
            .map(name ->
                scene.name(name) + " (that " + Asking.clauses(Map.of(name, 1), scene.words) + ")")
            .toList();
    return new Draft(
        0,
        "step-" + (at + 1),
        InformationMode.TABLES,
        told + "\n\n" + scene.pick(ASKED).formatted(Wording.list(claims)),
        new AnswerForm.Beliefs(scene.words.names(trajectory.asked())),
        false,
        new Truth.Exact(new Answer.Beliefs(step.beliefs())),
        Map.of(
            Strategy.ASSOCIATION,
            new Answer.Beliefs(step.associated()),
            Strategy.PRIOR,
            new Answer.Beliefs(prior)),
        Scene.difficulty(
            trajectory.network().graph(),
            0,
            0,
            1 << (trajectory.network().size() - 1),
            discrimination(step)),
        checks(trajectory, step));
  }

  private static double discrimination(Step step) {
    return IntStream.range(0, step.beliefs().size())
        .mapToDouble(v -> Math.abs(step.beliefs().get(v) - step.associated().get(v)))
        .max()
        .orElse(0);
  }

  private static List<Check> checks(Trajectory trajectory, Step step) {
    return IntStream.range(0, trajectory.asked().size())
        .<Check>mapToObj(v ->
            new Check.Probability(
                trajectory.network(),
                trajectory.asked().get(v),
                1,
                step.seen(),
                step.done(),
                step.beliefs().get(v)))
        .toList();
  }
}
