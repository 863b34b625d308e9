package io.tbot.engine.config;

import java.util.List;
import java.util.Set;

/**
 * What one configuration file says, before the stronger layers speak.
 *
 * @param addressLine where {@code listen.address} stands, from 1; 0 where the file does not name it
 * @param unbuilt sections that are accepted and do nothing yet
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
        Set<String> unbuilt) {
    static final FileSettings DEFAULTS = new FileSettings(
            Listen.DEFAULTS, 0, 0, Limits.DEFAULTS, List.of(), List.of(), List.of(), List.of(), Set.of());
}
