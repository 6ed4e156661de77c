package io.causalgym.runtime.blob;

/// A content that is stored completely and durably.
///
/// @param bytes its length
public record StoredBlob(BlobId id, long bytes) {}
