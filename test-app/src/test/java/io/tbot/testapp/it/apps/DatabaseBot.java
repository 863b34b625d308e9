package io.tbot.testapp.it.apps;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs a known number of statements over each driver, then waits for the end of its stdin. */
public final class DatabaseBot {
    public static void main(String[] args) throws Exception {
        work(args);
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    static void work(String... args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:plain")) {
            statements(connection);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            statements(connection);
        }
        if (args.length > 0) {
            try (Connection connection = DriverManager.getConnection(args[0])) {
                statements(connection);
            }
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:pooled");
        config.setPoolName("bot-pool");
        config.setMaximumPoolSize(3);
        HikariDataSource pool = new HikariDataSource(config);
        pooled(pool);
    }

    private static void statements(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS orders");
            statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, note VARCHAR(20))");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?, 'FROM secret')")) {
            for (int i = 0; i < 10; i++) {
                insert.setInt(1, i);
                insert.executeUpdate();
            }
            for (int i = 10; i < 15; i++) {
                insert.setInt(1, i);
                insert.addBatch();
            }
            insert.executeBatch();
            insert.setInt(1, 3);
            insert.executeUpdate();
            throw new IllegalStateException("a duplicate was taken");
        } catch (SQLException duplicate) {
            // what the test counts
        }
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                statement.executeQuery("SELECT * FROM orders WHERE id = " + i).next();
            }
        }
    }

    private static void pooled(HikariDataSource pool) throws SQLException {
        for (int i = 0; i < 7; i++) {
            try (Connection connection = pool.getConnection();
                    Statement create = connection.createStatement()) {
                create.execute("CREATE TABLE IF NOT EXISTS fills (id INT)");
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO fills VALUES (?)")) {
                    insert.setInt(1, i);
                    insert.execute();
                }
            }
        }
    }
}
