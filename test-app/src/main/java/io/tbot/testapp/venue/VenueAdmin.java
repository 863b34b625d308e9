package io.tbot.testapp.venue;

import com.grack.nanojson.JsonWriter;

/**
 * The requests of whoever runs the venue: its journal, its faults, its feed's rate.
 *
 * <p>Threads: those of the HTTP connections.
 */
final class VenueAdmin {
    /** Everything counted and every order's trail, for whoever compares. */
    static final String JOURNAL = "/journal";

    private static final String PATH = "/admin/";

    private final VenueJournal journal;
    private final Faults faults;
    private final MarketDataPublisher marketData;

    VenueAdmin(VenueJournal journal, Faults faults, MarketDataPublisher marketData) {
        this.journal = journal;
        this.faults = faults;
        this.marketData = marketData;
    }

    /** Whether a request is one of these, and not a client's. */
    static boolean isMeant(RestRequest request) {
        return request.path().startsWith(PATH) || request.path().equals(JOURNAL);
    }

    VenueJournal journal() {
        return journal;
    }

    RestResponse answer(RestRequest request) throws Refusal {
        return switch (request.method() + ' ' + request.path()) {
            case "GET " + JOURNAL -> RestResponse.ok(journal.toWholeJson());
            case "GET /admin/journal" -> RestResponse.ok(journal.toJson());
            case "POST /admin/fault" -> switchFault(request);
            case "POST /admin/feed" -> changeRate(request);
            default -> RestApi.unknown(request);
        };
    }

    private RestResponse switchFault(RestRequest request) throws Refusal {
        String name = OrderTicket.text(request.parameters(), "name");
        String on = OrderTicket.text(request.parameters(), "on");
        Fault fault = Fault.labelled(name);
        if (fault == null) {
            throw illegal("name", name, "not one of " + Fault.labels());
        }
        if (!on.equals("true") && !on.equals("false")) {
            throw illegal("on", on, "not true or false");
        }
        if (on.equals("true")) {
            faults.turnOn(fault, share(request, fault));
        } else {
            faults.turnOff(fault);
        }
        return RestResponse.ok(JsonWriter.string()
                .object()
                .value("name", name)
                .value("on", faults.isOn(fault))
                .end()
                .done());
    }

    private static double share(RestRequest request, Fault fault) throws Refusal {
        String share = request.parameters().get("share");
        try {
            return share == null ? fault.share() : FaultOption.share(share);
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(Refusal.ILLEGAL_PARAMETER, String.valueOf(wrong.getMessage()));
        }
    }

    private RestResponse changeRate(RestRequest request) throws Refusal {
        String text = OrderTicket.text(request.parameters(), "rate");
        int rate;
        try {
            rate = Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw illegal("rate", text, "not a whole number");
        }
        if (rate < 0 || rate > MarketDataPublisher.MAX_RATE) {
            throw illegal("rate", text, "outside 0.." + MarketDataPublisher.MAX_RATE + " ticks per second");
        }
        marketData.setRate(rate);
        return RestResponse.ok(
                JsonWriter.string().object().value("rate", rate).end().done());
    }

    private static Refusal illegal(String name, String value, String why) {
        return new Refusal(Refusal.ILLEGAL_PARAMETER, "parameter '" + name + "': '" + value + "' is " + why);
    }
}
