package io.causalgym.runtime.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
final class DirectoryBlobStoreTest {
  private static final int CHUNK = 64 * 1024;

  @TempDir private Path folder = Path.of("unset");

  @SuppressWarnings("NullAway.Init") // set before each test
  private DirectoryBlobStore store;

  @BeforeEach
  void openStore(Vertx vertx) {
    store = DirectoryBlobStore.open(vertx, folder).await();
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "3,5000", "1024,65536"})
  void aContentComesBackUnderItsHash(int count, int size, Vertx vertx) {
    StoredBlob stored = put(new ChunkSource(vertx, count, size, null), Long.MAX_VALUE).await();

    assertThat(stored.bytes()).isEqualTo((long) count * size);
    assertThat(stored.id().value()).isEqualTo(hash(count, size));
    assertThat(hashOf(vertx, store.get(stored.id()).await())).isEqualTo(hash(count, size));
    assertThat(files()).hasSize(1);
  }

  @Test
  void aFastSourceIsHeldBackWhileTheDiskWrites(Vertx vertx) {
    ChunkSource source = new ChunkSource(vertx, 1024, CHUNK, null);

    put(source, Long.MAX_VALUE).await();

    // The first pause is the store's own, before its file is open.
    assertThat(source.pauses()).isGreaterThan(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40})
  void aCutUploadLeavesNothing(int chunks, Vertx vertx) {
    IOException cut = new IOException("connection closed");

    assertThatThrownBy(() -> put(new ChunkSource(vertx, chunks, CHUNK, cut), 1 << 30).await())
        .isSameAs(cut);
    assertThat(files()).isEmpty();
  }

  @Test
  void anUploadOverItsLimitIsRefusedAndLeavesNothing(Vertx vertx) {
    assertThatThrownBy(() -> put(new ChunkSource(vertx, 10, 1000, null), 9999).await())
        .isInstanceOfSatisfying(BlobTooLarge.class, e -> assertThat(e.limit()).isEqualTo(9999));
    assertThat(files()).isEmpty();
    assertThat(put(new ChunkSource(vertx, 10, 1000, null), 10_000).await().bytes())
        .isEqualTo(10_000);
  }

  @Test
  void equalContentsStoredAtOnceAreOneFile(Vertx vertx) {
    List<Future<StoredBlob>> puts =
        IntStream.range(0, 16)
            .mapToObj(i -> put(new ChunkSource(vertx, 20, 3000, null), 1 << 20))
            .toList();

    assertThat(puts.stream().map(put -> put.await()).distinct()).hasSize(1);
    assertThat(files()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0,10,10", "5,4,4", "95,10,5", "100,1,0", "500,5,0", "0,0,0"})
  void aRangeIsReadAsFarAsItGoes(long offset, long length, int expected, Vertx vertx) {
    BlobId id = put(new ChunkSource(vertx, 10, 10, null), 100).await().id();
    Buffer all = collect(vertx, store.get(id).await());

    BlobContent range = store.get(id, offset, length).await();

    assertThat(range.size()).isEqualTo(100);
    int from = (int) Math.min(offset, 100);
    assertThat(collect(vertx, range)).isEqualTo(all.slice(from, from + expected));
  }

  @Test
  void aDeletedContentIsGone(Vertx vertx) {
    BlobId id = put(new ChunkSource(vertx, 1, 10, null), 100).await().id();

    assertThat(store.exists(id).await()).isTrue();
    assertThat(store.delete(id).await()).isTrue();
    assertThat(store.exists(id).await()).isFalse();
    assertThat(store.delete(id).await()).isFalse();
    assertThatThrownBy(() -> store.get(id).await())
        .isInstanceOf(BlobNotFound.class)
        .hasMessageContaining(id.value());
  }

  @Test
  void uploadsAbandonedForADayAreRemovedAtTheStart(Vertx vertx) throws IOException {
    Path old = Files.writeString(folder.resolve("uploads/old"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    Path recent = Files.writeString(folder.resolve("uploads/recent"), "half");

    DirectoryBlobStore.open(vertx, folder).await();

    assertThat(files()).containsExactly(recent);
  }

  @Test
  void uploadsThatEndMeanwhileDisturbNobody(Vertx vertx) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread uploads =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; !done.get(); i = (i + 1) % 50) {
                try {
                  Path part = folder.resolve("uploads/" + i);
                  Files.writeString(part, "half");
                  Files.delete(part);
                } catch (IOException failed) {
                  throw new java.io.UncheckedIOException(failed);
                }
              }
            });
    try {
      for (int i = 0; i < 300; i++) {
        assertThat(store.olderThan(Instant.now().minus(Duration.ofHours(1))).await()).isEmpty();
        DirectoryBlobStore.open(vertx, folder).await();
      }
    } finally {
      done.set(true);
      uploads.join();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../../etc/passwd", "ABCD", "0123"})
  void anIdThatIsNoHashIsRefused(String text) {
    assertThatThrownBy(() -> new BlobId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  /// Starts the upload on the source's own context, as a request handler does.
  private Future<StoredBlob> put(ChunkSource source, long limit) {
    Promise<StoredBlob> promise = Promise.promise();
    source.context().runOnContext(go -> store.put(source, limit).onComplete(promise));
    return promise.future();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static Buffer collect(Vertx vertx, BlobContent content) {
    Buffer all = Buffer.buffer();
    read(vertx, content.stream(), all::appendBuffer).await();
    content.close().await();
    return all;
  }

  private static String hashOf(Vertx vertx, BlobContent content) {
    MessageDigest digest = sha256();
    read(vertx, content.stream(), chunk -> digest.update(chunk.getBytes())).await();
    content.close().await();
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Future<Void> read(
      Vertx vertx, ReadStream<Buffer> stream, java.util.function.Consumer<Buffer> sink) {
    Promise<Void> promise = Promise.promise();
    vertx.runOnContext(go ->
        stream
            .exceptionHandler(promise::tryFail)
            .endHandler(end -> promise.tryComplete())
            .handler(sink::accept)
            .resume());
    return promise.future();
  }

  private static String hash(int count, int size) {
    MessageDigest digest = sha256();
    IntStream.range(0, count).forEach(i -> digest.update(ChunkSource.chunk(i, size)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }
}
