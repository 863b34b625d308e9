/** JMH benchmarks of the probe. Open {@link io.tbot.bench.ProbeBenchmark} first. */
package io.tbot.bench;
