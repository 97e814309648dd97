package io.flotilla.engine.dialect.postgres;

import java.util.Optional;
import java.util.Set;

/**
 * How the digest shows a column of a catalog, the row being {@code x}: such that it is the same in
 * two schemas exactly if it means the same in each. Objects of the schema are shown by name, all
 * others by what tells them from all else in the database.
 */
record CatalogRendering(int majorVersion, boolean privileges) {

    /** Their objects live in no schema. */
    static final Set<String> OF_THE_DATABASE =
            Set.of(
                    "pg_am",
                    "pg_authid",
                    "pg_foreign_data_wrapper",
                    "pg_foreign_server",
                    "pg_language",
                    "pg_tablespace");

    /**
     * An oid that initdb did not give away, which may be one of the schema. Modifiers of types are
     * as long, and their fields alone end in "od".
     */
    private static final String OID = "([^o]d|[^d]) [0-9]{5,}";

    /**
     * A constant that is an oid and is printed as a name: regproc and its like, and arrays of them.
     */
    static final String NAME =
            ":consttype (24|1008|22[01][0-9]|37[367][0-9]|40[89][0-9]|419[0-9])\\s";

    /** Empty for what is left out: the row's own oid, owners, and grants that nobody manages. */
    Optional<String> value(CatalogColumn column) {
        var value = "x." + column.name();
        var names = column.names();
        if (column.type().equals("pg_node_tree")) {
            return Optional.of(expression(column, value));
        }
        if (column.type().equals("_aclitem")) {
            return privileges ? Optional.of(grants(column, value)) : Optional.empty();
        }
        if (names == null) {
            return column.name().equals("oid") ? Optional.empty() : Optional.of(value);
        }
        if (OF_THE_DATABASE.contains(names)) {
            var owner = names.equals("pg_authid") && !column.many();
            return owner ? Optional.empty() : Optional.of(value);
        }
        if (column.many()) {
            return Optional.of(objects(names, value));
        }
        return Optional.of(
                switch (names) {
                    case "pg_namespace" -> "nullif(%s, scope.namespace)".formatted(value);
                    case "pg_class" -> relation(value);
                    default -> object(names, value);
                });
    }

    /** A relation of the schema, by its name. */
    static String own(String oid) {
        return "scope.names[width_bucket(%s, scope.relations)]".formatted(oid);
    }

    /** A relation: its name after a dot, or its oid if it is of another schema. */
    static String relation(String oid) {
        return """
        CASE WHEN scope.relations[width_bucket(%1$s, scope.relations)] = %1$s \
        THEN '.' || %2$s ELSE %1$s::text END"""
                .formatted(oid, own(oid));
    }

    /**
     * Any object: the server's description, which has the schema's name in it unless the schema is
     * the search path; for what initdb made, and every schema has alike, the oid, which is cheaper.
     */
    private static String object(String catalog, String oid) {
        return """
        CASE WHEN %2$s::oid < 16384 THEN %2$s::oid::text \
        ELSE pg_describe_object('%1$s'::regclass, %2$s, 0) END"""
                .formatted(catalog, oid);
    }

    /**
     * Schemas are alike whose owners differ, as long as the same is granted by them. The row's type
     * of a relation has grants of its own.
     */
    private static String grants(CatalogColumn column, String acl) {
        return switch (column.catalog()) {
            case "pg_attribute" ->
                    grants(acl, "(SELECT c.relowner FROM pg_class c WHERE c.oid = x.attrelid)");
            case "pg_class" ->
                    "concat_ws(' of rows ', %s, (SELECT %s FROM pg_type t WHERE t.oid = x.reltype))"
                            .formatted(grants(acl, "x.relowner"), grants("t.typacl", "t.typowner"));
            case "pg_proc" -> grants(acl, "x.proowner");
            case "pg_type" -> grants(acl, "x.typowner");
            default -> grants(acl, "0");
        };
    }

    private static String grants(String acl, String owner) {
        return """
        CASE WHEN %1$s IS NOT NULL THEN ARRAY(SELECT concat_ws(' ', \
        CASE WHEN a.grantee = o.owner THEN 'owner' ELSE a.grantee::text END, \
        a.privilege_type, a.is_grantable, nullif(a.grantor, o.owner)) \
        FROM (SELECT %2$s AS owner) o, aclexplode(%1$s) a ORDER BY 1)::text END"""
                .formatted(acl, owner);
    }

    private static String objects(String catalog, String oids) {
        return """
        CASE WHEN 16384 > ALL (%2$s::oid[]) THEN %2$s::text \
        ELSE ARRAY(SELECT %1$s FROM unnest(%2$s::oid[]) o)::text END"""
                .formatted(object(catalog, "o"), oids);
    }

    /**
     * As it is stored where it names nothing of the schema, else as the server prints it. To print
     * one with columns in it the server opens the table, which costs more than all the rest.
     */
    private String expression(CatalogColumn column, String tree) {
        var stored =
                // up to 16 it is stored with its place in the statement that made it
                majorVersion < 17
                        ? "regexp_replace(%s::text, ':location -?\\d+', '', 'g')".formatted(tree)
                        : tree + "::text";
        return switch (column.catalog()) {
            case "pg_rewrite" ->
                    stored(
                            stored,
                            """
                            CASE x.rulename WHEN '_RETURN' THEN pg_get_viewdef(x.ev_class) \
                            ELSE pg_get_ruledef(x.oid, true) END""");
            case "pg_trigger" -> stored(stored, "pg_get_triggerdef(x.oid, true)");
            case "pg_proc" ->
                    column.name().equals("prosqlbody")
                            ? stored(stored, "pg_get_function_sqlbody(x.oid)")
                            : printed(tree, stored, "0");
            case "pg_attrdef" -> printed(tree, stored, "x.adrelid");
            case "pg_class" -> printed(tree, stored, "x.oid");
            case "pg_constraint" -> printed(tree, stored, "x.conrelid");
            case "pg_index" -> printed(tree, stored, "x.indrelid");
            case "pg_partitioned_table" -> printed(tree, stored, "x.partrelid");
            case "pg_policy" -> printed(tree, stored, "x.polrelid");
            case "pg_statistic_ext" -> printed(tree, stored, "x.stxrelid");
            case "pg_type" -> printed(tree, stored, "0");
            default -> stored + " || scope.namespace";
        };
    }

    private static String stored(String stored, String printed) {
        return "CASE WHEN %s THEN %s ELSE %s END".formatted(mayName(stored), printed, stored);
    }

    private static String printed(String tree, String stored, String relation) {
        return """
        CASE WHEN position(':varno ' IN %1$s::text) = 0 THEN pg_get_expr(%1$s, 0) \
        WHEN %2$s THEN pg_get_expr(%1$s, %3$s) ELSE %4$s END"""
                .formatted(tree, mayName(stored), relation, stored);
    }

    /**
     * Whether an expression may name an object of the schema; the simple pattern is the quick one.
     */
    private static String mayName(String stored) {
        return "(%1$s ~ ' [0-9]{5,}' AND %1$s ~ '%2$s' OR %1$s ~ '%3$s')"
                .formatted(stored, OID, NAME);
    }
}
