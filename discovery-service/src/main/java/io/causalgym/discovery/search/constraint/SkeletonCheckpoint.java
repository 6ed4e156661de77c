package io.causalgym.discovery.search.constraint;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The place of a skeleton search as a JSON object: what it must fit, and adjacencies and
/// separating sets as Base64 of variable-length numbers, some two bytes an edge.
final class SkeletonCheckpoint {
  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"skeleton\":1,\"variables\":(\\d{1,9}),\"alpha\":\"([^\"]{1,30})\",\"depth\":(-?\\d{1,9}),"
              + "\"level\":(\\d{1,9}),\"tests\":(\\d{1,18}),\"place\":\"([A-Za-z0-9+/=]*)\"}");

  private SkeletonCheckpoint() {}

  static String write(SkeletonPlace place, SkeletonOptions options) {
    VariableLength.Writer out = new VariableLength.Writer();
    writeNeighbours(place.neighbours(), out);
    writeSets(place.sets(), out);
    return "{\"skeleton\":1,\"variables\":%d,\"alpha\":\"%s\",\"depth\":%d,\"level\":%d,\"tests\":%d,\"place\":\"%s\"}"
        .formatted(
            place.neighbours().size(),
            options.alpha(),
            options.depth(),
            place.level(),
            place.tests(),
            Base64.getEncoder().encodeToString(out.bytes()));
  }

  private static void writeNeighbours(Neighbours neighbours, VariableLength.Writer out) {
    for (int x = 0; x < neighbours.size(); x++) {
      int[] later = Arrays.stream(neighbours.of(x)).filter(later(x)).toArray();
      out.write(later.length);
      int last = x;
      for (int y : later) {
        out.write(y - last);
        last = y;
      }
    }
  }

  private static java.util.function.IntPredicate later(int x) {
    return y -> y > x;
  }

  private static void writeSets(SeparatingSets sets, VariableLength.Writer out) {
    long[] pairs = sets.pairs();
    out.write(pairs.length);
    int last = 0;
    for (long pair : pairs) {
      int x = (int) (pair >> 32);
      out.write(x - last);
      out.write((int) pair - x);
      int[] members = sets.at(sets.find(x, (int) pair));
      out.write(members.length);
      for (int member : members) {
        out.write(member);
      }
      last = x;
    }
  }

  /// The place, unless the text is not one of a search with these variables and options.
  static Optional<SkeletonPlace> read(String text, int variables, SkeletonOptions options) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()
        || Integer.parseInt(form.group(1)) != variables
        || !form.group(2).equals(Double.toString(options.alpha()))
        || Integer.parseInt(form.group(3)) != options.depth()) {
      return Optional.empty();
    }
    try {
      var in = new VariableLength.Reader(Base64.getDecoder().decode(form.group(6)));
      int[][] later = readNeighbours(in, variables);
      SeparatingSets sets = readSets(in, variables);
      int level = Integer.parseInt(form.group(4));
      long tests = Long.parseLong(form.group(5));
      return Optional.of(new SkeletonPlace(level, Neighbours.ofLater(later), sets, tests, false));
    } catch (IllegalArgumentException | IndexOutOfBoundsException broken) {
      return Optional.empty();
    }
  }

  private static int[][] readNeighbours(VariableLength.Reader in, int variables) {
    int[][] later = new int[variables][];
    for (int x = 0; x < variables; x++) {
      later[x] = new int[in.read(variables)];
      int last = x;
      for (int i = 0; i < later[x].length; i++) {
        last += in.read(variables - last);
        later[x][i] = last;
      }
    }
    return later;
  }

  private static SeparatingSets readSets(VariableLength.Reader in, int variables) {
    SeparatingSets sets = new SeparatingSets();
    int x = 0;
    for (int left = in.read(Integer.MAX_VALUE); left > 0; left--) {
      x += in.read(variables - x);
      int y = x + in.read(variables - x);
      int[] members = new int[in.read(variables)];
      for (int i = 0; i < members.length; i++) {
        members[i] = in.read(variables);
      }
      sets.put(x, y, members, 0, members.length);
    }
    return sets;
  }
}
