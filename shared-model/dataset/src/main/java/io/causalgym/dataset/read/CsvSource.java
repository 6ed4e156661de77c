package io.causalgym.dataset.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Reads CSV in one pass, as numbers where nothing else is known, and once more if that guess was
/// wrong: a text below numbers, or bytes that are not UTF-8 far into the file.
final class CsvSource {
  private static final int FIRST_BYTES = 1 << 16;

  private final TextSource source;
  private final IngestionOptions options;
  private final Path scratch;
  private final boolean gzip;

  CsvSource(TextSource source, IngestionOptions options, Path scratch, boolean gzip) {
    this.source = source;
    this.options = options;
    this.scratch = scratch;
    this.gzip = gzip;
  }

  /// @return a table whose cells the caller closes
  IngestedTable read() throws IOException {
    byte[] first = first();
    TextEncoding encoding = TextEncoding.of(first, options.encoding());
    boolean whole = first.length < FIRST_BYTES;
    Dialect dialect = Dialect.of(encoding.decode(first), whole, options.delimiter());
    Set<String> texts = new HashSet<>();
    while (true) {
      CellFormat format = new CellFormat(options, dialect.decimalPoint());
      CsvPass pass = new CsvPass(options, format, texts, scratch);
      boolean kept = false;
      try {
        boolean lineEnded = run(pass, encoding, dialect);
        Set<String> more = textsBelowNumbers(pass);
        kept = more.isEmpty();
        if (kept) {
          return table(pass, format, encoding, dialect, lineEnded);
        }
        texts.addAll(more);
      } catch (CharacterCodingException notOfThisEncoding) {
        encoding = fallback(encoding, pass, notOfThisEncoding);
      } finally {
        if (!kept) {
          pass.discard();
        }
      }
    }
  }

  private byte[] first() throws IOException {
    try (InputStream in = source.bytes()) {
      return in.readNBytes(FIRST_BYTES);
    } catch (IOException e) {
      throw TextSource.explained(e);
    }
  }

  private static Set<String> textsBelowNumbers(CsvPass pass) {
    Set<String> names = new HashSet<>();
    for (ColumnTally tally : pass.tallies()) {
      if (tally.again()) {
        names.add(tally.name());
      }
    }
    return names;
  }

  // Whether the last character ends a line.
  private boolean run(CsvPass pass, TextEncoding encoding, Dialect dialect)
      throws CharacterCodingException {
    try (LastCharacter characters = new LastCharacter(source.characters(encoding));
        CsvReader<CsvPass> reader =
            dialect.reader(options.limits().cellLength()).build(pass, characters)) {
      for (CsvPass record : reader) {
        record.getFieldCount();
      }
      pass.end(characters.endsLine());
      return characters.endsLine();
    } catch (CsvParseException | UncheckedIOException wrapped) {
      throw explained(wrapped, pass);
    } catch (IOException e) {
      throw explained(e);
    }
  }

  // The parser wraps what its source and its listener throw.
  private static RuntimeException explained(RuntimeException wrapped, CsvPass pass)
      throws CharacterCodingException {
    Throwable cause = wrapped;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      if (cause instanceof DatasetException || cause instanceof CancellationException) {
        return (RuntimeException) cause;
      }
      if (cause instanceof CharacterCodingException coding) {
        throw coding;
      }
    }
    if (cause instanceof IOException failure) {
      return explained(failure);
    }
    return cause instanceof CsvParseException parse ? badlyQuoted(parse, pass) : wrapped;
  }

  private static DatasetException explained(IOException failure) throws CharacterCodingException {
    if (failure instanceof CharacterCodingException coding) {
      throw coding;
    }
    return TextSource.explained(failure);
  }

  private static DatasetException badlyQuoted(CsvParseException failure, CsvPass pass) {
    String message = String.valueOf(failure.getMessage());
    long row = pass.currentRow();
    String column = pass.currentColumn();
    String place =
        (row == 0 ? "the header" : "row " + row)
            + (column == null ? "" : ", column '" + column + "'");
    if (message.startsWith("Unclosed")) {
      return new DatasetException(
          Reason.TRUNCATED,
          row,
          column,
          place + ": a quote is opened and never closed; close it, or send the file whole",
          failure);
    }
    if (message.startsWith("The maximum buffer size")) {
      return new DatasetException(
          Reason.CELL_TOO_LONG,
          row,
          column,
          place + ": a cell is too long, or its quote is never closed; check the quotes",
          failure);
    }
    return new DatasetException(
        Reason.BAD_QUOTING,
        row,
        column,
        place + ": text follows a closing quote; double the quotes inside a quoted cell",
        failure);
  }

  private TextEncoding fallback(
      TextEncoding encoding, CsvPass pass, CharacterCodingException failure) {
    if (encoding.certain()) {
      // The decoder is up to a buffer ahead of the rows.
      long row = Math.max(1, pass.currentRow());
      throw new DatasetException(
          Reason.NOT_TEXT,
          row,
          null,
          "bytes near row "
              + row
              + " are not of the encoding "
              + encoding.charset()
              + "; send UTF-8 and the whole file, or name the encoding",
          failure);
    }
    return new TextEncoding(TextEncoding.FALLBACK, 0, true);
  }

  private IngestedTable table(
      CsvPass pass, CellFormat format, TextEncoding encoding, Dialect dialect, boolean lineEnded) {
    List<String> notes = new ArrayList<>();
    if (encoding.charset().equals(TextEncoding.FALLBACK) && options.encoding().isEmpty()) {
      notes.add("the text is not UTF-8 and was read as windows-1252 (Latin-1)");
    }
    if (dialect.decimalPoint() == ',') {
      notes.add("numbers were read with a decimal comma");
    }
    if (pass.headerAbsent()) {
      notes.add("the first record holds numbers: columns were named X1, X2, ..");
    }
    if (!lineEnded) {
      notes.add("the last row has no line end: had the file been cut there, it could not be seen");
    }
    if (gzip) {
      notes.add("the file was unpacked from gzip");
    }
    return new IngestedTable(
        pass.cells(),
        List.of(pass.tallies()),
        format,
        "csv",
        Optional.of(encoding.charset().name()),
        Optional.of(dialect.name()),
        notes);
  }

  /// Remembers the last character.
  private static final class LastCharacter extends FilterReader {
    private char last;

    LastCharacter(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] into, int at, int length) throws IOException {
      int read = in.read(into, at, length);
      if (read > 0) {
        last = into[at + read - 1];
      }
      return read;
    }

    boolean endsLine() {
      return last == '\n' || last == '\r';
    }
  }
}
