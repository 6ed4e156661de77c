package io.causalgym.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may import whom: the table of ARCHITECTURE.md.
class ImportTableTest {
  private static final List<String> ALWAYS =
      List.of("java..", "javax..", "jdk..", "org.w3c..", "org.xml..", "org.jspecify..");

  @ParameterizedTest(name = "{0} imports only {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          contract  | com.fasterxml.jackson.annotation
          client    | contract, io.vertx.core, io.vertx.codegen.annotations, com.fasterxml.jackson, io.netty
          graph     | org.jgrapht
          numeric   | org.apache.commons
          dataset   | numeric, de.siegmar.fastcsv, dev.hardwood
          model     | graph, numeric
          mapping   | contract, graph, model
          runtime   | contract, client, io.vertx, com.hazelcast, com.github.benmanes.caffeine, io.micrometer, io.prometheus, io.opentelemetry, com.fasterxml.jackson, org.slf4j, ch.qos.logback, org.flywaydb, org.postgresql, io.netty, org.apache.commons.compress, org.tukaani.xz, com.sun.security.auth
          inference | contract, client, mapping, graph, model, numeric, runtime, io.vertx, org.slf4j, org.ejml, de.siegmar.fastcsv
          discovery | com.fasterxml.jackson.annotation, contract, client, mapping, graph, dataset, numeric, runtime, io.vertx, io.micrometer, org.slf4j, org.ejml, org.apache.commons.statistics
          evaluation | contract, client, mapping, graph, model, numeric, runtime, io.vertx, io.micrometer, org.slf4j, com.fasterxml.jackson, org.apache.commons.statistics
          gateway   | contract, client, runtime, io.vertx, org.slf4j, com.fasterxml.jackson, io.netty, io.micrometer, io.github.bucket4j, com.github.benmanes.caffeine
          """)
  void moduleImportsOnlyWhatTheTableAllows(String module, String allowed) {
    String own = "io.causalgym." + module + "..";
    List<String> permitted = new ArrayList<>(ALWAYS);
    permitted.add(own);
    for (String entry : allowed.split(",", -1)) {
      String name = entry.strip();
      permitted.add((name.contains(".") ? name : "io.causalgym." + name) + "..");
    }
    classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(permitted.toArray(String[]::new))
        .check(Project.CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inference", "discovery"})
  void onlyTheServicePackageSeesVertxTheRuntimeAndTheContract(String module) {
    noClasses()
        .that()
        .resideInAPackage("io.causalgym." + module + "..")
        .and()
        .resideOutsideOfPackage("io.causalgym." + module + ".service..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx..",
            "io.causalgym.runtime..",
            "io.causalgym.contract..",
            "io.causalgym.client..")
        .check(Project.CLASSES);
  }

  @Test
  void whatAsksAndScoresModelsIsPlainJava() {
    // Providers and what sends to them live on Vert.x's client; a run on the database and the jobs.
    noClasses()
        .that()
        .resideInAPackage("io.causalgym.evaluation..")
        .and()
        .resideOutsideOfPackages(
            "io.causalgym.evaluation.provider..",
            "io.causalgym.evaluation.dispatch..",
            "io.causalgym.evaluation.run..",
            "io.causalgym.evaluation.service..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.vertx..",
            "io.causalgym.runtime..",
            "io.causalgym.contract..",
            "io.causalgym.client..")
        .check(Project.CLASSES);
  }

  @Test
  void onlyTheBusTouchesTheEventBus() {
    // Its address is a setting of the launch; its messages are nobody's business but the bus'.
    noClasses()
        .that()
        .resideOutsideOfPackages("io.causalgym.client..", "io.causalgym.runtime.bus..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(EventBus.class, Message.class, MessageConsumer.class, DeliveryOptions.class)
        .check(Project.CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("io.causalgym.(**)").should().beFreeOfCycles().check(Project.CLASSES);
  }
}
