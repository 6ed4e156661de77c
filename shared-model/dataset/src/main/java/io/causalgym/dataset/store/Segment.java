package io.causalgym.dataset.store;

import io.causalgym.dataset.DatasetDescription.Column;

/// Where a column lies in the file.
///
/// @param checksum CRC-32C of its bytes
record Segment(Column column, SegmentKind kind, long offset, int checksum) {
  long bytes(int rows) {
    return (long) rows * kind.width;
  }
}
