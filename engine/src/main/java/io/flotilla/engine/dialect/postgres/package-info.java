/**
 * PostgreSQL 14 to 18. Inspection is one statement, {@code inspect.sql}, that finds everything
 * through {@code pg_depend} and so costs the same in a database of ten schemas and of ten thousand;
 * {@code *Row} records are what it returns, and small assemblers turn them into the model. SQL text
 * that depends on the server's version stays in here.
 */
@NullMarked
package io.flotilla.engine.dialect.postgres;

import org.jspecify.annotations.NullMarked;
