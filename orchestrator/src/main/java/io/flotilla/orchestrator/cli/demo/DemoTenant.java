package io.flotilla.orchestrator.cli.demo;

/**
 * One customer of the demo: which schema it has, and on which of the two databases. The canaries
 * are spread evenly.
 */
record DemoTenant(String id, String schema, DemoRegion region, String tier, boolean canary) {}
