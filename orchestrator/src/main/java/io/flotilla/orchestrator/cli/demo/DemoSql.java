package io.flotilla.orchestrator.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The demo's SQL: two releases of one application's schema, and some rows. */
final class DemoSql {
    private static final List<String> RELEASE_1 =
            List.of("10-types", "20-people", "30-work", "40-billing", "50-views");
    private static final List<String> RELEASE_2 =
            List.of("10-types", "20-people", "30-work", "40-billing", "50-views", "60-webhooks");

    private DemoSql() {}

    /** One script that makes a tenant's schema as it was at the first release, with its rows. */
    static String tenantScript(DemoTenant tenant) {
        return """
        CREATE SCHEMA "%1$s";
        SET search_path = "%1$s";
        %2$s
        %3$s
        INSERT INTO public.tenants (schema_name, tenant, tier, region, canary)
            VALUES ('%1$s', '%4$s', '%5$s', '%6$s', %7$s);
        """
                .formatted(
                        tenant.schema(),
                        Loaded.TABLES,
                        Loaded.ROWS,
                        tenant.id(),
                        tenant.tier(),
                        tenant.region().label(),
                        tenant.canary());
    }

    /** Writes a release's files into a folder, where the command line reads them as anybody's. */
    static Path writeRelease(int release, Path parent) throws IOException {
        var folder = Files.createDirectories(parent.resolve("release-" + release));
        for (var name : release == 1 ? RELEASE_1 : RELEASE_2) {
            Files.writeString(
                    folder.resolve(name + ".sql"),
                    resource("release-%d/%s.sql".formatted(release, name)));
        }
        return folder;
    }

    private static String resource(String name) {
        try (var in = DemoSql.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read once, for all tenants. */
    private static final class Loaded {
        static final String TABLES =
                RELEASE_1.stream()
                        .map(name -> resource("release-1/" + name + ".sql"))
                        .collect(Collectors.joining("\n"));
        static final String ROWS = resource("rows.sql");
    }
}
