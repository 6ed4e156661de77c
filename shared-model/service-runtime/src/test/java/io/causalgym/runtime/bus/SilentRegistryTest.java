package io.causalgym.runtime.bus;

import static io.causalgym.runtime.bus.Members.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.EntryProcessor;
import io.causalgym.client.CallHeaders;
import io.causalgym.runtime.bus.Members.Member;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.RegistrationInfo;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The part of the registry that knows an address is with one member, and says nothing while that
/// member hangs.
@Timeout(60)
class SilentRegistryTest {
  private static volatile CountDownLatch hung = new CountDownLatch(1);
  private static volatile CountDownLatch released = new CountDownLatch(1);

  private Member caller;
  private Member worker;

  @BeforeEach
  void start() throws Exception {
    hung = new CountDownLatch(1);
    released = new CountDownLatch(1);
    Members members = new Members(2);
    caller = members.start();
    worker = members.start();
  }

  @AfterEach
  void stop() throws Exception {
    released.countDown();
    await(Future.join(caller.vertx().close(), worker.vertx().close()));
  }

  /// Nobody else gets a thread that reads this part of the registry.
  private static final class Hanging implements EntryProcessor<String, String, @Nullable Void> {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Void process(java.util.Map.Entry<String, String> entry) {
      hung.countDown();
      try {
        released.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      return null;
    }
  }

  private void silence(String address) throws Exception {
    var _ =
        caller
            .manager()
            .getHazelcastInstance()
            .<String, String>getMap("hanging")
            .submitToKey(address, new Hanging());
    hung.await();
  }

  @Test
  void whoServesAMembersOwnAddressIsKnownWithoutIt() throws Exception {
    String address = CallHeaders.direct("asked by nobody before", worker.nodeId());
    silence(address);

    assertThat(registrations(address))
        .singleElement()
        .returns(worker.nodeId(), RegistrationInfo::nodeId);
  }

  @Test
  void anAddressThatWasLearntIsServedWithoutIt() throws Exception {
    // Where the worker listens is in a registry too, and known to all who have sent it anything.
    String before = "asked before";
    reply(before);
    assertThat(ask(before)).isEqualTo(before);
    String address = "learnt before anybody served it";
    caller.manager().learn(Set.of(address));
    reply(address);
    while (registrations(address).isEmpty()) {
      await(caller.vertx().timer(10));
    }
    silence(address);

    assertThat(ask(address)).isEqualTo(address);
  }

  private void reply(String address) throws Exception {
    await(
        worker
            .vertx()
            .eventBus()
            .<String>consumer(address, message -> message.reply(address))
            .completion());
  }

  private String ask(String address) throws Exception {
    return await(caller.vertx().eventBus().<String>request(address, "?")).body();
  }

  @Test
  void nobodyIsSentToAMemberThatHasLeft() throws Exception {
    String address = CallHeaders.direct("own", worker.nodeId());
    assertThat(registrations(address)).hasSize(1);

    worker.die();
    while (caller.manager().getNodes().contains(worker.nodeId())) {
      await(caller.vertx().timer(10));
    }

    assertThat(registrations(address)).isEmpty();
  }

  private List<RegistrationInfo> registrations(String address) throws Exception {
    Promise<List<RegistrationInfo>> known = Promise.promise();
    caller.manager().getRegistrations(address, known);
    return await(known.future());
  }
}
