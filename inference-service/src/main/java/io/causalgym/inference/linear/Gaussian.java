package io.causalgym.inference.linear;

import io.causalgym.model.ModelException;
import java.util.List;

/// A normal distribution of named quantities, which may be degenerate: some variances, or those of
/// some combinations, may be 0.
public final class Gaussian {
  private final List<String> names;
  private final double[] means;
  private final double[] covariances;

  private Gaussian(List<String> names, double[] means, double[] covariances) {
    this.names = names;
    this.means = means;
    this.covariances = covariances;
  }

  /// A distribution from its moments, or from those of a sample.
  ///
  /// @param covariances row-major, symmetric; that it is positive semidefinite is not checked
  /// @throws ModelException if the shapes differ, or a number is not finite or breaks the symmetry
  public static Gaussian of(List<String> names, double[] means, double[] covariances) {
    int size = names.size();
    if (means.length != size || covariances.length != size * size) {
      throw new ModelException(
          "covariance",
          means.length + ", " + covariances.length,
          size + " names need " + size + " means and " + size * size + " covariances");
    }
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        check(names, covariances, row, column);
      }
    }
    return new Gaussian(List.copyOf(names), means.clone(), covariances.clone());
  }

  private static void check(List<String> names, double[] covariances, int row, int column) {
    double value = covariances[row * names.size() + column];
    double mirrored = covariances[column * names.size() + row];
    // Samples are summed in two orders: a relative difference of rounding is none.
    boolean symmetric = Math.abs(value - mirrored) <= 1e-9 * Math.abs(value + mirrored);
    if (!Double.isFinite(value) || !symmetric || (row == column && value < 0)) {
      throw new ModelException(
          "covariance",
          Double.toString(value),
          "the covariance of '"
              + names.get(row)
              + "' and '"
              + names.get(column)
              + "' is "
              + value
              + " and "
              + mirrored
              + "; give a symmetric matrix of finite numbers without negative variances");
    }
  }

  /// Takes the arrays as they are; several distributions may share one covariance.
  static Gaussian owning(List<String> names, double[] means, double[] covariances) {
    return new Gaussian(List.copyOf(names), means, covariances);
  }

  public int size() {
    return means.length;
  }

  /// The names in the order of the indices.
  public List<String> names() {
    return names;
  }

  /// The quantity called `name`.
  ///
  /// @throws ModelException if there is none
  public int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new ModelException(
          "covariance", name, "the moments do not cover '" + name + "'; use one of " + names);
    }
    return index;
  }

  public double mean(int index) {
    return means[index];
  }

  public double mean(String name) {
    return means[index(name)];
  }

  public double covariance(int row, int column) {
    return covariances[row * means.length + column];
  }

  public double covariance(String row, String column) {
    return covariance(index(row), index(column));
  }

  public double variance(int index) {
    return covariance(index, index);
  }

  public double variance(String name) {
    return variance(index(name));
  }

  /// A copy of the means.
  public double[] means() {
    return means.clone();
  }

  /// A copy of the covariances, row-major.
  public double[] covariances() {
    return covariances.clone();
  }

  @Override
  public String toString() {
    return "a normal distribution of " + names.size() + " quantities";
  }
}
