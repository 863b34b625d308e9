package io.tbot.testapp.bot.xchange;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The venue's requests. Numbers are texts: they travel as they were written. */
@Path("")
@Produces("application/json")
interface VenueRoutes {
    @POST
    @Path("api/v3/order")
    VenueAck place(
            @FormParam("symbol") String symbol,
            @FormParam("side") String side,
            @FormParam("type") String type,
            @FormParam("quantity") String quantity,
            @Nullable @FormParam("price") String price,
            @Nullable @FormParam("newClientOrderId") String clientId,
            @FormParam("tickNanos") long tickNanos)
            throws IOException, VenueError;

    @PUT
    @Path("api/v3/order")
    VenueAck replace(
            @FormParam("orderId") String orderId,
            @FormParam("symbol") String symbol,
            @FormParam("side") String side,
            @FormParam("type") String type,
            @FormParam("quantity") String quantity,
            @FormParam("price") String price,
            @Nullable @FormParam("newClientOrderId") String clientId)
            throws IOException, VenueError;

    @GET
    @Path("api/v3/openOrders")
    List<VenueOrder> openOrders() throws IOException, VenueError;

    @DELETE
    @Path("api/v3/order")
    VenueAck cancel(@QueryParam("symbol") String symbol, @QueryParam("origClientOrderId") String clientId)
            throws IOException, VenueError;
}
