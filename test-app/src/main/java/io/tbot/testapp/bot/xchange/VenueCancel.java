package io.tbot.testapp.bot.xchange;

import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.params.CancelOrderByInstrument;
import org.knowm.xchange.service.trade.params.CancelOrderByUserReferenceParams;

/** Which order to cancel, by the id that its client gave it. */
record VenueCancel(Instrument instrument, String userReference)
        implements CancelOrderByUserReferenceParams, CancelOrderByInstrument {
    @Override
    public Instrument getInstrument() {
        return instrument;
    }

    @Override
    public String getUserReference() {
        return userReference;
    }
}
