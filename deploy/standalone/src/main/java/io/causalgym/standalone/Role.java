package io.causalgym.standalone;

import io.causalgym.runtime.settings.SettingsException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A part of the system that can run in a JVM of its own.
enum Role {
  INFERENCE,
  DISCOVERY,
  EVALUATION,
  GATEWAY;

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Reads `gateway,inference,discovery,evaluation`.
  ///
  /// @throws SettingsException if a word is no role, or there is none
  static Set<Role> read(String text) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : text.split(",", -1)) {
      roles.add(one(word.strip()));
    }
    return roles;
  }

  private static Role one(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() ->
            new SettingsException(
                StandaloneSettings.ROLES.name()
                    + " (--roles) has '"
                    + word
                    + "', which is no role; use one or several of "
                    + Arrays.stream(values()).map(Role::word).collect(Collectors.joining(","))));
  }

  static String words(Set<Role> roles) {
    return roles.stream().map(Role::word).collect(Collectors.joining(","));
  }
}
