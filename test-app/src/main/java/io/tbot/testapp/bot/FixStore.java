package io.tbot.testapp.bot;

import io.tbot.testapp.fix.RecentStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import quickfix.FileStoreFactory;
import quickfix.JdbcStoreFactory;
import quickfix.MessageStore;
import quickfix.MessageStoreFactory;
import quickfix.SessionSettings;

/** Where the FIX session keeps its messages and numbers. */
enum FixStore {
    MEMORY {
        @Override
        MessageStoreFactory factory(DataSource pool, GroundTruth truth) {
            return session -> {
                try {
                    return new RecentStore();
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
            };
        }
    },
    /** In a new folder below the system's for temporary files, gone with the JVM. */
    FILE {
        @Override
        MessageStoreFactory factory(DataSource pool, GroundTruth truth) {
            File folder = temporaryFolder();
            SessionSettings settings = new SessionSettings();
            settings.setString("FileStorePath", folder.getPath());
            FileStoreFactory factory = new FileStoreFactory(settings);
            return session -> {
                MessageStore store = factory.create(session);
                for (String name : Objects.requireNonNullElse(folder.list(), new String[0])) {
                    new File(folder, name).deleteOnExit();
                }
                return store;
            };
        }
    },
    /** In tables of the bot's own database. */
    JDBC {
        @Override
        MessageStoreFactory factory(DataSource pool, GroundTruth truth) {
            for (Sql statement : SCHEMA) {
                statement.update(pool, truth, unbound -> {});
            }
            JdbcStoreFactory factory = new JdbcStoreFactory(new SessionSettings());
            factory.setDataSource(pool);
            return factory;
        }
    };

    private static final String SESSION = "beginstring varchar(8), sendercompid varchar(64), sendersubid varchar(64),"
            + " senderlocid varchar(64), targetcompid varchar(64), targetsubid varchar(64), targetlocid varchar(64),"
            + " session_qualifier varchar(64)";
    private static final List<Sql> SCHEMA = List.of(
            Sql.of("drop table if exists sessions"),
            Sql.of("drop table if exists messages"),
            Sql.of("create table sessions (" + SESSION
                    + ", creation_time timestamp, incoming_seqnum int, outgoing_seqnum int)"),
            Sql.of("create table messages (" + SESSION + ", msgseqnum int, message varchar(4000))"));

    /** The store of that name in lower case, or null. */
    static @Nullable FixStore named(String name) {
        for (FixStore store : values()) {
            if (store.name().toLowerCase(Locale.ROOT).equals(name)) {
                return store;
            }
        }
        return null;
    }

    private static File temporaryFolder() {
        try {
            File folder = Files.createTempDirectory("bot-fix-").toFile();
            folder.deleteOnExit();
            return folder;
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }

    abstract MessageStoreFactory factory(DataSource pool, GroundTruth truth);
}
