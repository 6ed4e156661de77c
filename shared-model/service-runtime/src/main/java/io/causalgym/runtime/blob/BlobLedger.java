package io.causalgym.runtime.blob;

import io.causalgym.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/// Who keeps which contents of the blob store, and how much: the table `blob`. A content is deleted
/// when nobody keeps it any more.
///
/// Whoever changes who keeps a content holds a lock on it in the database, so that no content is
/// deleted while somebody else begins to keep it; whoever adds to an owner's contents holds a lock
/// on the owner, so that two cannot fit into one gap of the quota.
public final class BlobLedger {
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
  static final String USED =
      "SELECT coalesce(sum(bytes), 0)::bigint AS used FROM blob WHERE owner = $1 AND id <> $2";
  private static final String INSERT =
      """
      INSERT INTO blob (owner, id, bytes) VALUES ($1, $2, $3) ON CONFLICT (owner, id) DO NOTHING
      """;
  private static final String DELETE = "DELETE FROM blob WHERE owner = $1 AND id = $2";
  // Between the prefix and the prefix with the last of all characters: an index leads there.
  private static final String EXPIRE =
      """
      DELETE FROM blob
      WHERE owner COLLATE "C" >= $1 AND owner COLLATE "C" < $1 || chr(1114111) AND created_at < $2
      """;
  static final String HELD = "SELECT 1 FROM blob WHERE id = $1 LIMIT 1";

  private final Database database;
  private final BlobStore blobs;

  public BlobLedger(Database database, BlobStore blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  /// Stores a file's content for an owner.
  ///
  /// @param quota bytes that the owner may keep in all
  /// @return fails with {@link QuotaExceeded}, having kept nothing
  public Future<StoredBlob> keep(String owner, Path file, long quota) {
    // Stored before it is entered: what is entered is there. What is not entered in the end goes
    // again, unless somebody keeps it already.
    return blobs
        .put(file)
        .compose(stored ->
            enter(owner, stored, quota)
                .map(stored)
                .recover(failure ->
                    sweep(stored.id()).transform(swept -> Future.failedFuture(failure))));
  }

  /// Keeps a content that is stored already, beside whoever else does and outside any quota.
  ///
  /// @param holder who needs it, such as a job; no owner
  /// @return fails with {@link BlobNotFound} if it has just been deleted
  public Future<Void> hold(String holder, StoredBlob stored) {
    return enter(holder, stored, Long.MAX_VALUE);
  }

  /// Ends the claims of holders that cannot need them any more.
  ///
  /// @param prefix with which the names of these holders begin
  public Future<Void> expire(String prefix, Instant before) {
    return database.query(EXPIRE, Tuple.of(prefix, before.atOffset(ZoneOffset.UTC))).mapEmpty();
  }

  private Future<Void> enter(String owner, StoredBlob stored, long quota) {
    String id = stored.id().value();
    return database.transaction(client ->
        lock(client, "owner " + owner)
            .compose(locked -> lock(client, "blob " + id))
            .compose(locked -> blobs.local(stored.id())) // not let go by another in between
            .compose(there -> client.preparedQuery(USED).execute(Tuple.of(owner, id)))
            .compose(rows -> {
              long used = rows.iterator().next().getLong("used");
              return used + stored.bytes() > quota
                  ? Future.failedFuture(new QuotaExceeded(used, stored.bytes(), quota))
                  : client.preparedQuery(INSERT).execute(Tuple.of(owner, id, stored.bytes()));
            })
            .mapEmpty());
  }

  /// Ends an owner's claim to a content, which goes with its last one.
  public Future<Void> release(String owner, BlobId id) {
    return database.transaction(client ->
        lock(client, "blob " + id.value())
            .compose(locked -> client.preparedQuery(DELETE).execute(Tuple.of(owner, id.value())))
            .compose(deleted -> client.preparedQuery(HELD).execute(Tuple.of(id.value())))
            .compose(
                held -> held.size() > 0 ? Future.succeededFuture() : blobs.delete(id).mapEmpty()));
  }

  /// Bytes that an owner keeps.
  public Future<Long> used(String owner) {
    return database
        .query(USED, Tuple.of(owner, ""))
        .map(rows -> rows.iterator().next().getLong("used"));
  }

  /// Deletes contents that nobody keeps and that are older than any upload under way: those whose
  /// reader died before it came to them.
  ///
  /// @return how many
  public Future<Integer> sweep(Instant olderThan) {
    return blobs
        .olderThan(olderThan)
        .compose(old -> {
          Future<Integer> swept = Future.succeededFuture(0);
          for (BlobId id : old) {
            swept = swept.compose(before -> sweep(id).map(gone -> gone ? before + 1 : before));
          }
          return swept;
        });
  }

  private Future<Boolean> sweep(BlobId id) {
    return database.transaction(client ->
        lock(client, "blob " + id.value())
            .compose(locked -> client.preparedQuery(HELD).execute(Tuple.of(id.value())))
            .compose(held -> held.size() > 0 ? Future.succeededFuture(false) : blobs.delete(id)));
  }

  private static Future<Void> lock(SqlClient client, String what) {
    return client.preparedQuery(LOCK).execute(Tuple.of(what)).mapEmpty();
  }
}
