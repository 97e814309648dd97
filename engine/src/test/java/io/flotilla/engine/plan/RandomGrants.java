package io.flotilla.engine.plan;

import java.util.List;
import java.util.Random;

/** Writes random grants on a schema; the same seed writes the same. */
final class RandomGrants {

    static final List<String> ROLES = List.of("PUBLIC", "fuzz_app", "fuzz_reader");

    private static final List<String> PRIVILEGES =
            List.of("SELECT", "INSERT", "SELECT, UPDATE", "SELECT (id)", "UPDATE (id), DELETE");

    private final Random random;
    private final StringBuilder sql = new StringBuilder();

    RandomGrants(long seed) {
        this.random = new Random(-seed);
    }

    String on(List<String> tables, List<String> views) {
        for (var table : tables) {
            while (random.nextInt(3) > 0) {
                grant(pick(PRIVILEGES), "TABLE " + table);
            }
            if (random.nextInt(5) == 0) {
                sql.append("REVOKE TRUNCATE ON %s FROM CURRENT_USER;\n".formatted(table));
            }
        }
        for (var view : views) {
            if (random.nextBoolean()) {
                grant("SELECT", "TABLE " + view);
            }
        }
        if (random.nextBoolean()) {
            sql.append("REVOKE USAGE ON TYPE mood FROM PUBLIC;\n");
            grant("USAGE", "TYPE mood");
        }
        return sql.toString();
    }

    private void grant(String privileges, String on) {
        var role = pick(ROLES);
        var option = !role.equals("PUBLIC") && random.nextInt(4) == 0;
        sql.append(
                "GRANT %s ON %s TO %s%s;\n"
                        .formatted(privileges, on, role, option ? " WITH GRANT OPTION" : ""));
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
