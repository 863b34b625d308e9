package io.tbot.testapp.it.apps.xchange;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.util.Map;
import si.mazi.rescu.RestProxyFactory;

/** Calls of a REST interface whose paths hold words that no reader of the URL could tell from fixed ones. */
final class RouteCalls {
    private final Kraken kraken;

    RouteCalls(String address) {
        this.kraken = RestProxyFactory.createProxy(Kraken.class, address + "/base");
    }

    void call() throws IOException {
        for (String asked : new String[] {"Balance", "TradesHistory", "OpenOrders"}) {
            kraken.ask(asked);
        }
        kraken.order("AddOrder", "7");
    }

    /** Paths as Kraken has them. */
    @Path("0")
    @Produces("application/json")
    public interface Kraken {
        /** A private question. */
        @GET
        @Path("private/{method}")
        Map<String, Object> ask(@PathParam("method") String method) throws IOException;

        /** A private order. */
        @POST
        @Path("private/{method}/{id: \\d+}")
        Map<String, Object> order(@PathParam("method") String method, @PathParam("id") String id) throws IOException;
    }
}
