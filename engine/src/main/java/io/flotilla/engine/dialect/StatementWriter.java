package io.flotilla.engine.dialect;

import io.flotilla.engine.change.Change;
import io.flotilla.engine.change.Rename;
import io.flotilla.engine.plan.Check;
import io.flotilla.engine.plan.PlanPolicy;
import io.flotilla.engine.schema.Schema;
import java.util.List;

/**
 * Writes changes as statements of one server's SQL, names without a schema. Stateless, for any
 * thread; same input, same statements.
 */
public interface StatementWriter {

    /**
     * Every statement that the changes between the two schemas take, those for dependent objects
     * included. Within one {@link Phase} the list is in the order to run them; phases may be mixed.
     */
    List<Draft> write(List<Change> changes, Schema from, Schema to, PlanPolicy policy);

    /** The statement that renames one thing, its owner having its new name already. */
    Draft rename(Rename rename);

    /** The same check, for a schema in which nothing has been renamed yet. */
    Check beforeRenames(Check check, List<Rename> renames);
}
