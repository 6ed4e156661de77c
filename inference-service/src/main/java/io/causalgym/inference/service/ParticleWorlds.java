package io.causalgym.inference.service;

import io.causalgym.contract.CounterfactualAnswer;
import io.causalgym.contract.CounterfactualQuery;
import io.causalgym.contract.EventDocument;
import io.causalgym.contract.Level;
import io.causalgym.contract.Levels;
import io.causalgym.contract.Problem;
import io.causalgym.contract.ProblemType;
import io.causalgym.graph.Deadline;
import io.causalgym.inference.counterfactual.particle.Observation;
import io.causalgym.inference.counterfactual.particle.ParticleAbduction;
import io.causalgym.inference.counterfactual.particle.ParticleAnswer;
import io.causalgym.inference.counterfactual.particle.ParticleQuestion;
import io.causalgym.inference.counterfactual.particle.Response;
import io.causalgym.inference.counterfactual.particle.Target;
import io.causalgym.mapping.Models;
import io.causalgym.mapping.States;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.equation.Intervention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/// Counterfactual questions about equations that no exact engine answers.
final class ParticleWorlds {

  CounterfactualAnswer answer(EquationModel model, CounterfactualQuery query, Deadline deadline) {
    EventDocument first = query.events().getFirst();
    boolean mean = first.value() == null && first.above() == null && first.below() == null;
    Target target =
        mean
            ? new Target.Expectation(response(model, "events[0]", first))
            : new Target.Event(events(model, query.events()));
    ParticleQuestion question =
        new ParticleQuestion(
            evidence(model, query),
            List.of(target),
            Objects.requireNonNull(query.particles(), "the record fills in the default"),
            Objects.requireNonNull(query.seed(), "the record fills in the default"),
            ParticleQuestion.LEAST_EFFECTIVE);
    return switch (new ParticleAbduction(model).answer(question, deadline)) {
      case ParticleAnswer.Estimated estimated -> answer(estimated, mean);
      case ParticleAnswer.TooFewParticles few ->
          throw Problem.of(ProblemType.UNDEFINED, few.message(), "given", null)
              .with("effectiveSampleSize", few.effective())
              .exception();
      case ParticleAnswer.ToleranceNeeded needed ->
          throw Problem.of(
                  ProblemType.INVALID_VALUE,
                  needed.message(),
                  "tolerance." + needed.variable(),
                  null)
              .exception();
    };
  }

  private static CounterfactualAnswer answer(ParticleAnswer.Estimated estimated, boolean mean) {
    ParticleAnswer.Estimate estimate = estimated.estimates().getFirst();
    return new CounterfactualAnswer.Value(
        mean ? null : (Double) estimate.value(),
        null,
        mean ? (Double) estimate.value() : null,
        null,
        "particles",
        estimate.standardError(),
        estimated.effective());
  }

  private static List<Target.Within> events(EquationModel model, List<EventDocument> documents) {
    List<Target.Within> events = new ArrayList<>();
    for (int at = 0; at < documents.size(); at++) {
      EventDocument event = documents.get(at);
      String field = "events[" + at + "]";
      Response response = response(model, field, event);
      Level value = event.value();
      if (value == null) {
        events.add(new Target.Within(response, low(event), high(event)));
      } else {
        double number = number(model, field + ".value", event.variable(), value);
        events.add(new Target.Within(response, number, number));
      }
    }
    return events;
  }

  private static List<Observation> evidence(EquationModel model, CounterfactualQuery query) {
    Map<String, Double> tolerances = query.tolerance() == null ? Map.of() : query.tolerance();
    List<Observation> evidence = new ArrayList<>();
    List<EventDocument> given = Models.orNone(query.given());
    for (int at = 0; at < given.size(); at++) {
      EventDocument condition = given.get(at);
      String field = "given[" + at + "]";
      if (condition.intervention() != null && !condition.intervention().values().isEmpty()) {
        throw unsupported(
            "with equations that are neither discrete nor linear, conditions are about the factual"
                + " world",
            field + ".do");
      }
      Level value = condition.value();
      if (value == null) {
        evidence.add(new Observation.Range(condition.variable(), low(condition), high(condition)));
      } else {
        Double tolerance = tolerances.get(condition.variable());
        evidence.add(
            new Observation.Value(
                condition.variable(),
                number(model, field + ".value", condition.variable(), value),
                tolerance == null ? OptionalDouble.empty() : OptionalDouble.of(tolerance)));
      }
    }
    return evidence;
  }

  // The engine's intervals hold their ends.
  private static double low(EventDocument event) {
    return event.above() == null ? Double.NEGATIVE_INFINITY : Math.nextUp(event.above());
  }

  private static double high(EventDocument event) {
    return event.below() == null ? Double.POSITIVE_INFINITY : Math.nextDown(event.below());
  }

  private static Response response(EquationModel model, String field, EventDocument event) {
    List<Intervention> interventions = new ArrayList<>();
    Levels levels = event.intervention() == null ? Levels.NONE : event.intervention();
    levels
        .values()
        .forEach((name, level) ->
            interventions.add(
                new Intervention.Set(name, number(model, field + ".do." + name, name, level))));
    return new Response(event.variable(), interventions);
  }

  static double number(EquationModel model, String field, String name, Level level) {
    return switch (level) {
      case Level.Quantity(double value) -> value;
      case Level.Label _ ->
          States.of(label -> model.find(label) < 0 ? null : model.states(model.find(label)))
              .index(field, name, level);
      case Level.Counterfactual _ ->
          throw unsupported(
              "nested worlds are answered for discrete and linear models only", field);
    };
  }

  private static RuntimeException unsupported(String detail, String field) {
    return Problem.of(ProblemType.UNSUPPORTED, detail, field, null).exception();
  }
}
