package io.causalgym.dataset.read;

import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.LogicalType.DecimalType;
import dev.hardwood.metadata.LogicalType.Float16Type;
import dev.hardwood.metadata.LogicalType.IntType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.schema.ColumnSchema;
import io.causalgym.dataset.DatasetException;
import io.causalgym.dataset.DatasetException.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Takes the values of one Parquet column as cells. Dates and times become their numbers of days or
/// of the column's unit.
final class ParquetCells {
  private static final char[] TRUE = "true".toCharArray();
  private static final char[] FALSE = "false".toCharArray();

  private final ColumnSchema schema;
  private final ColumnTally tally;
  private final boolean spelled;

  /// @param spelled whether texts are to be read as numbers
  ParquetCells(ColumnSchema schema, ColumnTally tally, boolean spelled) {
    this.schema = schema;
    this.tally = tally;
    this.spelled = spelled;
  }

  /// @throws DatasetException for a type that holds neither number nor text
  static void require(ColumnSchema schema) {
    LogicalType logical = schema.logicalType();
    boolean readable =
        switch (schema.type()) {
          case BOOLEAN, INT32, INT64, FLOAT, DOUBLE -> true;
          case INT96 -> false;
          case BYTE_ARRAY ->
              logical == null
                  || logical instanceof LogicalType.StringType
                  || logical instanceof LogicalType.EnumType
                  || logical instanceof DecimalType;
          case FIXED_LEN_BYTE_ARRAY ->
              logical instanceof DecimalType || logical instanceof Float16Type;
        };
    if (!readable) {
      throw new DatasetException(
          Reason.UNSUPPORTED_TYPE,
          0,
          schema.name(),
          "column '"
              + schema.name()
              + "' is of the type "
              + schema.type()
              + (logical == null ? "" : " " + logical)
              + ", which is not read; write numbers, texts, booleans, decimals or dates");
    }
  }

  /// The cell of a value of the reader's batch; the row counts from 1.
  double cell(ColumnReader reader, int at, long row) {
    return switch (schema.type()) {
      case BOOLEAN -> truth(reader.getBooleans()[at], row);
      case INT32 -> whole(reader.getInts()[at], unsignedInteger(reader.getInts()[at]), row);
      case INT64 -> whole(reader.getLongs()[at], unsignedLong(reader.getLongs()[at]), row);
      case FLOAT -> real(reader.getFloats()[at], row);
      case DOUBLE -> real(reader.getDoubles()[at], row);
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> bytes(reader, at, row);
      case INT96 -> throw new IllegalStateException("refused before");
    };
  }

  private double truth(boolean value, long row) {
    char[] word = value ? TRUE : FALSE;
    return spelled ? number(value ? 1 : 0, row) : tally.text(word, 0, word.length, row);
  }

  private static double unsignedInteger(int value) {
    return (double) Integer.toUnsignedLong(value);
  }

  private static double unsignedLong(long value) {
    return value >= 0 ? (double) value : new BigInteger(Long.toUnsignedString(value)).doubleValue();
  }

  private double whole(long value, double unsigned, long row) {
    LogicalType logical = schema.logicalType();
    if (logical instanceof DecimalType decimal) {
      return decimal(BigInteger.valueOf(value), decimal, row);
    }
    if (logical instanceof IntType integer && !integer.isSigned()) {
      return number(unsigned, row);
    }
    return tally.isText() ? text(Long.toString(value), row) : number((double) value, row);
  }

  private double decimal(BigInteger unscaled, DecimalType type, long row) {
    BigDecimal value = new BigDecimal(unscaled, type.scale());
    return tally.isText() ? text(value.toPlainString(), row) : number(value.doubleValue(), row);
  }

  private double real(double value, long row) {
    return Double.isNaN(value) ? tally.missing() : number(value, row);
  }

  private double number(double value, long row) {
    return tally.isText() ? text(Double.toString(value), row) : tally.number(value, row);
  }

  private double text(String value, long row) {
    char[] characters = value.toCharArray();
    return tally.text(characters, 0, characters.length, row);
  }

  private double bytes(ColumnReader reader, int at, long row) {
    byte[] values = reader.getBinaryValues();
    int from = reader.getBinaryOffsets()[at];
    int length = reader.getBinaryOffsets()[at + 1] - from;
    @Nullable LogicalType logical = schema.logicalType();
    if (logical instanceof DecimalType decimal) {
      return decimal(new BigInteger(values, from, length), decimal, row);
    }
    if (logical instanceof Float16Type) {
      short half = (short) (((values[from + 1] & 0xFF) << 8) | (values[from] & 0xFF));
      return real(Float.float16ToFloat(half), row);
    }
    char[] characters = new String(values, from, length, StandardCharsets.UTF_8).toCharArray();
    return spelled
        ? tally.spelled(characters, 0, characters.length, false, row)
        : tally.text(characters, 0, characters.length, row);
  }
}
