package io.flotilla.engine.dialect.redshift;

import io.flotilla.engine.schema.Schema;

/** Schemas out of catalog rows, for tests outside this package. */
public final class CatalogSchemas {

    private CatalogSchemas() {}

    /** The schema that the rows tell of, as {@link CatalogRows} writes them. */
    public static Schema read(String rows) {
        return SchemaReader.read("app", CatalogRows.read(rows));
    }
}
