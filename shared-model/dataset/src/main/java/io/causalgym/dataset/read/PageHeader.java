package io.causalgym.dataset.read;

import java.io.IOException;
import java.nio.ByteBuffer;

/// What a Parquet page says of itself.
///
/// @param kind 0 data, 1 index, 2 dictionary, 3 data of version 2
/// @param unpacked bytes of the page once unpacked
/// @param packed bytes of the page in the file
/// @param values in the page
/// @param levels bytes before the packed values in a page of version 2; they are never packed
/// @param compressed whether the values of a page of version 2 are packed
/// @param length of the header itself
record PageHeader(
    int kind,
    long unpacked,
    long packed,
    long values,
    long levels,
    boolean compressed,
    int length) {
  /// @throws IOException if the bytes are no header
  static PageHeader read(ByteBuffer bytes) throws IOException {
    int start = bytes.position();
    CompactThrift thrift = new CompactThrift(bytes);
    long[] outer = new long[4];
    Values values = new Values();
    thrift.enter();
    while (thrift.next()) {
      int field = thrift.field();
      if (field <= 3 && thrift.type() == 5) {
        outer[field] = thrift.number();
      } else if (thrift.type() == CompactThrift.STRUCT
          && (field == 5 || field == 7 || field == 8)) {
        values.read(thrift);
        thrift.leave(field);
      } else {
        thrift.skip();
      }
    }
    return new PageHeader(
        (int) outer[1],
        outer[2],
        outer[3],
        values.count,
        values.levels,
        values.compressed,
        bytes.position() - start);
  }

  /// The inner struct: the number of values is its first field in each kind of page; the fields 5
  /// to 7 are levels and packing in version 2 alone, and statistics or nothing elsewhere.
  private static final class Values {
    private long count;
    private long levels;
    private boolean compressed = true;

    void read(CompactThrift thrift) throws IOException {
      thrift.enter();
      while (thrift.next()) {
        int field = thrift.field();
        if (field == 1 && thrift.type() == 5) {
          count = thrift.number();
        } else if ((field == 5 || field == 6) && thrift.type() == 5) {
          levels += thrift.number();
        } else {
          if (field == 7 && thrift.type() <= 2) {
            compressed = thrift.truth();
          }
          thrift.skip();
        }
      }
    }
  }
}
