package io.flotilla.orchestrator;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;

/** This process's name among the nodes that share a control database: {@code <pid>@<host>}. */
@Singleton
public class NodeName {
    private final String value = ManagementFactory.getRuntimeMXBean().getName();

    @Override
    public String toString() {
        return value;
    }
}
