package io.tbot.testapp.it.apps;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/** Says which loaders serve it and its libraries, stores fills in a pooled database, then is the waiting bot. */
public final class NestedJarBot {
    private NestedJarBot() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("served by " + NestedJarBot.class.getClassLoader().getClass());
        System.out.println(
                "pool served by " + HikariDataSource.class.getClassLoader().getClass());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:nested");
        config.setMaximumPoolSize(2);
        config.setPoolName("nested-pool");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            store(pool);
            WaitingBot.main(arguments);
        }
    }

    private static void store(HikariDataSource pool) throws Exception {
        try (Connection connection = pool.getConnection();
                Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE fills (id INT PRIMARY KEY)");
        }
        for (int i = 0; i < 9; i++) {
            try (Connection connection = pool.getConnection();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO fills VALUES (?)")) {
                insert.setInt(1, i);
                insert.executeUpdate();
            }
        }
    }
}
