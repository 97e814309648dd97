/** What docs, rules and dashboards say of metrics, and what the server offers. */
package io.flotilla.orchestrator.metrics;
