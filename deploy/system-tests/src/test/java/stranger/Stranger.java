package stranger;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Joins a cluster, asks over the event bus, and writes down what came back.
public final class Stranger {
  private static final String LOOPBACK = "127.0.0.1";

  private Stranger() {}

  /// @param arguments the cluster's name, one `host:port` of a member, the address to ask, a good
  ///   request, a bad request, and the file for what came back
  public static void main(String[] arguments) throws Exception {
    Vertx vertx =
        Vertx.builder()
            .with(new VertxOptions().setEventBusOptions(new EventBusOptions().setHost(LOOPBACK)))
            .withClusterManager(new HazelcastClusterManager(config(arguments[0], arguments[1])))
            .buildClustered()
            .await(60, TimeUnit.SECONDS);
    try {
      JsonObject good = ask(vertx, arguments[2], arguments[3]).await(30, TimeUnit.SECONDS);
      JsonObject bad = ask(vertx, arguments[2], arguments[4]).await(30, TimeUnit.SECONDS);
      Files.writeString(
          Path.of(arguments[5]), new JsonObject().put("good", good).put("bad", bad).encode());
    } finally {
      vertx.close().await(20, TimeUnit.SECONDS);
    }
  }

  private static Future<JsonObject> ask(Vertx vertx, String address, String request) {
    DeliveryOptions options =
        new DeliveryOptions()
            .setSendTimeout(20_000)
            .addHeader("deadline", Long.toString(System.currentTimeMillis() + 20_000))
            .addHeader("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    return vertx
        .eventBus()
        .<Buffer>request(address, Buffer.buffer(request), options)
        .map(reply -> new JsonObject().put("answer", reply.body().toJsonObject()))
        .otherwise(Stranger::failure);
  }

  private static JsonObject failure(Throwable failure) {
    return failure instanceof ReplyException reply
        ? new JsonObject().put("code", reply.failureCode()).put("problem", reply.getMessage())
        : new JsonObject().put("problem", failure.toString());
  }

  private static Config config(String cluster, String member) {
    Config config = ConfigUtil.loadConfig();
    config.setClusterName(cluster);
    config.getNetworkConfig().setPublicAddress(null).setPort(5801).setPortAutoIncrement(true);
    config.getNetworkConfig().getInterfaces().setEnabled(true).clear().addInterface(LOOPBACK);
    JoinConfig join = config.getNetworkConfig().getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).addMember(member);
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "0");
    return config;
  }
}
