package io.tbot.testapp.bot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The products that the bot can keep its books in. */
enum Database {
    H2("jdbc:h2:mem:bot;DB_CLOSE_DELAY=-1") {
        @Override
        void prepare(String url, GroundTruth truth) {
            // a database in memory is new and nobody else's
        }
    },
    /** Works in a schema of its own, because a database that is given may hold tables of these names. */
    POSTGRES("jdbc:postgresql://127.0.0.1/postgres") {
        @Override
        void prepare(String url, GroundTruth truth) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                long startNanos = System.nanoTime();
                statement.execute(CREATE_SCHEMA.text());
                truth.executed(CREATE_SCHEMA, "single", true, 0, System.nanoTime() - startNanos);
            }
        }

        @Override
        void configure(HikariConfig config) {
            config.addDataSourceProperty("currentSchema", SCHEMA);
            // what a crash loses can be asked of the venue again; waiting for the disk four times an order cannot
            config.addDataSourceProperty("options", "-c synchronous_commit=off");
        }
    };

    private static final String SCHEMA = "tbot_sample";
    private static final Sql CREATE_SCHEMA = new Sql("create", "", "create schema if not exists " + SCHEMA);
    private static final int CONNECTIONS = 4;

    private final String defaultUrl;

    Database(String defaultUrl) {
        this.defaultUrl = defaultUrl;
    }

    /** The product of that name in lower case, or null. */
    static @Nullable Database named(String name) {
        for (Database database : values()) {
            if (database.name().toLowerCase(Locale.ROOT).equals(name)) {
                return database;
            }
        }
        return null;
    }

    /** A pool on the given address, or on the product's usual one. */
    HikariDataSource open(@Nullable String givenUrl, GroundTruth truth) throws SQLException {
        String url = givenUrl == null ? defaultUrl : givenUrl;
        prepare(url, truth);
        HikariConfig config = new HikariConfig();
        config.setPoolName("bot");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        configure(config);
        return new HikariDataSource(config);
    }

    abstract void prepare(String url, GroundTruth truth) throws SQLException;

    void configure(HikariConfig config) {
        // nothing beyond the address
    }
}
