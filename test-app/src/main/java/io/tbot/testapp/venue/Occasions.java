package io.tbot.testapp.venue;

import java.util.function.BooleanSupplier;

/** Whether a fault strikes, occasion after occasion. Threads: one. */
final class Occasions implements BooleanSupplier {
    private final SeededHash hash;
    private final Faults faults;
    private final Fault fault;
    private long last;

    Occasions(long seed, Faults faults, Fault fault) {
        this.hash = new SeededHash(seed, fault.label());
        this.faults = faults;
        this.fault = fault;
    }

    @Override
    public boolean getAsBoolean() {
        return hash.fraction(last++) < faults.share(fault);
    }
}
