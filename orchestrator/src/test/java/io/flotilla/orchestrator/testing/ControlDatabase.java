package io.flotilla.orchestrator.testing;

import io.quarkus.test.common.QuarkusTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Beside {@code @QuarkusTest}: gives the server a control database, empty at the run's start and
 * shared by all classes, so a test names what it makes with names of its own.
 */
@QuarkusTestResource(ControlDatabaseResource.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ControlDatabase {}
