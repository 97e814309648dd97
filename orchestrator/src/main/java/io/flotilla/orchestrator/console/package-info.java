/**
 * The frame around the console's pages: signing in, the layout's data, how problems and times are
 * shown, what a browser may send. The pages themselves are with what they show ({@code *Pages}).
 */
@NullMarked
package io.flotilla.orchestrator.console;

import org.jspecify.annotations.NullMarked;
