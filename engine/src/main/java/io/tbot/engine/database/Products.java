package io.tbot.engine.database;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * Which database product a driver's class or a JDBC address belongs to.
 *
 * <p>Threads: any; a class is looked at once. Errors: pools, proxies and drivers it does not know read as {@code null}.
 */
final class Products extends ClassValue<String> {
    private static final String NONE = "";

    /** Package prefix of a driver, then the label. */
    private static final String[] DRIVERS = {
        "org.h2.", "h2",
        "org.postgresql.", "postgresql",
        "com.impossibl.postgres.", "postgresql",
        "org.sqlite.", "sqlite",
        "com.mysql.", "mysql",
        "org.mariadb.", "mariadb",
        "org.hsqldb.", "hsqldb",
        "org.apache.derby.", "derby",
        "oracle.jdbc.", "oracle",
        "com.microsoft.sqlserver.", "sqlserver",
        "net.sourceforge.jtds.", "sqlserver",
        "com.ibm.db2.", "db2",
        "com.clickhouse.", "clickhouse",
        "ru.yandex.clickhouse.", "clickhouse",
        "org.duckdb.", "duckdb",
        "net.snowflake.", "snowflake",
        "com.amazon.redshift.", "redshift",
        "org.firebirdsql.", "firebird",
        "com.sap.db.", "hana",
        "com.vertica.", "vertica",
        "io.trino.", "trino",
        "com.facebook.presto.", "presto",
        "com.taosdata.", "tdengine",
        "org.apache.hive.", "hive",
    };

    /** The product that an object of a driver belongs to. */
    @HotPath
    @Nullable
    String of(Class<?> type) {
        String product = get(type);
        return product.isEmpty() ? null : product;
    }

    @Override
    protected String computeValue(Class<?> type) {
        String product = ofName(type.getName());
        return product == null ? NONE : product;
    }

    /** The product that a driver's class belongs to, by its name. */
    static @Nullable String ofName(String name) {
        for (int i = 0; i < DRIVERS.length; i += 2) {
            if (name.startsWith(DRIVERS[i])) {
                return DRIVERS[i + 1];
            }
        }
        return null;
    }

    /** The product that {@code jdbc:product:…} names; {@code unknown} for anything else. */
    static String ofAddress(@Nullable String address) {
        if (address == null || !address.startsWith("jdbc:")) {
            return DatabaseCalls.UNKNOWN;
        }
        int end = address.indexOf(':', 5);
        String product = end < 0 ? "" : address.substring(5, end);
        if (product.equals("jtds")) {
            return "sqlserver";
        }
        return product.isEmpty() ? DatabaseCalls.UNKNOWN : product;
    }
}
