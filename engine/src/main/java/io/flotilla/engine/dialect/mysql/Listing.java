package io.flotilla.engine.dialect.mysql;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is in a database, by name. */
record Listing(List<Entry> entries) {

    /** Under these, {@code SHOW CREATE} writes another SQL, or leaves things out. */
    private static final List<String> DISTURBING =
            List.of(
                    "ANSI_QUOTES",
                    "NO_BACKSLASH_ESCAPES",
                    "NO_FIELD_OPTIONS",
                    "NO_KEY_OPTIONS",
                    "NO_TABLE_OPTIONS",
                    "ORACLE",
                    "MYSQL40",
                    "MYSQL323");

    record Entry(String kind, String name, String detail, int position) {}

    Listing {
        entries = List.copyOf(entries);
    }

    Listing with(List<Entry> more) {
        return new Listing(Stream.concat(entries.stream(), more.stream()).toList());
    }

    List<Entry> of(String kind) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .sorted(
                        Comparator.comparing(Entry::detail)
                                .thenComparing(Entry::position)
                                .thenComparing(Entry::name))
                .toList();
    }

    /** Of kind table, in order of name. */
    List<String> tables(String... types) {
        var wanted = List.of(types);
        return of("table").stream()
                .filter(entry -> wanted.contains(entry.detail()))
                .map(Entry::name)
                .sorted()
                .toList();
    }

    Flavour flavour() {
        return new Flavour(
                of("server").getFirst().name().toLowerCase(Locale.ROOT).contains("mariadb"),
                of("collation").stream()
                        .collect(Collectors.toMap(Entry::name, Entry::detail, (one, _) -> one)));
    }

    String sqlMode() {
        return of("server").getFirst().detail();
    }

    boolean isDisturbed() {
        var modes = List.of(sqlMode().split(","));
        return DISTURBING.stream().anyMatch(modes::contains);
    }
}
