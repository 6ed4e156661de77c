package io.causalgym.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A real server with a certificate of an authority that only the test knows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DatabaseTlsTest {
  private static final String ENCRYPTED =
      "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";

  private final Vertx vertx = Vertx.vertx();
  private final EmbeddedPostgresServer server;
  private final TestAuthority authority;
  private final TestAuthority other;

  DatabaseTlsTest(@TempDir Path folder) throws IOException {
    server = EmbeddedPostgresServer.start(folder.resolve("data"));
    authority = new TestAuthority(folder.resolve("authority"));
    other = new TestAuthority(folder.resolve("an other"));
  }

  /// The server writes the files itself, so that they belong to whomever it runs as.
  @BeforeAll
  void turnOn() throws IOException, GeneralSecurityException {
    Database plain = database(server.address());
    TestAuthority.Issued issued = authority.issue();
    write(plain, "server.crt", issued.certificate());
    write(plain, "server.key", issued.key());
    plain.query("ALTER SYSTEM SET ssl = on").await();
    plain.query("SELECT pg_reload_conf()").await();
    plain.close().await();
    untilEncrypted(600).await();
  }

  @AfterAll
  void stop() {
    server.close();
    vertx.close().await();
  }

  private static void write(Database database, String file, String text) {
    String folder = database.query("SHOW data_directory").await().iterator().next().getString(0);
    String lines = text.lines().collect(Collectors.joining("','"));
    String copy =
        "COPY (SELECT unnest(ARRAY['%s'])) TO PROGRAM 'umask 077; cat > %s/%s'"
            .formatted(lines, folder, file);
    database.query(copy).await();
  }

  private Future<?> untilEncrypted(int attempts) {
    Database required = database(at("127.0.0.1", "sslmode=require"));
    return required
        .ping()
        .eventually(required::close)
        .recover(failure ->
            attempts > 0
                ? vertx
                    .timer(20, TimeUnit.MILLISECONDS)
                    .compose(tick -> untilEncrypted(attempts - 1).mapEmpty())
                : Future.failedFuture(failure));
  }

  private Database database(DatabaseAddress address) {
    return Database.connect(vertx, address, DatabaseSettings.external(address));
  }

  private DatabaseAddress at(String host, String parameters) {
    return DatabaseAddress.parse(
        "postgresql://" + host + ":" + server.address().port() + "/postgres?" + parameters,
        Optional.of(server.address().user()),
        Optional.of(server.address().password()));
  }

  private static String believing(TestAuthority believed) {
    return "sslmode=verify-full&sslrootcert=" + believed.certificate.toString().replace(" ", "%20");
  }

  private boolean encrypted(String parameters) {
    Database database = database(at("127.0.0.1", parameters));
    boolean encrypted =
        database.query(ENCRYPTED).map(rows -> rows.iterator().next().getBoolean("ssl")).await();
    database.close().await();
    return encrypted;
  }

  @Test
  void whatTheModeSaysIsDone() {
    assertThat(encrypted("sslmode=disable")).isFalse();
    assertThat(encrypted("")).isTrue();
    assertThat(encrypted("sslmode=require")).isTrue();
    assertThat(encrypted(believing(authority))).isTrue();
  }

  @Test
  void schemaAndPoolBelieveTheNamedAuthority() {
    DatabaseAddress address = at("127.0.0.1", believing(authority));

    DatabaseSystem system = DatabaseSystem.open(vertx, DatabaseSettings.external(address)).await();

    assertThat(Migrations.current(system.database()).await()).isTrue();
    system.close().await();
  }

  @Test
  void aNamedAuthorityIsRefusedWhereNobodyWouldAskIt() {
    String parameters = believing(authority).replace("verify-full", "require");

    assertThatThrownBy(() -> at("127.0.0.1", parameters))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CAUSALGYM_DATABASE_URL")
        .hasMessageContaining("sslmode=verify-full");
  }

  @Test
  void anotherAuthorityIsRefusedWithTheRemedy() {
    refuses(at("127.0.0.1", believing(other)));
  }

  @Test
  void withoutANamedAuthorityAPrivateOneIsRefusedWithTheRemedy() {
    refuses(at("127.0.0.1", "sslmode=verify-full"));
  }

  @Test
  void aNameThatIsNotInTheCertificateIsRefusedWithTheRemedy() {
    refuses(at("localhost", believing(authority)));
  }

  private void refuses(DatabaseAddress address) {
    assertThatThrownBy(() -> DatabaseSystem.open(vertx, DatabaseSettings.external(address)).await())
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("sslrootcert")
        .hasMessageContaining("CAUSALGYM_DATABASE_URL")
        .hasMessageNotContaining(address.password());
    assertThatThrownBy(() -> Migrations.run(address))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageNotContaining(address.password());
  }
}
