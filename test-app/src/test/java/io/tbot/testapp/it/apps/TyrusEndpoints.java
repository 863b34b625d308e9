package io.tbot.testapp.it.apps;

/** One endpoint that does nothing, for each of the two APIs. */
final class TyrusEndpoints {
    private TyrusEndpoints() {}

    /** Of the newer API. */
    public static final class Jakarta extends jakarta.websocket.Endpoint {
        @Override
        public void onOpen(jakarta.websocket.Session session, jakarta.websocket.EndpointConfig config) {}
    }

    /** Of the older API. */
    public static final class Javax extends javax.websocket.Endpoint {
        @Override
        public void onOpen(javax.websocket.Session session, javax.websocket.EndpointConfig config) {}
    }
}
