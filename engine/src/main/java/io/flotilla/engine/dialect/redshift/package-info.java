/**
 * Amazon Redshift, a small SQL of its own on the protocol of PostgreSQL. A target is a schema.
 * Holds catalog queries and their reader, SQL writers and sessions; no tenants. Of PostgreSQL's
 * dialect it uses how scripts are taken apart, and nothing else.
 */
@NullMarked
package io.flotilla.engine.dialect.redshift;

import org.jspecify.annotations.NullMarked;
