package io.causalgym.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Names, banned calls, and what every package says of itself.
class NamingTest {

  @Test
  void noClassIsNamedAfterNothing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Data|Info)")
        .check(Project.CLASSES);
  }

  @Test
  void noPackageIsNamedAfterNothing() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc..")
        .check(Project.CLASSES);
  }

  @Test
  void contractTypesAreRecordsEnumsSealedInterfacesOrOperations() {
    classes()
        .that()
        .resideInAPackage("io.causalgym.contract")
        .and()
        .arePublic()
        .and()
        .doNotHaveSimpleName("Doubles") // the one value class that carries numbers without boxing
        .and()
        .areNotAssignableTo(Throwable.class)
        .should(be(recordEnumSealedInterfaceOrOperations()))
        .check(Project.CLASSES);
  }

  private static DescribedPredicate<JavaClass> recordEnumSealedInterfaceOrOperations() {
    return DescribedPredicate.describe(
        "records, enums, sealed interfaces or Operations",
        type ->
            type.isRecord()
                || type.isEnum()
                || (type.isInterface() && type.reflect().isSealed())
                || type.getSimpleName().endsWith("Operations"));
  }

  @Test
  void nothingPrintsSleepsOrDrawsUnseededNumbers() {
    // The launcher and its demo speak to a person on a terminal.
    DescribedPredicate<JavaClass> outside =
        DescribedPredicate.describe(
            "outside the launcher",
            type ->
                !type.getPackageName().startsWith("io.causalgym.standalone")
                    && !type.getPackageName().startsWith("io.causalgym.benchmarks"));
    noClasses().that(outside).should().accessField(System.class, "out").check(Project.CLASSES);
    noClasses().that(outside).should().accessField(System.class, "err").check(Project.CLASSES);
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(Project.CLASSES);
    noClasses().should().callMethod(Math.class, "random").check(Project.CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, ThreadLocalRandom.class)
        .check(Project.CLASSES);
    noClasses().should().callMethod(Throwable.class, "printStackTrace").check(Project.CLASSES);
    noClasses()
        .should()
        .callMethod(java.util.Collection.class, "parallelStream")
        .check(Project.CLASSES);
  }

  @Test
  void algorithmsHaveNoSetters() {
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAnyPackage(
            "io.causalgym.graph..",
            "io.causalgym.numeric..",
            "io.causalgym.model..",
            "io.causalgym.inference..",
            "io.causalgym.discovery..")
        .and()
        .doNotHaveModifier(JavaModifier.PRIVATE)
        .should()
        .haveNameMatching("set[A-Z].*")
        .check(Project.CLASSES);
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhereToStart() {
    List<Path> packages = Project.sources().stream().map(Path::getParent).distinct().toList();
    assertThat(packages).isNotEmpty();
    for (Path folder : packages) {
      Path info = folder.resolve("package-info.java");
      assertThat(Files.exists(info)).as("%s has a package-info", folder).isTrue();
      assertThat(Project.text(info))
          .as("%s", info)
          .contains("@" + NullMarked.class.getSimpleName())
          .contains("Start at");
    }
  }
}
