package io.flotilla.engine.dialect.postgres;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one catalog that tell of a schema, for the digest: every column the server has, but
 * the few that are named here to be left out, so that nothing can be forgotten. In {@code rows} and
 * {@code more} the row is {@code x}, and {@code scope} is what {@code digest.sql} found.
 *
 * @param array what of {@code scope} they are found by; no array, no rows
 * @param rows the condition that picks them
 * @param left columns that say nothing: oids of the row itself, counts, history, copies of others
 * @param more expressions to have besides
 * @param absence of rows that most schemas have none of: the condition that there are none
 */
record CatalogFacts(
        String catalog,
        String array,
        String rows,
        Set<String> left,
        List<String> more,
        @Nullable String absence) {

    private static final String COMMENT =
            """
            (SELECT d.description FROM pg_description d \
            WHERE d.objoid = x.oid AND d.classoid = '%s'::regclass AND d.objsubid = 0)""";

    private static final String EXTENSIONS =
            """
            CASE WHEN x.oid IN (SELECT d.objid FROM pg_depend d \
            WHERE d.refclassid = 'pg_extension'::regclass AND d.classid = '%1$s'::regclass) \
            THEN ARRAY(SELECT ROW(d.refobjid, d.deptype) FROM pg_depend d \
            WHERE d.classid = '%1$s'::regclass AND d.objid = x.oid \
            AND d.refclassid = 'pg_extension'::regclass ORDER BY d.refobjid, d.deptype) END""";

    static final List<CatalogFacts> ALL =
            List.of(
                    of("pg_class", "oid", "relations")
                            .with(EXTENSIONS.formatted("pg_class"))
                            .without("reltype", "relfilenode", "relpages", "reltuples")
                            .without("relallvisible", "relallfrozen", "relfrozenxid", "relminmxid")
                            .without("relhasindex", "relhasrules", "relhastriggers")
                            .without("relhassubclass", "reltoastrelid", "relrewrite")
                            .with(
                                    """
                                    (SELECT t.reloptions FROM pg_class t \
                                    WHERE t.oid = nullif(x.reltoastrelid, 0))"""),
                    ofRelations("pg_attribute", "attrelid", "columned")
                            .and("x.attnum > 0 AND NOT x.attisdropped")
                            .without("attlen", "attbyval", "attalign", "attcacheoff")
                            .without("attisdropped", "atthasmissing", "attmissingval")
                            // Debian's 15.20 writes pg_attver=... on every column
                            .without("attoptions")
                            .with(
                                    """
                                    CASE WHEN x.attoptions IS NOT NULL THEN \
                                    ARRAY(SELECT o FROM unnest(x.attoptions) o \
                                    WHERE o NOT LIKE 'pg\\_attver=%') END"""),
                    ofRelations("pg_attrdef", "adrelid", "tables"),
                    ofRelations("pg_description", "objoid", "relations")
                            .and("x.classoid = 'pg_class'::regclass")
                            .without("classoid"),
                    ofRelations("pg_depend", "objid", "sequences")
                            .and("x.classid = 'pg_class'::regclass")
                            .and("x.refclassid = 'pg_class'::regclass")
                            .without("classid", "refclassid", "refobjid")
                            .with(CatalogRendering.relation("x.refobjid")),
                    ofRelations("pg_constraint", "conrelid", "tables").object(),
                    ofTypes("pg_constraint").object().rare(),
                    ofRelations("pg_index", "indrelid", "tables")
                            .own("indexrelid")
                            .without("indcheckxmin"),
                    ofRelations("pg_inherits", "inhrelid", "heirs"),
                    ofRelations("pg_inherits", "inhparent", "parents").rare(),
                    ofRelations("pg_partitioned_table", "partrelid", "tables")
                            .rare("NOT scope.divided_or_foreign"),
                    ofRelations("pg_foreign_table", "ftrelid", "tables")
                            .rare("NOT scope.divided_or_foreign"),
                    ofRelations("pg_sequence", "seqrelid", "sequences"),
                    // the constraint says what its triggers are, and they are named after its oid
                    where(
                                    "pg_trigger",
                                    "triggered",
                                    """
                                    x.oid = ANY (ARRAY(SELECT g.oid FROM unnest(scope.triggered) t (oid), \
                                    LATERAL (SELECT g.oid FROM pg_trigger g WHERE g.tgrelid = t.oid \
                                    AND (NOT g.tgisinternal OR g.tgenabled <> 'O') OFFSET 0) g))""")
                            .without("tgname")
                            .with("CASE WHEN NOT x.tgisinternal THEN x.tgname END")
                            .object(),
                    ofRelations("pg_rewrite", "ev_class", "ruled").object().rare(),
                    ofRelations("pg_policy", "polrelid", "tables").object().rareRows(),
                    ofRelations("pg_statistic_ext", "stxrelid", "tables").object().rareRows(),
                    of("pg_statistic_ext", "oid", "statistics").rare(),
                    of("pg_type", "oid", "types").without("typarray").object().rare(),
                    of("pg_enum", "enumtypid", "types").rare(),
                    of("pg_range", "rngtypid", "types").rare(),
                    ofTypes("pg_cast").object().rare(),
                    ofTypes("pg_opclass").rare(),
                    of("pg_proc", "oid", "procs").object().rare(),
                    of("pg_aggregate", "aggfnoid", "procs").rare(),
                    of("pg_operator", "oid", "operators").object().rare(),
                    of("pg_opclass", "oid", "opclasses").object().rare(),
                    of("pg_opfamily", "oid", "opfamilies").object().rare(),
                    of("pg_amop", "amopfamily", "opfamilies").rare(),
                    of("pg_amproc", "amprocfamily", "opfamilies").rare(),
                    of("pg_collation", "oid", "collations").object().rare(),
                    of("pg_conversion", "oid", "conversions").object().rare(),
                    of("pg_ts_config", "oid", "ts_configs").object().rare(),
                    of("pg_ts_config_map", "mapcfg", "ts_configs").rare(),
                    of("pg_ts_dict", "oid", "ts_dicts").object().rare(),
                    of("pg_ts_parser", "oid", "ts_parsers").object().rare(),
                    of("pg_ts_template", "oid", "ts_templates").object().rare());

    private static CatalogFacts where(String catalog, String array, String rows) {
        return new CatalogFacts(catalog, array, rows, Set.of(), List.of(), null);
    }

    private static CatalogFacts of(String catalog, String column, String array) {
        return where(catalog, array, "x.%s = ANY (scope.%s)".formatted(column, array));
    }

    /** Rows of the schema's relations, which {@code column} names. */
    private static CatalogFacts ofRelations(String catalog, String column, String array) {
        return of(catalog, column, array).own(column);
    }

    /** What depends on the schema's types, wherever it lives. */
    private static CatalogFacts ofTypes(String catalog) {
        return where(
                catalog,
                "types",
                """
                x.oid = ANY (ARRAY(SELECT d.objid FROM pg_depend d \
                WHERE d.refclassid = 'pg_type'::regclass AND d.refobjid = ANY (scope.types) \
                AND d.classid = '%s'::regclass))"""
                        .formatted(catalog));
    }

    private CatalogFacts and(String condition) {
        return new CatalogFacts(catalog, array, rows + " AND " + condition, left, more, absence);
    }

    private CatalogFacts without(String... columns) {
        var all = Stream.concat(left.stream(), Stream.of(columns)).collect(toUnmodifiableSet());
        return new CatalogFacts(catalog, array, rows, all, more, absence);
    }

    private CatalogFacts with(String expression) {
        var all = Stream.concat(more.stream(), Stream.of(expression)).toList();
        return new CatalogFacts(catalog, array, rows, left, all, absence);
    }

    /** A column that names a relation of the schema and no other: less has to be asked of it. */
    private CatalogFacts own(String column) {
        return without(column).with(CatalogRendering.own("x." + column));
    }

    /** Rows that are objects: they may have a comment, and be of an extension or depend on one. */
    private CatalogFacts object() {
        return with(COMMENT.formatted(catalog)).with(EXTENSIONS.formatted(catalog));
    }

    private CatalogFacts rare() {
        return rare("scope.%s IS NULL".formatted(array));
    }

    private CatalogFacts rareRows() {
        return rare("NOT EXISTS (SELECT FROM %s x WHERE %s)".formatted(catalog, rows));
    }

    private CatalogFacts rare(String condition) {
        return new CatalogFacts(catalog, array, rows, left, more, condition);
    }

    /** The text of these rows; null where there are none. */
    String sql(List<CatalogColumn> columns, CatalogRendering rendering) {
        var values =
                columns.stream()
                        .filter(column -> column.catalog().equals(catalog))
                        .filter(column -> !left.contains(column.name()))
                        .map(rendering::value)
                        .flatMap(Optional::stream);
        return """
        CASE WHEN scope.%4$s IS NOT NULL THEN
        (SELECT '%1$s' || string_agg(r, E'\\n' ORDER BY r)
         FROM (SELECT ROW(%2$s)::text COLLATE "C" AS r FROM %1$s x WHERE %3$s OFFSET 0) f) END"""
                .formatted(
                        catalog,
                        Stream.concat(values, more.stream()).collect(joining(", ")),
                        rows,
                        array);
    }
}
