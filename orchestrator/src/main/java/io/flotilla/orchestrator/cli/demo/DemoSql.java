package io.flotilla.orchestrator.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The demo's SQL for one kind of server: two releases of an application's schema, and some rows.
 */
final class DemoSql {
    private static final DemoSql POSTGRES = new DemoSql(DemoEngine.POSTGRES, List.of("10-types"));
    private static final DemoSql MYSQL = new DemoSql(DemoEngine.MYSQL, List.of());

    private final DemoEngine engine;
    private final List<String> release1;
    private final List<String> release2;
    private final String firstReleaseWithRows;

    private DemoSql(DemoEngine engine, List<String> before) {
        this.engine = engine;
        release1 = join(before, List.of("20-people", "30-work", "40-billing", "50-views"));
        release2 = join(release1, List.of("60-webhooks"));
        firstReleaseWithRows =
                join(release1.stream().map(name -> "release-1/" + name).toList(), List.of("rows"))
                        .stream()
                        .map(this::resource)
                        .collect(Collectors.joining("\n"));
    }

    static DemoSql of(DemoEngine engine) {
        return switch (engine) {
            case POSTGRES -> POSTGRES;
            case MYSQL -> MYSQL;
        };
    }

    /** What makes a tenant's schema as it was at the first release, with its rows. */
    String firstReleaseWithRows() {
        return firstReleaseWithRows;
    }

    /** Writes a release's files into a folder, where the command line reads them as anybody's. */
    Path writeRelease(int release, Path parent) throws IOException {
        var folder = Files.createDirectories(parent.resolve("release-" + release));
        for (var name : release == 1 ? release1 : release2) {
            Files.writeString(
                    folder.resolve(name + ".sql"),
                    resource("release-%d/%s".formatted(release, name)));
        }
        return folder;
    }

    private String resource(String name) {
        var file = "%s/%s.sql".formatted(engine.dialect(), name);
        try (var in = DemoSql.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> join(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
