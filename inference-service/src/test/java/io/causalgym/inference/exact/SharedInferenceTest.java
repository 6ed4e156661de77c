package io.causalgym.inference.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.causalgym.graph.Deadline;
import io.causalgym.model.network.BayesianNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedInferenceTest {
  private static final BayesianNetwork ALARM = FixtureNetworks.named("alarm");
  private static final List<String> QUERY = List.of("LVEDVOLUME", "CATECHOL");

  @Test
  void manyThreadsThatShareOneInferenceAndItsPlansGetTheAnswersOfFreshOnes() throws Exception {
    ExactInference shared = ExactInference.of(ALARM);
    SplittableRandom random = new SplittableRandom(3);
    List<Conditions> questions = new ArrayList<>();
    for (int question = 0; question < 200; question++) {
      questions.add(Conditions.observed(states(random, "BP", "HRBP", "PRESS")));
    }
    List<Future<Posterior>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Conditions conditions : questions) {
        answers.add(threads.submit(() -> ask(shared, conditions)));
      }
    }
    for (int question = 0; question < questions.size(); question++) {
      assertThat(answers.get(question).get())
          .usingRecursiveComparison()
          .isEqualTo(ask(ExactInference.of(ALARM), questions.get(question)));
    }
  }

  private static Map<String, Integer> states(SplittableRandom random, String... names) {
    Map<String, Integer> states = new LinkedHashMap<>();
    for (String name : names) {
      states.put(name, random.nextInt(ALARM.card(ALARM.variable(name))));
    }
    return states;
  }

  private static Posterior ask(ExactInference inference, Conditions conditions) {
    return inference.posterior(QUERY, conditions, Budget.DEFAULT, Deadline.NONE);
  }
}
