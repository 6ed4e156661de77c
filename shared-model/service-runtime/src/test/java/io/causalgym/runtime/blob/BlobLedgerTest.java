package io.causalgym.runtime.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.causalgym.runtime.database.Database;
import io.causalgym.runtime.database.SharedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedDatabase.class)
final class BlobLedgerTest {
  private static final long PLENTY = 1_000_000;

  @TempDir private Path folder = Path.of("unset");
  private final String owner = "owner-" + UUID.randomUUID();
  private final String other = "owner-" + UUID.randomUUID();

  @SuppressWarnings("NullAway.Init") // set before each test
  private DirectoryBlobStore blobs;

  @SuppressWarnings("NullAway.Init") // set before each test
  private BlobLedger ledger;

  @BeforeEach
  void open(Vertx vertx, Database database) {
    blobs = DirectoryBlobStore.open(vertx, folder.resolve("blobs")).await();
    ledger = new BlobLedger(database, blobs);
  }

  private Path file(String content) {
    try {
      return Files.writeString(folder.resolve(UUID.randomUUID().toString()), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aKeptContentIsAFileUnderItsHashAndCounted() throws IOException {
    StoredBlob stored = ledger.keep(owner, file("abc"), PLENTY).await();

    assertThat(stored.id().value())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Files.readString(blobs.local(stored.id()).await())).isEqualTo("abc");
    assertThat(ledger.used(owner).await()).isEqualTo(3);
    ledger.keep(owner, file("abc"), PLENTY).await();
    assertThat(ledger.used(owner).await()).as("the same content counts once").isEqualTo(3);
  }

  @Test
  void aContentGoesWithTheLastWhoKeepsIt() {
    BlobId id = ledger.keep(owner, file(owner), PLENTY).await().id();
    ledger.keep(other, file(owner), PLENTY).await();

    ledger.release(owner, id).await();
    assertThat(blobs.exists(id).await()).isTrue();
    assertThat(ledger.used(owner).await()).isZero();
    ledger.release(other, id).await();

    assertThat(blobs.exists(id).await()).isFalse();
    assertThatThrownBy(() -> blobs.local(id).await()).isInstanceOf(BlobNotFound.class);
  }

  @Test
  void whatIsOverTheQuotaIsNotKept() {
    ledger.keep(owner, file("12345"), 10).await();

    assertThatThrownBy(() -> ledger.keep(owner, file("678901"), 10).await())
        .isInstanceOf(QuotaExceeded.class)
        .hasMessageContaining("you keep 5 bytes, and 6 more would be over your quota of 10");
    assertThat(ledger.used(owner).await()).isEqualTo(5);
    assertThat(blobs.olderThan(Instant.MAX).await()).hasSize(1);
  }

  @Test
  void aRefusalTakesNothingAwayThatWasKeptBefore() {
    BlobId id = ledger.keep(owner, file("12345"), 10).await().id();

    assertThatThrownBy(() -> ledger.keep(owner, file("12345"), 4).await())
        .isInstanceOf(QuotaExceeded.class);

    assertThat(blobs.exists(id).await()).isTrue();
    assertThat(ledger.used(owner).await()).isEqualTo(5);
  }

  @Test
  void ofManyAtOnceNoMoreAreKeptThanFit() {
    List<Future<StoredBlob>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(ledger.keep(owner, file("content " + (char) ('a' + i)), 45));
    }

    Future.join(all).otherwiseEmpty().await();

    assertThat(all).filteredOn(Future::succeeded).hasSize(5);
    assertThat(ledger.used(owner).await()).isEqualTo(45);
    assertThat(blobs.olderThan(Instant.MAX).await()).hasSize(5);
  }

  @Test
  void whatNobodyKeepsIsSweptOnceItIsOld() {
    BlobId kept = ledger.keep(owner, file("kept"), PLENTY).await().id();
    BlobId left = blobs.put(file("left")).await().id();

    assertThat(ledger.sweep(Instant.EPOCH).await()).isZero();
    assertThat(ledger.sweep(Instant.MAX).await()).isEqualTo(1);

    assertThat(blobs.exists(kept).await()).isTrue();
    assertThat(blobs.exists(left).await()).isFalse();
  }

  @Test
  void aContentThatIsHeldStaysUntilItsLastHolderLetsItGo() {
    StoredBlob stored = blobs.put(file("held")).await();
    String one = "holder " + owner + " 1";
    String two = "holder " + owner + " 2";
    ledger.hold(one, stored).await();
    ledger.hold(two, stored).await();

    ledger.release(one, stored.id()).await();
    assertThat(blobs.exists(stored.id()).await()).isTrue();
    ledger.release(two, stored.id()).await();

    assertThat(blobs.exists(stored.id()).await()).isFalse();
    assertThatThrownBy(() -> ledger.hold(one, stored).await()).isInstanceOf(BlobNotFound.class);
  }

  @Test
  void holdersThatAreGoneExpire() {
    StoredBlob stored = blobs.put(file("left")).await();
    ledger.hold("holder " + owner, stored).await();

    ledger.expire("holder " + owner, Instant.EPOCH).await();
    assertThat(ledger.sweep(Instant.MAX).await()).isZero();
    ledger.expire("holder " + owner, Instant.now().plusSeconds(60)).await();

    assertThat(ledger.sweep(Instant.MAX).await()).isEqualTo(1);
  }
}
