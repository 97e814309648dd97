package io.flotilla.engine.dialect.mysql;

import io.flotilla.engine.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands behind a table's columns, and changes. */
record AlterOptions(TableOptions.MySql from, @Nullable String comment) {

    /** What must go before columns do. */
    List<String> before(TableOptions.MySql to, AlterRisks risks) {
        var clauses = new ArrayList<String>();
        if (from.systemVersioned() && !to.systemVersioned()) {
            clauses.add("DROP SYSTEM VERSIONING");
            risks.loses("the history of the rows");
        }
        from.periods().stream()
                .filter(period -> !to.periods().contains(period))
                .forEach(
                        period ->
                                clauses.add(
                                        "DROP PERIOD FOR " + new SqlCursor(period).next().text()));
        return clauses;
    }

    List<String> after(TableOptions.MySql to, @Nullable String toComment, AlterRisks risks) {
        var clauses = new ArrayList<String>();
        to.periods().stream()
                .filter(period -> !from.periods().contains(period))
                .forEach(period -> clauses.add("ADD PERIOD FOR " + period));
        if (to.systemVersioned() && !from.systemVersioned()) {
            clauses.add("ADD SYSTEM VERSIONING");
            risks.rewrite("every row gets its times");
        }
        if (!from.engine().equals(to.engine())) {
            clauses.add("ENGINE=" + to.engine());
            risks.rewrite("another engine stores the rows");
        }
        if (!Objects.equals(from.characterSet(), to.characterSet())
                || !Objects.equals(from.collation(), to.collation())) {
            var set = to.characterSet() == null ? "" : "DEFAULT CHARACTER SET=" + to.characterSet();
            var collation = to.collation() == null ? "" : " COLLATE=" + to.collation();
            clauses.add((set + collation).strip());
        }
        if (!Objects.equals(from.rowFormat(), to.rowFormat())) {
            clauses.add("ROW_FORMAT=" + Objects.requireNonNullElse(to.rowFormat(), "DEFAULT"));
            risks.rewrite("rows are stored otherwise");
        }
        from.parameters().stream()
                .filter(parameter -> !names(to.parameters()).contains(name(parameter)))
                .forEach(parameter -> clauses.add(name(parameter) + "=" + usual(name(parameter))));
        to.parameters().stream()
                .filter(parameter -> !from.parameters().contains(parameter))
                .forEach(clauses::add);
        if (!Objects.equals(comment, toComment)) {
            clauses.add(
                    "COMMENT=" + Identifiers.literal(Objects.requireNonNullElse(toComment, "")));
        }
        return clauses;
    }

    /** New keys may not fit the old partitions, which are made anew in any case. */
    boolean unpartitions(TableOptions.MySql to, boolean addsKeys) {
        return from.partitioning() != null
                && !from.partitioning().equals(to.partitioning())
                && (to.partitioning() == null || addsKeys);
    }

    Optional<String> partitioning(TableOptions.MySql to, boolean unpartitioned) {
        return Objects.equals(from.partitioning(), to.partitioning())
                        && !unpartitionedNow(to, unpartitioned)
                ? Optional.empty()
                : Optional.ofNullable(to.partitioning());
    }

    /**
     * Partitions that only come behind the others, as ADD PARTITION has them: nothing is copied for
     * those, https://mariadb.com/kb/en/partitioning-overview/#adding-partitions.
     */
    Optional<String> appended(TableOptions.MySql to) {
        if (from.partitioning() == null || to.partitioning() == null) {
            return Optional.empty();
        }
        var before = from.partitioning().substring(0, from.partitioning().length() - 1) + ",";
        return before.contains(" VALUES ") && to.partitioning().startsWith(before)
                ? Optional.of(
                        "ADD PARTITION ("
                                + to.partitioning().substring(before.length()).stripLeading())
                : Optional.empty();
    }

    private boolean unpartitionedNow(TableOptions.MySql to, boolean addsKeys) {
        return addsKeys && unpartitions(to, true);
    }

    private static List<String> names(List<String> parameters) {
        return parameters.stream().map(AlterOptions::name).toList();
    }

    private static String name(String parameter) {
        return parameter.substring(0, parameter.indexOf('='));
    }

    /** What an option has that nobody set. */
    private static String usual(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "STATS_PERSISTENT", "STATS_AUTO_RECALC", "STATS_SAMPLE_PAGES", "PACK_KEYS" ->
                    "DEFAULT";
            case "CHECKSUM",
                    "PAGE_CHECKSUM",
                    "DELAY_KEY_WRITE",
                    "KEY_BLOCK_SIZE",
                    "MAX_ROWS",
                    "MIN_ROWS",
                    "AVG_ROW_LENGTH",
                    "TRANSACTIONAL" ->
                    "0";
            case "COMPRESSION", "ENCRYPTION", "CONNECTION" -> "''";
            default -> "DEFAULT";
        };
    }
}
