package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.dialect.Phase;
import io.flotilla.engine.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comments: https://docs.aws.amazon.com/redshift/latest/dg/r_COMMENT.html. */
final class Comments {

    private Comments() {}

    static Draft onTable(String table, @Nullable String comment) {
        return draft(Phase.COMMENT, "TABLE " + Names.quoted(table), comment);
    }

    static Draft onColumn(String table, String column, @Nullable String comment) {
        var name = Names.quoted(table) + "." + Names.quoted(column);
        return draft(Phase.COMMENT, "COLUMN " + name, comment);
    }

    static Draft onConstraint(String table, String constraint, @Nullable String comment) {
        var name = "%s ON %s".formatted(Names.quoted(constraint), Names.quoted(table));
        return draft(Phase.COMMENT, "CONSTRAINT " + name, comment);
    }

    /** Behind the view in its phase. */
    static Draft onView(String view, @Nullable String comment) {
        return draft(Phase.CREATE_STATISTICS, "VIEW " + Names.quoted(view), comment);
    }

    static Draft onViewColumn(String view, String column, @Nullable String comment) {
        var name = Names.quoted(view) + "." + Names.quoted(column);
        return draft(Phase.CREATE_STATISTICS, "COLUMN " + name, comment);
    }

    /** All that a table made anew has to have, its foreign keys aside. */
    static List<Draft> ofTable(Table table) {
        var drafts = new ArrayList<Draft>();
        var name = table.name();
        if (table.comment() != null) {
            drafts.add(onTable(name, table.comment()));
        }
        for (var column : table.columns()) {
            if (column.comment() != null) {
                drafts.add(onColumn(name, column.name(), column.comment()));
            }
        }
        var key = table.primaryKey();
        if (key != null && key.comment() != null) {
            drafts.add(onConstraint(name, key.name(), key.comment()));
        }
        for (var unique : table.uniqueConstraints()) {
            if (unique.comment() != null) {
                drafts.add(onConstraint(name, unique.name(), unique.comment()));
            }
        }
        return drafts;
    }

    private static Draft draft(Phase phase, String what, @Nullable String comment) {
        return Draft.of(
                        phase,
                        "COMMENT ON %s IS %s"
                                .formatted(what, comment == null ? "NULL" : Names.literal(comment)))
                .phasedOnly();
    }
}
