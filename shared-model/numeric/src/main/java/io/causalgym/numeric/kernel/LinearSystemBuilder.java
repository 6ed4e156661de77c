package io.causalgym.numeric.kernel;

import io.causalgym.numeric.distribution.Distribution;
import java.util.ArrayList;
import java.util.List;

/// Collects equations in an order in which they can be computed. Not thread-safe.
public final class LinearSystemBuilder {
  private final List<LinearSystem.Noise> noises = new ArrayList<>();
  private final List<Integer> uses = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();

  LinearSystemBuilder() {}

  private record Term(int column, double factor) {}

  private record Draft(int column, double constant, List<Term> noises, List<Term> parents) {}

  /// Declares a noise.
  ///
  /// @param stream the number of its stream
  /// @return its index
  public int noise(Distribution distribution, long stream) {
    noises.add(new LinearSystem.Noise(distribution, stream));
    uses.add(0);
    return noises.size() - 1;
  }

  /// Starts the equation of a column; the terms that follow belong to it.
  public LinearSystemBuilder equation(int column, double constant) {
    drafts.add(new Draft(column, constant, new ArrayList<>(), new ArrayList<>()));
    return this;
  }

  public LinearSystemBuilder plusNoise(double loading, int noise) {
    drafts.getLast().noises.add(new Term(noise, loading));
    uses.set(noise, uses.get(noise) + 1);
    return this;
  }

  /// @param column one that has its equation already
  public LinearSystemBuilder plus(double coefficient, int column) {
    drafts.getLast().parents.add(new Term(column, coefficient));
    return this;
  }

  public LinearSystem build() {
    List<LinearSystem.Noise> shared = new ArrayList<>();
    int[] place = new int[noises.size()];
    for (int noise = 0; noise < place.length; noise++) {
      if (uses.get(noise) > 1) {
        place[noise] = shared.size();
        shared.add(noises.get(noise));
      }
    }
    List<LinearSystem.Equation> equations = new ArrayList<>();
    for (Draft draft : drafts) {
      equations.add(equation(draft, shared, place));
    }
    return new LinearSystem(equations, shared);
  }

  private LinearSystem.Equation equation(
      Draft draft, List<LinearSystem.Noise> shared, int[] place) {
    List<LinearSystem.Noise> own = new ArrayList<>();
    double loading = 0;
    List<Term> others = new ArrayList<>();
    for (Term term : draft.noises) {
      LinearSystem.Noise noise = noises.get(term.column);
      if (uses.get(term.column) == 1 && own.isEmpty()) {
        own.add(noise);
        loading = term.factor;
      } else {
        if (uses.get(term.column) == 1) {
          place[term.column] = shared.size();
          shared.add(noise);
        }
        others.add(new Term(place[term.column], term.factor));
      }
    }
    return new LinearSystem.Equation(
        draft.column,
        draft.constant,
        List.copyOf(own),
        loading,
        terms(others),
        terms(draft.parents));
  }

  private static Terms terms(List<Term> terms) {
    return new Terms(
        terms.stream().mapToInt(Term::column).toArray(),
        terms.stream().mapToDouble(Term::factor).toArray());
  }
}
