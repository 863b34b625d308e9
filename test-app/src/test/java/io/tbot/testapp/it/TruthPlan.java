package io.tbot.testapp.it;

import java.nio.file.Path;

/**
 * One seeded run of the sample bot.
 *
 * @param home Java home of bot and venue
 * @param orders to place
 * @param way that they go: {@code rest}, {@code fix}, {@code xchange} or {@code both}
 * @param probed whether the configuration says which methods place orders and take reports
 * @param database {@code h2} or {@code postgres}
 * @param jdbcUrl its address; empty for the product's usual one
 */
record TruthPlan(Path home, int orders, String way, boolean probed, String database, String jdbcUrl) {
    /** Messages a second: a bot that is busy and still keeps up on two processors, which its venue shares. */
    static final int MARKET_RATE = 5_000;

    static final int SEED = 7;

    /** Orders by REST, books in memory. */
    static TruthPlan of(Path home, int orders) {
        return new TruthPlan(home, orders, "rest", true, "h2", "");
    }

    /** The same by another way. */
    TruthPlan by(String other) {
        return new TruthPlan(home, orders, other, probed, database, jdbcUrl);
    }

    /** The same with nothing said about orders: what is counted of them, the agent knows from the libraries. */
    TruthPlan unprobed() {
        return new TruthPlan(home, orders, way, false, database, jdbcUrl);
    }

    /** The same with its books in PostgreSQL. */
    TruthPlan onPostgres(String url) {
        return new TruthPlan(home, orders, way, probed, "postgres", url);
    }

    /** What JDBC metadata calls the product. */
    String product() {
        return database.equals("postgres") ? "postgresql" : database;
    }

    @Override
    public String toString() {
        return home.getFileName() + ", " + product() + ", " + orders + " orders by " + way
                + (probed ? "" : ", unprobed");
    }
}
