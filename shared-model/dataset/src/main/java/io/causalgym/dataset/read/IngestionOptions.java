package io.causalgym.dataset.read;

import io.causalgym.dataset.VariableType;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a file is to be read; what is left open is found out from the file.
///
/// @param delimiter between cells of CSV
/// @param encoding of CSV
/// @param missing texts that stand for no value, whatever their case and whether quoted or not
/// @param types of columns by name, where the guess is not wanted
public record IngestionOptions(
    Optional<Character> delimiter,
    Optional<Charset> encoding,
    Header header,
    Set<String> missing,
    Map<String, VariableType> types,
    IngestionLimits limits) {
  /// Whether the first record of CSV names the columns.
  public enum Header {
    /// It does not if all its cells are numbers, unless they count the columns.
    GUESSED,
    PRESENT,
    ABSENT
  }

  public static final Set<String> USUAL_MISSING =
      Set.of("", "NA", "N/A", "#N/A", "NaN", "null", "?", ".");

  public static final IngestionOptions DEFAULT =
      new IngestionOptions(
          Optional.empty(),
          Optional.empty(),
          Header.GUESSED,
          USUAL_MISSING,
          Map.of(),
          IngestionLimits.DEFAULT);

  public IngestionOptions {
    missing = Set.copyOf(missing);
    types = Map.copyOf(types);
  }

  public IngestionOptions withType(String column, VariableType type) {
    Map<String, VariableType> more = new HashMap<>(types);
    more.put(column, type);
    return new IngestionOptions(delimiter, encoding, header, missing, more, limits);
  }

  public IngestionOptions withDelimiter(char character) {
    return new IngestionOptions(Optional.of(character), encoding, header, missing, types, limits);
  }

  public IngestionOptions withEncoding(Charset charset) {
    return new IngestionOptions(delimiter, Optional.of(charset), header, missing, types, limits);
  }

  public IngestionOptions withHeader(Header presence) {
    return new IngestionOptions(delimiter, encoding, presence, missing, types, limits);
  }

  public IngestionOptions withMissing(Set<String> markers) {
    return new IngestionOptions(delimiter, encoding, header, markers, types, limits);
  }

  public IngestionOptions withLimits(IngestionLimits other) {
    return new IngestionOptions(delimiter, encoding, header, missing, types, other);
  }
}
