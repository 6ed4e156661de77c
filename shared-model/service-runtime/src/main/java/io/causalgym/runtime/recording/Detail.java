package io.causalgym.runtime.recording;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/// How much is recorded: the two settings that come with the JDK, less what could be a secret.
public enum Detail {
  /// Costs under one percent.
  DEFAULT,
  /// More samples of methods and of allocations; costs some two percent.
  PROFILE;

  /// Environment, properties and command lines hold keys; messages of exceptions may hold anything.
  static final Set<String> NEVER =
      Set.of(
          "jdk.InitialEnvironmentVariable",
          "jdk.InitialSystemProperty",
          "jdk.JVMInformation",
          "jdk.SystemProcess",
          "jdk.ProcessStart",
          "jdk.JavaErrorThrow",
          "jdk.JavaExceptionThrow");

  /// By their names in lower case.
  public static final Map<String, Detail> WORDS =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Detail::word, Function.identity()));

  /// Disk for one recording at most: the oldest part of it goes first.
  Recording recording(long mostBytes, Duration age) {
    try {
      Recording recording = new Recording(Configuration.getConfiguration(word()));
      NEVER.forEach(recording::disable);
      recording.setMaxSize(mostBytes);
      recording.setMaxAge(age);
      return recording;
    } catch (IOException | ParseException broken) {
      throw new IllegalStateException("this JDK has no settings '" + word() + "'", broken);
    }
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
