package io.flotilla.engine.schema;

/**
 * One object of a schema cannot be without another, as the server records it: a view without the
 * columns it reads, a default without the function it calls. Parts of a relation are not listed as
 * needing the relation.
 */
public record Dependency(ObjectName dependent, ObjectName needed) {}
