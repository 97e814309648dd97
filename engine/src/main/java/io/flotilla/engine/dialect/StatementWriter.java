package io.flotilla.engine.dialect;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Rename;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.Plan.Direction;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.plan.PlanRefused;
import io.flotilla.engine.schema.ObjectName;
import io.flotilla.engine.schema.Schema;
import io.flotilla.engine.schema.SchemaObject;
import java.util.List;
import java.util.Set;

/**
 * Writes changes as statements of one server's SQL, names without a schema. Stateless, for any
 * thread; same input, same statements.
 */
public interface StatementWriter {

    /**
     * Every statement that the changes between the two schemas take, those for dependent objects
     * included. Within one {@link Phase} the list is in the order to run them; phases may be mixed.
     *
     * @param direction {@code REVERT} for the way back of a plan from {@code to} to {@code from}
     *     that was made under the same policy: what it put into the trash comes out of there, and
     *     what it made may be dropped
     * @param anew what is to be dropped and created again although it could be altered, because no
     *     order of the statements lets it be
     */
    List<Draft> write(
            List<Change> changes,
            Schema from,
            Schema to,
            PlanPolicy policy,
            Direction direction,
            Set<ObjectName> anew);

    /** The statement that renames one thing, its owner having its new name already. */
    Draft rename(Rename rename);

    /** Whether it renames things of that kind; others are dropped and created. */
    default boolean renames(Rename.Kind kind) {
        return true;
    }

    /**
     * The objects that the renames would leave broken, because the server keeps their text as it
     * is: they have to be dropped before and created after.
     *
     * @throws PlanRefused if there is something that can be neither
     */
    default List<SchemaObject> brokenBy(List<Rename> renames, Schema from) {
        return List.of();
    }

    /** The same check, for a schema in which nothing has been renamed yet. */
    Check beforeRenames(Check check, List<Rename> renames);
}
