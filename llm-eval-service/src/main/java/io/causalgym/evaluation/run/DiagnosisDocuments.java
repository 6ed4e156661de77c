package io.causalgym.evaluation.run;

import io.causalgym.contract.Estimated;
import io.causalgym.evaluation.scoring.Diagnosis;
import java.util.LinkedHashMap;
import java.util.Map;

/// What explains a score, in the words of the contract: a number with its interval and how many
/// things it is of; what is not known is left out.
final class DiagnosisDocuments {
  private DiagnosisDocuments() {}

  static Map<String, Object> of(Diagnosis diagnosis) {
    Map<String, Object> all = new LinkedHashMap<>();
    group(all, "statedConfidence", confidence(diagnosis.confidence()));
    group(all, "coherence", coherence(diagnosis.coherence()));
    group(all, "consistency", repeats(diagnosis.repeats()));
    put(all, "backwardLeakage", diagnosis.coherence().thirdRule());
    group(all, "structures", structures(diagnosis.structures()));
    return all;
  }

  private static Map<String, Object> confidence(Diagnosis.Confidence confidence) {
    Map<String, Object> group = new LinkedHashMap<>();
    put(group, "brier", confidence.brier());
    put(group, "calibrationError", confidence.calibrationError());
    return group;
  }

  private static Map<String, Object> coherence(Diagnosis.Coherence coherence) {
    Map<String, Object> group = new LinkedHashMap<>();
    put(group, "complement", coherence.complement());
    put(group, "bounds", coherence.bounds());
    put(group, "secondRule", coherence.secondRule());
    put(group, "thirdRule", coherence.thirdRule());
    return group;
  }

  private static Map<String, Object> repeats(Diagnosis.Repeated repeats) {
    Map<String, Object> group = new LinkedHashMap<>();
    put(group, "namingVariance", repeats.naming());
    put(group, "paraphraseVariance", repeats.paraphrase());
    put(group, "samplingVariance", repeats.sampling());
    put(group, "wordingVariance", repeats.wording());
    put(group, "flips", repeats.flips());
    put(group, "worstSkill", repeats.worst());
    put(group, "usualSkill", repeats.usual());
    return group;
  }

  private static Map<String, Object> structures(Diagnosis.Structures structures) {
    Map<String, Object> group = new LinkedHashMap<>();
    put(group, "validity", structures.validity());
    put(group, "minimality", structures.minimality());
    put(group, "jaccard", structures.jaccard());
    put(group, "edgeDistance", structures.edgeDistance());
    put(group, "entailmentF1", structures.entailment());
    put(group, "identifiability", structures.identifiability());
    put(group, "abstentionCost", structures.abstentionCost());
    put(group, "abstaining", structures.abstaining());
    return group;
  }

  private static void group(Map<String, Object> all, String name, Map<String, Object> group) {
    if (!group.isEmpty()) {
      all.put(name, group);
    }
  }

  private static void put(Map<String, Object> group, String name, Diagnosis.Measured measured) {
    Estimated estimated = ScoreDocuments.estimated(measured.estimate());
    if (estimated == null) {
      return;
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("value", estimated.value());
    if (estimated.low() != null && estimated.high() != null) {
      document.put("low", estimated.low());
      document.put("high", estimated.high());
    }
    document.put("of", measured.of());
    group.put(name, document);
  }
}
