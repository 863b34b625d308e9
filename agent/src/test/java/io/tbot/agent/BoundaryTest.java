package io.tbot.agent;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The arrows of the architecture: modules first, then the packages inside the engine. */
@AnalyzeClasses(packages = "io.tbot", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundaryTest {
    @ArchTest
    static void arrowsBetweenModulesGoDown(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("agent")
                .definedBy("io.tbot.agent.host..", "io.tbot.agent.cli..")
                .layer("extension")
                .definedBy("io.tbot.extension..")
                .layer("engine")
                .definedBy("io.tbot.engine..")
                .layer("bootstrap")
                .definedBy("io.tbot.bootstrap..")
                .whereLayer("agent")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("extension")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("agent", "extension")
                .check(classes);
    }

    @ArchTest
    static void theOuterClassesKnowNothingThatTheyWouldHaveToLoad(JavaClasses classes) {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("io.tbot.agent")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.tbot.agent", "java..", "org.jspecify.annotations")
                .check(classes);
    }

    @ArchTest
    static void theFacadeUsesNothingButJavaBase(JavaClasses classes) {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("io.tbot.bootstrap..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.tbot.bootstrap..",
                        "java.lang..",
                        "java.util..",
                        "java.math",
                        "java.net",
                        "org.jspecify.annotations")
                .check(classes);
    }

    @ArchTest
    static void arrowsInsideTheEngineGoDown(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("root")
                .definedBy("io.tbot.engine")
                .layer("expose")
                .definedBy("io.tbot.engine.expose..")
                .layer("alert")
                .definedBy("io.tbot.engine.alert..")
                .layer("meaning")
                .definedBy(
                        "io.tbot.engine.probe..",
                        "io.tbot.engine.database..",
                        "io.tbot.engine.cache..",
                        "io.tbot.engine.exchange..",
                        "io.tbot.engine.fix..",
                        "io.tbot.engine.orders..",
                        "io.tbot.engine.flow..",
                        "io.tbot.engine.tick..",
                        "io.tbot.engine.feed..",
                        "io.tbot.engine.venue..",
                        "io.tbot.engine.connectivity..",
                        "io.tbot.engine.market..",
                        "io.tbot.engine.account..",
                        "io.tbot.engine.trace..",
                        "io.tbot.engine.jvm..")
                .layer("measure")
                .definedBy("io.tbot.engine.measure..")
                .layer("config")
                .definedBy("io.tbot.engine.config..")
                .whereLayer("root")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("expose")
                .mayOnlyBeAccessedByLayers("root")
                .whereLayer("alert")
                .mayOnlyBeAccessedByLayers("root", "expose")
                .whereLayer("meaning")
                .mayOnlyBeAccessedByLayers("root", "expose")
                .whereLayer("measure")
                .mayOnlyBeAccessedByLayers("root", "expose", "alert", "meaning")
                .check(classes);
    }

    @ArchTest
    static void packagesFormNoCycle(JavaClasses classes) {
        SlicesRuleDefinition.slices()
                .matching("io.tbot.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @ArchTest
    static void theExtensionNamesNoAsmTypeAndNoInternalsOfTheHost(JavaClasses classes) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("io.tbot.extension..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.bytebuddy.jar.asm..", "io.opentelemetry..internal..")
                .check(classes);
    }
}
