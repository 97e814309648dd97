/**
 * MySQL and MariaDB: one dialect, which tells the two apart where they differ. A target is a
 * database of the server. Holds catalog readers, SQL writers and sessions; no tenants.
 */
@NullMarked
package io.flotilla.engine.dialect.mysql;

import org.jspecify.annotations.NullMarked;
