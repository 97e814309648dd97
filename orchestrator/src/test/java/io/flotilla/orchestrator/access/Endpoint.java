package io.flotilla.orchestrator.access;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** One method of one resource, as a caller sees it. */
record Endpoint(String verb, String path, String contentType, Method method) {

    /** Every endpoint the server has. */
    static Stream<Endpoint> all() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.flotilla.orchestrator")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .flatMap(method -> of(method).stream());
    }

    private static Optional<Endpoint> of(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .findFirst()
                .map(verb -> new Endpoint(verb.value(), path(method), contentType(method), method));
    }

    private static String path(Method method) {
        var type = method.getDeclaringClass().getAnnotation(Path.class).value();
        var own = method.getAnnotation(Path.class);
        return own == null ? type : (type + "/" + own.value()).replaceAll("/{2,}", "/");
    }

    private static String contentType(Method method) {
        var consumes = method.getAnnotation(Consumes.class);
        if (consumes != null) {
            return consumes.value()[0];
        }
        return method.getDeclaringClass().getSimpleName().endsWith("Pages")
                ? "application/x-www-form-urlencoded"
                : "application/json";
    }

    /** The path with something in place of each parameter that is neither there nor dangerous. */
    String concretePath() {
        return path.replaceAll("\\{[^}]*}", "999999999");
    }

    /** Whether people see its refusals, rather than programs and scripts. */
    boolean ofPeople() {
        return !path.startsWith("/api/") && !streams();
    }

    /** Whether its answer goes on for as long as it is read. */
    boolean endless() {
        return streams() && !path.contains("{");
    }

    private boolean streams() {
        var produces = method.getAnnotation(Produces.class);
        return produces != null && produces.value()[0].equals(MediaType.SERVER_SENT_EVENTS);
    }

    boolean open() {
        return method.isAnnotationPresent(Open.class);
    }

    Optional<Role> required() {
        return Optional.ofNullable(method.getAnnotation(Requires.class)).map(Requires::value);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
