package io.causalgym.discovery.search.permutation;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a search over orders is, as a list of numbers in JSON: the restart, the variable whose
/// turn it is, the order, and the best order of earlier restarts if there was one.
final class OrderPlace {
  private static final Pattern LIST = Pattern.compile("\\[\\d{1,9}(,\\d{1,9})*]");
  private static final int HEAD = 2;

  private final int restart;
  private final int turn;
  private final int[] order;
  private final Optional<int[]> best;

  OrderPlace(int restart, int turn, int[] order, Optional<int[]> best) {
    this.restart = restart;
    this.turn = turn;
    this.order = order;
    this.best = best;
  }

  /// What {@link #text} wrote, if it is that of a search over so many variables.
  static Optional<OrderPlace> of(String text, int size) {
    if (!LIST.matcher(text).matches()) {
      return Optional.empty();
    }
    int[] numbers =
        Arrays.stream(text.substring(1, text.length() - 1).split(",", -1))
            .mapToInt(Integer::parseInt)
            .toArray();
    boolean hasBest = numbers.length == HEAD + 2 * size;
    if ((!hasBest && numbers.length != HEAD + size) || numbers[1] >= size) {
      return Optional.empty();
    }
    int[] order = Arrays.copyOfRange(numbers, HEAD, HEAD + size);
    Optional<int[]> best =
        hasBest
            ? Optional.of(Arrays.copyOfRange(numbers, HEAD + size, numbers.length))
            : Optional.empty();
    return isPermutation(order) && best.map(OrderPlace::isPermutation).orElse(true)
        ? Optional.of(new OrderPlace(numbers[0], numbers[1], order, best))
        : Optional.empty();
  }

  private static boolean isPermutation(int[] order) {
    boolean[] seen = new boolean[order.length];
    for (int variable : order) {
      if (variable >= order.length || seen[variable]) {
        return false;
      }
      seen[variable] = true;
    }
    return true;
  }

  String text() {
    return "[" + restart + "," + turn + list(order) + best.map(OrderPlace::list).orElse("") + "]";
  }

  private static String list(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(number -> "," + number).collect(Collectors.joining());
  }

  int restart() {
    return restart;
  }

  int turn() {
    return turn;
  }

  int[] order() {
    return order;
  }

  Optional<int[]> best() {
    return best;
  }
}
