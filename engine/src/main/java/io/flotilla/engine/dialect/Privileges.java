package io.flotilla.engine.dialect;

/** Whether what roles may do is part of a schema's structure. */
public enum Privileges {
    /** They are neither read nor changed; whatever is made anew gets those it had. */
    IGNORED,
    /** They are read, planned, proven and told as drift. */
    MANAGED
}
