package io.flotilla.engine.inspect;

import io.flotilla.engine.dialect.UnsupportedObject;
import io.flotilla.engine.fingerprint.Fingerprint;

/** What a scan found in place of, or as, a schema. */
public sealed interface Reading {
    record Found(Fingerprint fingerprint) implements Reading {}

    record Missing() implements Reading {}

    record Unsupported(UnsupportedObject reason) implements Reading {}
}
