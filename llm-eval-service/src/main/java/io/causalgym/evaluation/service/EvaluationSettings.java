package io.causalgym.evaluation.service;

import io.causalgym.evaluation.provider.catalog.Origins;
import io.causalgym.evaluation.provider.catalog.ProviderName;
import io.causalgym.evaluation.provider.catalog.ProviderSettings;
import io.causalgym.evaluation.reference.AllowedPerMinute;
import io.causalgym.evaluation.run.store.EvaluationStore;
import io.causalgym.runtime.settings.SettingKey;
import io.causalgym.runtime.settings.SettingsException;
import io.causalgym.runtime.settings.SettingsSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What can be set about evaluations.
///
/// @param providers keys and addresses
/// @param budgetUsd of evaluations that do not name one
/// @param replyDays how long replies of models are found again
/// @param redis where they are kept, in the database where absent
/// @param parts of evaluations that run on this node at the same time
/// @param reference what this node's reference models answer to each token
/// @param retention for how long evaluations that ended are kept
/// @param items questions that all evaluations of one owner may put, every model and sample counted
public record EvaluationSettings(
    ProviderSettings providers,
    double budgetUsd,
    int replyDays,
    Optional<String> redis,
    int parts,
    AllowedPerMinute reference,
    Duration retention,
    long items) {
  static final SettingKey ORIGINS =
      new SettingKey(
          ProviderSettings.ALLOWED,
          Origins.LOOPBACK_WITHOUT_KEYS,
          "origins that a request's baseUrl may name, separated by commas; 'loopback' for this"
              + " machine, 'loopback-without-keys' for it and requests without a key alone");
  static final SettingKey BUDGET =
      new SettingKey(
          "CAUSALGYM_EVALUATION_BUDGET_USD",
          "10",
          "US dollars that an evaluation may spend if it does not say, 0 to 1000000");
  static final SettingKey REPLY_DAYS =
      new SettingKey(
          "CAUSALGYM_REPLY_CACHE_DAYS",
          "30",
          "days for which a model's reply to the same question is used again, 1 to 3650");
  static final SettingKey REDIS =
      new SettingKey(
          "CAUSALGYM_REPLY_CACHE_REDIS",
          "",
          "redis://host:port where replies are kept; in the database where absent");
  static final SettingKey PARTS =
      new SettingKey(
          "CAUSALGYM_EVALUATION_PARTS",
          "8",
          "slices of evaluations that one node works on at the same time, and as many that wait for"
              + " batches, 1 to 100");
  static final SettingKey RETENTION =
      new SettingKey(
          "CAUSALGYM_EVALUATION_RETENTION_DAYS",
          "365",
          "evaluations that ended are kept for it, with questions and replies, 1 to 36500");
  static final SettingKey ITEMS =
      new SettingKey(
          EvaluationStore.QUOTA,
          "10000000",
          "questions that one owner's evaluations may put, each counted once for every model and"
              + " sample, as dryRun counts requests and a page of items counts entries; deleting an"
              + " evaluation makes room, 1 to 1000000000000");
  static final SettingKey REFERENCE_REQUESTS =
      new SettingKey(
          "CAUSALGYM_REFERENCE_REQUESTS_PER_MINUTE",
          "600000",
          "requests that a node's reference models answer to one token, 1 to 1000000000");
  static final SettingKey REFERENCE_TOKENS =
      new SettingKey(
          "CAUSALGYM_REFERENCE_TOKENS_PER_MINUTE",
          "1000000000",
          "tokens of such requests and replies, 1 to 1000000000000");

  // Five times what the fastest run asks, 2 000 a second of some 1 500 tokens.
  private static final long USUAL_REQUESTS = 600_000;
  private static final long USUAL_TOKENS = 1_000_000_000;

  /// Every key that is read here.
  public static final List<SettingKey> KEYS = keys();

  private static List<SettingKey> keys() {
    List<SettingKey> keys =
        new ArrayList<>(
            List.of(
                ORIGINS,
                BUDGET,
                REPLY_DAYS,
                REDIS,
                PARTS,
                RETENTION,
                ITEMS,
                REFERENCE_REQUESTS,
                REFERENCE_TOKENS));
    keys.addAll(ofProviders().values());
    return List.copyOf(keys);
  }

  /// Providers that share an account share its settings.
  private static Map<String, SettingKey> ofProviders() {
    Map<String, SettingKey> keys = new TreeMap<>();
    for (ProviderName name : ProviderName.values()) {
      name.keySetting()
          .ifPresent(key ->
              keys.putIfAbsent(
                  key, new SettingKey(key, "", "key of " + name.text() + "; shown nowhere")));
      name.baseSetting()
          .ifPresent(key ->
              keys.putIfAbsent(
                  key,
                  new SettingKey(key, name.usualBase().orElse(""), "address of " + name.text())));
    }
    return keys;
  }

  /// @throws SettingsException if a value cannot be used
  public static EvaluationSettings read(SettingsSource source) {
    Map<String, String> given = new HashMap<>();
    ofProviders()
        .values()
        .forEach(key -> source.text(key).ifPresent(v -> given.put(key.name(), v)));
    given.put(ORIGINS.name(), source.text(ORIGINS).orElse(Origins.LOOPBACK_WITHOUT_KEYS));
    return new EvaluationSettings(
        providers(given),
        source.number(BUDGET, 0, 1_000_000, 10),
        source.integer(REPLY_DAYS, 1, 3_650, 30),
        source.text(REDIS),
        source.integer(PARTS, 1, 100, 8),
        new AllowedPerMinute(
            source.number(REFERENCE_REQUESTS, 1, 1_000_000_000, USUAL_REQUESTS),
            source.number(REFERENCE_TOKENS, 1, 1_000_000_000_000L, USUAL_TOKENS)),
        Duration.ofDays(source.number(RETENTION, 1, 36_500, 365)),
        source.number(ITEMS, 1, 1_000_000_000_000L, 10_000_000));
  }

  private static ProviderSettings providers(Map<String, String> given) {
    try {
      ProviderSettings settings = ProviderSettings.of(given);
      // Addresses are checked here, and not when the first evaluation comes.
      new Origins(settings);
      return settings;
    } catch (IllegalArgumentException wrong) {
      throw new SettingsException(String.valueOf(wrong.getMessage()));
    }
  }

  Duration replyTime() {
    return Duration.ofDays(replyDays);
  }
}
