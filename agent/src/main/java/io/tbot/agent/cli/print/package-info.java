/**
 * How commands write to a terminal. Open {@link io.tbot.agent.cli.print.Table} first. Entered by the main thread of the
 * command line's JVM.
 */
@NullMarked
package io.tbot.agent.cli.print;

import org.jspecify.annotations.NullMarked;
