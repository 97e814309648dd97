package io.flotilla.orchestrator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which way modules and packages may look. */
@AnalyzeClasses(
        packages = "io.flotilla",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    private static final String ENGINE = "io.flotilla.engine";
    private static final String REGISTRY = "io.flotilla.registry";
    private static final String ORCHESTRATOR = "io.flotilla.orchestrator";

    @ArchTest
    static final ArchRule engineIsPlainJava =
            keepsOut(ENGINE, REGISTRY, ORCHESTRATOR, "io.quarkus", "jakarta");

    @ArchTest
    static final ArchRule registryIsPlainJava =
            keepsOut(REGISTRY, ORCHESTRATOR, "io.quarkus", "jakarta");

    @ArchTest
    static final ArchRule registryTakesOnlyDialectsFromTheEngine =
            usesOfEngine(REGISTRY, "dialect");

    @ArchTest static final ArchRule schemaStandsAlone = usesOfEngine(ENGINE + ".schema", "schema");

    @ArchTest
    static final ArchRule changeKnowsSchemas = usesOfEngine(ENGINE + ".change", "change", "schema");

    @ArchTest
    static final ArchRule planKnowsChangesAndTheSeam =
            usesOfEngine(ENGINE + ".plan", "plan", "change", "dialect", "fingerprint", "schema");

    @ArchTest
    static final ArchRule lintAsksNoServer =
            usesOfEngine(
                    ENGINE + ".lint", "lint", "change", "desired", "dialect", "plan", "schema");

    @ArchTest
    static final ArchRule plansKnowNoLint =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            within(ENGINE + ".plan"),
                            within(ENGINE + ".dialect"),
                            within(ENGINE + ".apply"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(within(ENGINE + ".lint"), within(ENGINE + ".project"));

    @ArchTest
    static final ArchRule onlyTheSeamKnowsPostgres =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(within(ENGINE + ".dialect"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(within(ENGINE + ".dialect.postgres"));

    @ArchTest
    static final ArchRule fingerprintReadsSchemas =
            usesOfEngine(ENGINE + ".fingerprint", "fingerprint", "schema");

    @ArchTest
    static final ArchRule onlyScheduleKnowsQuartz =
            knownOnlyTo(ORCHESTRATOR + ".schedule", "org.quartz");

    @ArchTest
    static final ArchRule onlyPoolKnowsHikari =
            knownOnlyTo(ORCHESTRATOR + ".pool", "com.zaxxer.hikari");

    @ArchTest
    static final ArchRule commandLineStartsWithoutTheServer =
            keepsOut(ORCHESTRATOR + ".cli", "io.quarkus", "jakarta");

    private static ArchRule keepsOut(String user, String... strangers) {
        return noClasses()
                .that()
                .resideInAPackage(within(user))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(strangers).map(ArchitectureTest::within).toArray(String[]::new))
                .allowEmptyShould(true);
    }

    /** Of the engine, {@code user} may use these packages and no other, beside the top one. */
    private static ArchRule usesOfEngine(String user, String... packages) {
        var allowed =
                Stream.concat(
                                Stream.of(ENGINE),
                                Stream.of(packages).map(name -> within(ENGINE + "." + name)))
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(within(user))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(within(ENGINE)).and(resideOutsideOfPackages(allowed)))
                .allowEmptyShould(true);
    }

    private static ArchRule knownOnlyTo(String owner, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(within(owner))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(within(library))
                .allowEmptyShould(true);
    }

    private static String within(String name) {
        return name + "..";
    }

    /** The engine's test fixtures come as a jar, which ArchUnit's own option does not know. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
