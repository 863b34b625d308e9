package io.tbot.testapp.bot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * One statement text and how it is run.
 *
 * @param operation its first word
 * @param table what it works on
 */
record Sql(String operation, String table, String text) {
    /** Sets the parameters of a statement, or of all rows of a batch. */
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Reads operation and table off a text like {@code insert into orders …}. */
    static Sql of(String text) {
        String[] words = text.replace("if exists ", "").split(" ", 4);
        int table = words[0].equals("update") ? 1 : 2;
        return new Sql(words[0], words[table], text);
    }

    /** Runs it once on a connection of its own. */
    void update(DataSource pool, GroundTruth truth, Binding binding) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(text)) {
            binding.bind(statement);
            int rows = 0;
            boolean ok = false;
            long startNanos = System.nanoTime();
            try {
                rows = statement.executeUpdate();
                ok = true;
            } finally {
                truth.executed(this, "single", ok, rows, System.nanoTime() - startNanos);
            }
        } catch (SQLException failed) {
            complain(failed);
        }
    }

    /** Runs all rows that the binding has added, in one round trip. */
    void batch(DataSource pool, GroundTruth truth, Binding binding) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(text)) {
            binding.bind(statement);
            int rows = 0;
            boolean ok = false;
            long startNanos = System.nanoTime();
            try {
                rows = statement.executeBatch().length;
                ok = true;
            } finally {
                truth.executed(this, "batch", ok, rows, System.nanoTime() - startNanos);
            }
        } catch (SQLException failed) {
            complain(failed);
        }
    }

    /** What cannot be stored is lost; trading goes on. */
    private void complain(SQLException failed) {
        System.err.println("bot: could not " + operation + " " + table + ": " + failed.getMessage());
    }
}
