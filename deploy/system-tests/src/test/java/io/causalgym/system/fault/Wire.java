package io.causalgym.system.fault;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP connection's way to a server, which can be cut and mended, and whose server may come back
/// at another port.
final class Wire implements AutoCloseable {
  private static final int BUFFER = 16 << 10;

  private final ServerSocket entrance;
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile int target;
  private volatile boolean cut;

  /// @param address where clients come in
  /// @param target the port of a server on loopback
  Wire(String address, int target) {
    this.target = target;
    try {
      this.entrance = new ServerSocket(0, 256, InetAddress.getByName(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("wire").start(this::accept);
  }

  /// Where clients connect to.
  int port() {
    return entrance.getLocalPort();
  }

  /// Ends every connection and takes no more.
  void cut() {
    cut = true;
    open.forEach(Wire::quietly);
  }

  void mend(int newTarget) {
    target = newTarget;
    cut = false;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        if (cut) {
          quietly(client);
        } else {
          Thread.ofVirtual().start(() -> connect(client));
        }
      } catch (IOException closed) {
        // Seen by the loop's condition.
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(client);
      open.add(server);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread answers = Thread.ofVirtual().start(() -> pump(server, client));
      pump(client, server);
      answers.join();
      open.remove(client);
      open.remove(server);
    } catch (IOException serverIsAway) {
      // The client sees its connection end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // One side went; both are closed.
    }
  }

  private static void quietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException alreadyGone) {
      // It is what was wanted.
    }
  }

  @Override
  public void close() {
    cut();
    quietly(entrance);
  }
}
