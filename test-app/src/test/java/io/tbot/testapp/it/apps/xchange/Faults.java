package io.tbot.testapp.it.apps.xchange;

import java.io.IOException;
import org.knowm.xchange.simulated.SimulatedExchangeOperationListener;

/** Lets the simulated exchange fail when the program says so. */
final class Faults implements SimulatedExchangeOperationListener {
    private Exception next;

    /** The next operation ends with {@code fault}. */
    void next(Exception fault) {
        next = fault;
    }

    @Override
    public void onSimulatedExchangeOperation() throws IOException {
        Exception fault = next;
        next = null;
        if (fault instanceof IOException broken) {
            throw broken;
        }
        if (fault != null) {
            throw (RuntimeException) fault;
        }
    }
}
