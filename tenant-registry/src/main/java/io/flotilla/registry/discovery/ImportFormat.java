package io.flotilla.registry.discovery;

/** The forms a file of targets can have. */
public enum ImportFormat {
    /**
     * A header with the columns {@code tenant} and {@code schema}, maybe {@code database}; every
     * other column is a label, absent where the cell is empty.
     */
    CSV,
    /**
     * A list of {@code {tenant, schema, database, labels: {key: value}}}, the last two optional; a
     * label of null is removed.
     */
    YAML
}
