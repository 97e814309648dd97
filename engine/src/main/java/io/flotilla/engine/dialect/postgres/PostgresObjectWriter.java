package io.flotilla.engine.dialect.postgres;

import io.flotilla.engine.dialect.Draft;
import io.flotilla.engine.schema.SchemaObject;
import java.util.List;

/**
 * Writes one kind of object. What depends on an object that is dropped, or dropped and created
 * again, is seen to elsewhere; so is the order among objects.
 */
interface PostgresObjectWriter<T extends SchemaObject> {

    List<Draft> create(T object);

    List<Draft> drop(T object);

    /** Whether {@link #alter} leads there; if not, the object is dropped and created again. */
    boolean altersInPlace(T from, T to);

    List<Draft> alter(T from, T to);
}
