package io.causalgym.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Stores data, starts jobs and follows them, as a data scientist's client would.
public final class DiscoveryClient {
  private final GymClient gym;

  public DiscoveryClient(GymClient gym) {
    this.gym = gym;
  }

  Answer upload(String query, String csv) {
    return gym.send(
        gym.request("/api/v1/datasets" + query)
            .header("Content-Type", "text/csv")
            .POST(HttpRequest.BodyPublishers.ofString(csv))
            .build());
  }

  /// The id of a dataset that is stored; a 503 is tried again for a minute, as in {@link #start}.
  public String store(String csv) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    Answer stored = upload("", csv);
    while (stored.status() == 503 && System.nanoTime() < end) {
      stored = upload("", csv);
    }
    assertThat(stored.status()).as(stored.body()).isEqualTo(201);
    return stored.json().getString("id");
  }

  Answer discover(JsonObject query) {
    return gym.post("discoveries", query);
  }

  /// The id of a job that has been started; who is told to try again shortly, as after the death of
  /// a node, does so for a minute.
  String start(JsonObject query) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    Answer started = discover(query);
    while (started.status() == 503 && System.nanoTime() < end) {
      started = discover(query);
    }
    assertThat(started.status()).as(started.body()).isEqualTo(202);
    return started.json().getString("job");
  }

  public JsonObject job(String id) {
    return gym.get("/api/v1/jobs/" + id).json();
  }

  Answer cancel(String id) {
    return gym.send(gym.request("/api/v1/jobs/" + id).DELETE().build());
  }

  /// An event of a job.
  record Event(String name, JsonObject job) {}

  /// Follows a job to its end, and again from where it stands whenever the stream breaks.
  List<Event> follow(String id) {
    List<Event> events = new ArrayList<>();
    while (events.isEmpty() || !events.getLast().name().equals("result")) {
      read(id, events);
    }
    return events;
  }

  private void read(String id, List<Event> events) {
    HttpRequest request = gym.request("/api/v1/jobs/" + id + "/events").build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> response =
          client.send(request, HttpResponse.BodyHandlers.ofLines());
      assertThat(response.statusCode()).isEqualTo(200);
      String[] name = {""};
      response
          .body()
          .forEach(line -> {
            if (line.startsWith("event: ")) {
              name[0] = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
              events.add(new Event(name[0], new JsonObject(line.substring("data: ".length()))));
            }
          });
    } catch (UncheckedIOException | IOException broken) {
      // Connected again by the caller.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The result of a job once it has succeeded.
  JsonObject result(JsonObject query) {
    JsonObject end = follow(start(query)).getLast().job();
    assertThat(end.getString("state")).as(end.encode()).isEqualTo("succeeded");
    return end.getJsonObject("result");
  }
}
