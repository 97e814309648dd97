package io.flotilla.engine.dialect;

/** A family of servers that lock, store and run scripts alike. */
public enum ServerKind {
    POSTGRES,
    /** MySQL and MariaDB. */
    MYSQL,
    REDSHIFT
}
