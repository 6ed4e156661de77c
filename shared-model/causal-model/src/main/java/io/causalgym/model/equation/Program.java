package io.causalgym.model.equation;

import io.causalgym.model.ModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Equations as flat lists of steps over columns, so that walking through a formula is paid once
/// for a block of rows and not for each. Linear in the size of the formulas.
final class Program {
  private final Map<String, Integer> columns;
  private final Instruction[][] steps;
  private final int firstScratch;
  private int scratch;

  private Program(Map<String, Integer> columns, Instruction[][] steps, int firstScratch) {
    this.columns = columns;
    this.steps = steps;
    this.firstScratch = firstScratch;
  }

  /// The steps that compute a variable, or a further formula.
  Instruction[] steps(int at) {
    return steps[at];
  }

  /// The number of columns that are not for intermediate results; those follow.
  int firstScratch() {
    return firstScratch;
  }

  /// Columns of intermediate results.
  int scratch() {
    return scratch;
  }

  static Program of(EquationModel model) {
    Map<String, Integer> columns = columns(model);
    Program program = new Program(columns, new Instruction[model.size()][], columns.size());
    for (int variable = 0; variable < model.size(); variable++) {
      program.compile(model.name(variable), variable, model.equation(variable), variable);
    }
    return program;
  }

  /// Further formulas over the columns of this one, whose values go to columns after those.
  Program of(String name, List<Expression> formulas) {
    int given = columns.size();
    int size = formulas.size();
    Program program = new Program(columns, new Instruction[size][], given + size);
    for (int at = 0; at < size; at++) {
      program.compile(name, at, formulas.get(at), given + at);
    }
    return program;
  }

  private static Map<String, Integer> columns(EquationModel model) {
    Map<String, Integer> columns = new HashMap<>();
    for (int variable = 0; variable < model.size(); variable++) {
      columns.put(model.name(variable), variable);
    }
    for (int noise = 0; noise < model.noiseCount(); noise++) {
      columns.put(model.noiseName(noise), model.size() + noise);
    }
    return columns;
  }

  private void compile(String name, int at, Expression formula, int target) {
    Compiler compiler = new Compiler(columns, firstScratch);
    steps[at] = compiler.equation(target, formula);
    scratch = Math.max(scratch, compiler.scratch);
    if (scratch > EquationLimits.SCRATCH) {
      throw new ModelException(
          name,
          Integer.toString(scratch),
          "the equation of '"
              + name
              + "' needs "
              + scratch
              + " intermediate results at a time; name parts of it as variables");
    }
  }

  /// Compiles one equation. A formula's value ends in a column of its own, or where the name that
  /// it is stands.
  private static final class Compiler {
    private final Map<String, Integer> columns;
    private final int firstScratch;
    private final List<Instruction> steps = new ArrayList<>();
    private int scratch;

    private Compiler(Map<String, Integer> columns, int firstScratch) {
      this.columns = columns;
      this.firstScratch = firstScratch;
    }

    private Instruction[] equation(int variable, Expression expression) {
      int column = value(expression, variable, firstScratch);
      if (column != variable) {
        steps.add(new Instruction.Copy(variable, column));
      }
      return steps.toArray(Instruction[]::new);
    }

    /// @param target where a computed value goes
    /// @param free the first column that may be overwritten
    /// @return where the value is
    private int value(Expression expression, int target, int free) {
      scratch = Math.max(scratch, free - firstScratch);
      return switch (expression) {
        case Expression.Constant(double value) -> {
          steps.add(new Instruction.Fill(target, value));
          yield target;
        }
        case Expression.Reference(String name) -> column(name);
        case Expression.Call call ->
            switch (call.function()) {
              case ADD -> sum(call.arguments(), target, free);
              case IF -> choice(call.arguments(), target, free);
              case CATEGORICAL -> categorical(call.arguments(), target, free);
              default -> fold(call, target, free);
            };
      };
    }

    private int column(String name) {
      Integer column = columns.get(name);
      if (column == null) {
        throw new AssertionError("'" + name + "' was resolved");
      }
      return column;
    }

    private int scratchValue(Expression expression, int free) {
      return value(expression, free, free + 1);
    }

    private int sum(List<Expression> terms, int target, int free) {
      int sum = value(terms.getFirst(), target, free);
      for (Expression term : terms.subList(1, terms.size())) {
        Scaled scaled = Scaled.of(term);
        if (term instanceof Expression.Constant(double value)) {
          steps.add(new Instruction.AddConstant(target, sum, value));
        } else if (scaled.factor() == 1) {
          steps.add(new Instruction.Add(target, sum, scratchValue(scaled.of(), free)));
        } else {
          int of = scratchValue(scaled.of(), free);
          steps.add(new Instruction.AddScaled(target, sum, of, scaled.factor()));
        }
        sum = target;
      }
      return sum;
    }

    private int choice(List<Expression> of, int target, int free) {
      int condition = value(of.get(0), target, free);
      int yes = scratchValue(of.get(1), free);
      int no = scratchValue(of.get(2), free + 1);
      steps.add(new Instruction.Select(target, condition, yes, no));
      return target;
    }

    private int categorical(List<Expression> of, int target, int free) {
      List<Integer> sources = new ArrayList<>();
      for (Expression argument : of) {
        sources.add(scratchValue(argument, free + sources.size()));
      }
      steps.add(new Instruction.Categorical(target, List.copyOf(sources)));
      return target;
    }

    private int fold(Expression.Call call, int target, int free) {
      Function function = call.function();
      List<Expression> of = call.arguments();
      Scaled scaled = Scaled.of(call);
      if (scaled.factor() != 1) {
        steps.add(new Instruction.Scale(target, value(scaled.of(), target, free), scaled.factor()));
        return target;
      }
      int first = value(of.getFirst(), target, free);
      if (of.size() == 1 && !function.folds()) {
        steps.add(new Instruction.Unary(function, target, first));
        return target;
      }
      for (Expression operand : of.subList(1, of.size())) {
        int second = scratchValue(operand, free);
        steps.add(
            function == Function.MULTIPLY
                ? new Instruction.Multiply(target, first, second)
                : new Instruction.Binary(function, target, first, second));
        first = target;
      }
      return first;
    }
  }

  /// A formula as a constant times another, where that has the same bits: signs and products of
  /// two.
  private record Scaled(double factor, Expression of) {
    private static Scaled of(Expression expression) {
      if (expression instanceof Expression.Call(Function function, List<Expression> of)) {
        if (function == Function.NEGATE) {
          Scaled inner = of(of.getFirst());
          return new Scaled(-inner.factor, inner.of);
        }
        if (function == Function.MULTIPLY && of.size() == 2) {
          if (of.get(0) instanceof Expression.Constant(double value)) {
            return new Scaled(value, of.get(1));
          }
          if (of.get(1) instanceof Expression.Constant(double value)) {
            return new Scaled(value, of.get(0));
          }
        }
      }
      return new Scaled(1, expression);
    }
  }
}
