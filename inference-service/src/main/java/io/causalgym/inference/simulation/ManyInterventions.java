package io.causalgym.inference.simulation;

import io.causalgym.graph.Deadline;
import io.causalgym.inference.evaluation.Budget;
import io.causalgym.inference.evaluation.EvaluationException;
import io.causalgym.inference.evaluation.EvaluationProblem;
import io.causalgym.model.ModelException;
import io.causalgym.model.equation.EquationModel;
import io.causalgym.model.linear.LinearModel;
import io.causalgym.numeric.backend.KernelBackend;
import io.causalgym.numeric.backend.KernelRun;
import io.causalgym.numeric.backend.Matrix;
import io.causalgym.numeric.backend.ScmProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Means and variances under many interventions, the same units under each.
///
/// Models of numbers that {@link KernelProgram} can hold are simulated by a kernel, which draws the
/// noises once and computes under each intervention what it moves; others one intervention after
/// the other, by their samplers. Both draw the same units: the results differ by rounding.
public final class ManyInterventions {

  /// Columns of a program at most: a kernel keeps up to three blocks of 4 KB for each, 48 MB, where
  /// samplers have shorter ones.
  private static final int MOST_COLUMNS = 4096;

  /// Cells of a call's matrices at most, so that a model of many variables under many interventions
  /// fits the memory.
  private static final int MOST_CELLS = 1 << 22;

  private final Drawing drawing;
  private final Consumer<String> known;
  private final Optional<KernelProgram> program;

  private ManyInterventions(
      Drawing drawing, Consumer<String> known, Optional<KernelProgram> program) {
    this.drawing = drawing;
    this.known = known;
    this.program = program.filter(one -> one.columns() <= MOST_COLUMNS);
  }

  /// The units of a model under interventions.
  @FunctionalInterface
  private interface Drawing {
    ContinuousSampler under(List<Intervention> interventions, long seed);
  }

  /// @param shift amounts that are added to nodes under all interventions; those are on others
  /// @throws ModelException if a name is unknown
  public static ManyInterventions of(LinearModel model, Map<String, Double> shift) {
    shift.keySet().forEach(model::node);
    List<Intervention> shifts = shifts(shift);
    return new ManyInterventions(
        (interventions, seed) -> LinearSampler.of(model, joined(shifts, interventions), seed),
        model::node,
        Optional.of(LinearProgram.of(model, shift)));
  }

  /// @param shift amounts that are added to variables under all interventions; those are on others
  /// @throws ModelException if a name is unknown
  public static ManyInterventions of(EquationModel model, Map<String, Double> shift) {
    List<io.causalgym.model.equation.Intervention> shifts = new ArrayList<>();
    shift.forEach(
        (name, by) -> shifts.add(new io.causalgym.model.equation.Intervention.Shift(name, by)));
    EquationModel shifted = model.intervened(shifts);
    return new ManyInterventions(
        (interventions, seed) -> EquationSampler.of(shifted, interventions, seed),
        shifted::variable,
        EquationProgram.of(shifted));
  }

  private static List<Intervention> shifts(Map<String, Double> shift) {
    List<Intervention> shifts = new ArrayList<>();
    shift.forEach((name, by) -> shifts.add(new Intervention.Shift(name, by)));
    return shifts;
  }

  private static List<Intervention> joined(List<Intervention> some, List<Intervention> others) {
    List<Intervention> joined = new ArrayList<>(some);
    joined.addAll(others);
    return joined;
  }

  /// The same without a kernel.
  ManyInterventions oneByOne() {
    return new ManyInterventions(drawing, known, Optional.empty());
  }

  /// Whether a kernel does it.
  boolean byKernel() {
    return program.isPresent();
  }

  /// @param budget of numbers in the answer, and of values that are drawn
  /// @throws ModelException if a variable is unknown, or a value is not finite
  /// @throws EvaluationException if it costs too much
  /// @throws java.util.concurrent.CancellationException if the deadline passes
  public InterventionsSummary summarise(
      InterventionsRequest request,
      Budget budget,
      KernelBackend kernels,
      KernelRun run,
      Deadline deadline) {
    ContinuousSampler untouched = drawing.under(List.of(), request.seed());
    List<String> variables =
        untouched.columns(request.variables()).stream().map(untouched.names()::get).toList();
    check(request, variables.size(), untouched.width(), budget);
    Answer answer = new Answer(request, variables, deadline);
    if (program.isPresent()) {
      answer.byKernel(program.get(), kernels, run);
    } else {
      for (int at = 0; at < request.interventions().size(); at++) {
        answer.bySampler(at);
      }
    }
    return new InterventionsSummary(variables, answer.matrix());
  }

  private void check(InterventionsRequest request, long variables, long width, Budget budget) {
    for (Map<String, Double> intervention : request.interventions()) {
      for (Intervention one : sets(intervention)) {
        known.accept(one.variable());
      }
    }
    long interventions = request.interventions().size();
    // Means, variances and standard errors.
    costs(
        "numbers",
        3 * interventions * variables,
        budget.answerCells(),
        "interventions or variables");
    costs(
        "values",
        Math.multiplyExact(interventions * request.samples(), width),
        budget.work(),
        "samples or interventions");
  }

  private static void costs(String what, long estimate, long limit, String fewer) {
    if (estimate > limit) {
      throw new EvaluationException(
          new EvaluationProblem.TooExpensive(
              what,
              estimate,
              limit,
              "the answer needs "
                  + estimate
                  + " "
                  + what
                  + ", over the limit of "
                  + limit
                  + "; ask for fewer "
                  + fewer
                  + " at a time"));
    }
  }

  private static List<Intervention> sets(Map<String, Double> intervention) {
    List<Intervention> sets = new ArrayList<>();
    intervention.forEach((name, value) -> {
      Intervention.Set set = new Intervention.Set(name, value);
      Interventions.finite(set, value);
      sets.add(set);
    });
    return sets;
  }

  /// What is found for each intervention.
  private final class Answer {
    private final InterventionsRequest request;
    private final List<String> variables;
    private final Deadline deadline;
    private final double[] moments;

    Answer(InterventionsRequest request, List<String> variables, Deadline deadline) {
      this.request = request;
      this.variables = variables;
      this.deadline = deadline;
      this.moments = new double[request.interventions().size() * 2 * variables.size()];
    }

    Matrix matrix() {
      return Matrix.owning(request.interventions().size(), 2 * variables.size(), moments);
    }

    void byKernel(KernelProgram model, KernelBackend kernels, KernelRun run) {
      ScmProgram asked = model.asked(variables);
      int outcomes = asked.outcomes().length;
      int most = Math.max(1, MOST_CELLS / Math.max(asked.nodes().size(), 2 * outcomes));
      List<Map<String, Double>> all = request.interventions();
      for (int first = 0; first < all.size(); first += most) {
        deadline.check();
        List<Map<String, Double>> some = all.subList(first, Math.min(all.size(), first + most));
        Matrix values = Matrix.owning(some.size(), asked.nodes().size(), model.values(some));
        Matrix found = kernels.monteCarlo(asked, values, request.samples(), request.seed(), run);
        for (int row = 0; row < found.rows(); row++) {
          take(found, row, outcomes, first + row);
        }
      }
    }

    private void take(Matrix found, int row, int outcomes, int intervention) {
      int at = intervention * 2 * variables.size();
      for (int variable = 0; variable < variables.size(); variable++) {
        moments[at + variable] = found.at(row, variable);
        moments[at + variables.size() + variable] = found.at(row, outcomes + variable);
      }
      if (!finite(found, row, outcomes)) {
        // A sampler tells the variable and the row.
        bySampler(intervention);
      }
    }

    private boolean finite(Matrix found, int row, int outcomes) {
      for (int at = 0; at < outcomes; at++) {
        double variance = request.samples() == 1 ? 0 : found.at(row, outcomes + at);
        if (!Double.isFinite(found.at(row, at)) || !Double.isFinite(variance)) {
          return false;
        }
      }
      return true;
    }

    void bySampler(int intervention) {
      Map<String, Double> set = request.interventions().get(intervention);
      ContinuousSummary summary =
          new Simulation(Runnable::run, 1)
              .summarise(
                  drawing.under(sets(set), request.seed()),
                  new SummaryRequest(request.samples(), variables, false, List.of()),
                  deadline);
      int at = intervention * 2 * variables.size();
      for (ContinuousSummary.Variable one : summary.variables()) {
        boolean fixed = set.containsKey(one.name()) && request.samples() > 1;
        moments[at] = set.getOrDefault(one.name(), one.mean());
        moments[at + variables.size()] = fixed ? 0 : one.variance().orElse(Double.NaN);
        at++;
      }
    }
  }
}
