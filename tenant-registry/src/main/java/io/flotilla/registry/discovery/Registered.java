package io.flotilla.registry.discovery;

import io.flotilla.registry.target.Status;
import java.util.Map;

/** What reconciling has to know of a registered target. */
record Registered(long id, String tenant, Map<String, String> labels, Status status) {}
