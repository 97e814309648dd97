package io.flotilla.orchestrator.scan;

import io.flotilla.engine.fingerprint.Fingerprint;

/** What one inspection of one target found. */
public sealed interface Inspected {

    long targetId();

    record Read(long targetId, Fingerprint fingerprint) implements Inspected {}

    record Unread(long targetId, ProblemKind kind, String why) implements Inspected {}
}
