package io.tbot.engine.probe;

import io.tbot.engine.config.ProbeSpec;
import java.util.List;
import java.util.Map;

/**
 * What became of one configured probe.
 *
 * @param sites woven methods with their site ids
 * @param problems keys that did not bind
 * @param nearMisses classes that matched without a matching method; empty once anything is woven
 */
public record ProbeReport(
        ProbeSpec probe, Map<String, Integer> sites, List<String> problems, List<String> nearMisses) {}
