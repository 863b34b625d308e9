/** Interleaved runs of whole JVMs under several agents. Open {@link io.tbot.bench.compare.SideBySide} first. */
package io.tbot.bench.compare;
