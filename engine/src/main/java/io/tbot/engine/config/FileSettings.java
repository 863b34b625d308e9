package io.tbot.engine.config;

import java.util.List;
import java.util.Map;

/**
 * What one configuration file says, before the stronger layers speak.
 *
 * @param addressLine where {@code listen.address} stands, from 1; 0 where the file does not name it
 * @param others the sections that are not read here, as they stand: the alert engine's, and those that do nothing yet
 */
record FileSettings(
        Listen listen,
        int addressLine,
        int addressColumn,
        Limits limits,
        List<ExchangeRule> exchanges,
        List<ProbeSpec> probes,
        List<Carrier> carriers,
        List<Resume> resume,
        Map<String, Yaml> others) {
    static final FileSettings DEFAULTS = new FileSettings(
            Listen.DEFAULTS, 0, 0, Limits.DEFAULTS, List.of(), List.of(), List.of(), List.of(), Map.of());
}
