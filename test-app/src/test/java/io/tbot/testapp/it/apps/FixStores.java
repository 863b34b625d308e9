package io.tbot.testapp.it.apps;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import quickfix.FileStoreFactory;
import quickfix.JdbcStoreFactory;
import quickfix.MemoryStoreFactory;
import quickfix.MessageStoreFactory;
import quickfix.SessionSettings;

/** A message store in memory, in files, or in H2 behind HikariCP, where H2 itself counts the statements. */
final class FixStores {
    private static final String KEY = """
            beginstring CHAR(8), sendercompid VARCHAR(64), sendersubid VARCHAR(64), senderlocid VARCHAR(64),
            targetcompid VARCHAR(64), targetsubid VARCHAR(64), targetlocid VARCHAR(64), session_qualifier VARCHAR(64)""";

    private final String kind;
    private final HikariDataSource pool;

    FixStores(String kind) throws SQLException {
        this.kind = kind;
        pool = kind.equals("jdbc") ? pool() : null;
    }

    private static HikariDataSource pool() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:fix");
        config.setPoolName("fix-pool");
        config.setMaximumPoolSize(4);
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sessions (" + KEY
                    + ", creation_time TIMESTAMP, incoming_seqnum INT, outgoing_seqnum INT)");
            statement.execute("CREATE TABLE messages (" + KEY + ", msgseqnum INT, message CLOB)");
            statement.execute("SET QUERY_STATISTICS TRUE");
        }
        return pool;
    }

    MessageStoreFactory factory(SessionSettings settings) {
        if (kind.equals("file")) {
            settings.setString("FileStorePath", "store");
            return new FileStoreFactory(settings);
        }
        if (pool == null) {
            return new MemoryStoreFactory();
        }
        JdbcStoreFactory factory = new JdbcStoreFactory(settings);
        factory.setDataSource(pool);
        return factory;
    }

    /**
     * Statements by first word and table, as the database counted them, once it counts no more: the session stores its
     * last number after the last message was seen on the wire.
     */
    Map<String, Integer> statements() throws Exception {
        if (pool == null) {
            return new TreeMap<>();
        }
        Map<String, Integer> counts = counted();
        for (Map<String, Integer> before = Map.of(); !counts.equals(before); counts = counted()) {
            before = counts;
            Thread.sleep(200);
        }
        return counts;
    }

    private Map<String, Integer> counted() throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT sql_statement, execution_count FROM information_schema.query_statistics")) {
            while (rows.next()) {
                String text = rows.getString(1).toLowerCase(java.util.Locale.ROOT);
                String table = text.contains(" messages ") ? "messages" : text.contains(" sessions ") ? "sessions" : "";
                if (!table.isEmpty()) {
                    counts.merge(text.substring(0, text.indexOf(' ')) + " " + table, rows.getInt(2), Integer::sum);
                }
            }
        }
        return counts;
    }
}
