package io.tbot.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.lookup.NameTable;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlScannerTest {
    private static final int MAX_NAMES = 256;

    private final SqlScanner scanner = new SqlScanner(new SummaryTable(), new NameTable(MAX_NAMES));

    @ParameterizedTest(name = "[{index}] {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', emptyValue = "", textBlock = """
                    SELECT * FROM orders                                              | select | orders
                    select id from Orders where id = ?                                | select | orders
                    SELECT a, b FROM trading.orders o JOIN fills f ON 1=1             | select | orders
                    SELECT * FROM "Orders"                                            | select | Orders
                    SELECT * FROM `my orders`                                         | select | my orders
                    SELECT * FROM [dbo].[Orders]                                      | select | Orders
                    SELECT * FROM db..orders                                          | select | orders
                    SELECT * FROM "a""b".orders                                       | select | orders
                    SELECT TOP (10) * FROM orders                                     | select | orders
                    SELECT DISTINCT symbol FROM ticks                                 | select | ticks
                    SELECT a IS DISTINCT FROM b FROM ticks                            | select | ticks
                    SELECT EXTRACT(YEAR FROM ts) FROM ticks                           | select | ticks
                    SELECT substring(x from 2 for 3), y from ticks                    | select | ticks
                    SELECT (SELECT max(id) FROM fills) FROM orders                    | select | orders
                    SELECT * FROM (SELECT * FROM fills WHERE x = 'FROM secret') t     | select | fills
                    SELECT * FROM ((SELECT 1 FROM fills) UNION (SELECT 2 FROM x)) t   | select | fills
                    SELECT * FROM (orders JOIN fills ON true)                         | select | orders
                    (SELECT 1 FROM a) UNION (SELECT 2 FROM b)                         | select | a
                    SELECT 'FROM secret' FROM orders                                  | select | orders
                    SELECT 'it''s FROM secret' FROM orders                            | select | orders
                    SELECT 'it\\'s FROM secret' FROM orders                           | select | ~~
                    SELECT 'C:\\\\' FROM orders                                       | select | orders
                    SELECT "x FROM secret", 1 FROM orders                             | select | orders
                    SELECT $$FROM secret$$ FROM orders                                | select | orders
                    SELECT $tag$it's FROM secret$tag$ FROM orders                     | select | orders
                    SELECT q'[it's FROM secret]' FROM orders                          | select | ~~
                    SELECT N'FROM secret' FROM orders                                 | select | orders
                    SELECT 1                                                          | select | ~~
                    SELECT 1; DELETE FROM orders                                      | select | ~~
                    SELECT * FROM generate_series(1, 10)                              | select | generate_series
                    SELECT * FROM ONLY orders                                         | select | orders
                    SELECT * FROM ?                                                   | select | ~~
                    SELECT * FROM $1                                                  | select | ~~
                    SELECT * FROM 'file.csv'                                          | select | ~~
                    SELECT * FROM (VALUES (1, 'a')) v                                 | select | ~~
                    -- FROM secret #   SELECT 1                                       | select | ~~
                    /* SELECT * FROM secret */ SELECT * FROM orders                   | select | orders
                    /*+ hint */ SELECT /* c */ * FROM /* d */ orders                  | select | orders
                    # a MySQL comment                                                 | other  | ~~
                    INSERT INTO orders (id) VALUES (1)                                | insert | orders
                    insert into trading.orders values (?, ?)                          | insert | orders
                    INSERT OR REPLACE INTO orders VALUES (1)                          | insert | orders
                    INSERT OR IGNORE INTO orders VALUES (1)                           | insert | orders
                    INSERT IGNORE INTO orders VALUES (1)                              | insert | orders
                    INSERT orders VALUES (1)                                          | insert | orders
                    INSERT INTO "ORDERS"("ID") VALUES (1)                             | insert | ORDERS
                    REPLACE INTO orders VALUES (1)                                    | replace| orders
                    UPDATE orders SET x = 'UPDATE secret'                             | update | orders
                    UPDATE ONLY trading.orders SET x = 1                              | update | orders
                    UPDATE LOW_PRIORITY orders SET x = 1                              | update | orders
                    DELETE FROM orders WHERE id = 5                                   | delete | orders
                    DELETE orders WHERE id = 5                                        | delete | orders
                    MERGE INTO orders KEY(id) VALUES (1)                              | merge  | orders
                    MERGE TOP (1) INTO orders USING x ON 1=1                          | merge  | orders
                    UPSERT INTO orders VALUES (1)                                     | upsert | orders
                    WITH a AS (SELECT * FROM fills) SELECT * FROM a                   | select | fills
                    WITH a AS (SELECT * FROM fills) SELECT * FROM orders JOIN a       | select | orders
                    WITH RECURSIVE t(n) AS (VALUES (1) UNION SELECT n FROM t) SELECT n FROM t | select | ~~
                    WITH a AS (SELECT 1), b AS (SELECT * FROM a, c) DELETE FROM orders | delete | orders
                    WITH x AS NOT MATERIALIZED (SELECT * FROM y) INSERT INTO z SELECT * FROM x | insert | z
                    CREATE TABLE IF NOT EXISTS orders (id INT)                        | create | orders
                    CREATE GLOBAL TEMPORARY TABLE s.orders (id INT)                   | create | orders
                    CREATE UNIQUE INDEX IF NOT EXISTS ix ON orders (id)               | create | orders
                    CREATE OR REPLACE VIEW v AS SELECT 1                              | create | v
                    CREATE SEQUENCE s                                                 | create | ~~
                    DROP TABLE IF EXISTS orders                                       | drop   | orders
                    ALTER TABLE orders ADD COLUMN x INT                               | alter  | orders
                    TRUNCATE TABLE orders                                             | truncate | orders
                    TRUNCATE orders                                                   | truncate | orders
                    {call place_order(?, ?)}                                          | call   | ~~
                    {? = call f(?)}                                                   | call   | ~~
                    EXEC place_order 1                                                | call   | ~~
                    COPY orders FROM STDIN                                            | copy   | orders
                    LOCK TABLE orders IN EXCLUSIVE MODE                               | lock   | orders
                    VALUES (1, 'FROM secret')                                         | values | ~~
                    BEGIN                                                             | begin  | ~~
                    COMMIT                                                            | commit | ~~
                    PRAGMA journal_mode = WAL                                         | pragma | ~~
                    SET search_path TO x                                              | set    | ~~
                    EXPLAIN SELECT * FROM orders                                      | explain| ~~
                    frobnicate the widgets                                            | other  | ~~
                    ~~                                                                | other  | ~~
                    SELECT * FROM tick_2024                                           | select | tick_2024
                    SELECT * FROM größen                                              | select | größen
                    SELECT * FROM #temp                                               | select | #temp
                    SELECT * FROM orders;                                             | select | orders
                    SELECT*FROM(SELECT*FROM fills)x                                   | select | fills
                    """)
    void tellsOperationAndTable(String sql, String operation, String table) {
        SqlSummary summary = scanner.scan(sql.replace("#   ", "\n"));

        assertThat(summary).isEqualTo(new SqlSummary(operation, table));
    }

    @Test
    void namesATableBehindManyColumns() {
        String sql = "SELECT " + "column_name, ".repeat(100) + "x FROM orders";

        assertThat(scanner.scan(sql)).isEqualTo(new SqlSummary("select", "orders"));
    }

    @Test
    void endsAtTwoKilobytesAndReadsNoNameCutInTwo() {
        String sql = "SELECT '" + "x".repeat(2048 - 8 - 10) + "' FROM orders";

        assertThat(scanner.scan(sql)).isEqualTo(new SqlSummary("select", ""));
    }

    @Test
    void returnsTheSameSummaryForTheSameOperationAndTable() {
        SqlSummary first = scanner.scan("SELECT a FROM orders WHERE id = 17");
        SqlSummary second = scanner.scan("SELECT b FROM ORDERS WHERE id = 18");

        assertThat(second).isSameAs(first);
    }

    @Test
    void readsTableNamesBeyondTheCapAsOther() {
        for (int i = 0; i < MAX_NAMES; i++) {
            scanner.scan("SELECT * FROM t" + i);
        }

        assertThat(scanner.scan("SELECT * FROM one_more").table()).isEqualTo("other");
        assertThat(scanner.scan("SELECT * FROM t7").table()).isEqualTo("t7");
    }

    @Test
    void neverThrowsAndNeverLetsALiteralOutWhateverTheText() {
        long seed = 20_240_601;
        Random random = new Random(seed);
        String[] parts = {
            "SELECT ",
            "FROM ",
            "(",
            ")",
            "'secret'",
            "'se''cret'",
            "\"q\"",
            "`b`",
            "[c]",
            "--x\n",
            "/*",
            "*/",
            "$$",
            "$t$",
            "WITH ",
            "AS ",
            "INSERT ",
            "INTO ",
            "orders ",
            ".",
            ",",
            ";",
            "'",
            "\"",
            "\\",
            "\\'",
            "?",
            "1.5e3",
            "UPDATE ",
            "E'",
            "q'",
            "{",
            "}",
            "call ",
            "\u0000",
            "\uD83D",
            "TABLE ",
            "DISTINCT ",
            "ON ",
            "INDEX ",
            "CREATE ",
            " secret ' "
        };
        for (int run = 0; run < 10_000; run++) {
            StringBuilder sql = new StringBuilder();
            for (int part = random.nextInt(60); part > 0; part--) {
                sql.append(parts[random.nextInt(parts.length)]);
            }
            SqlSummary summary = scanner.scan(sql.toString());

            assertThat(summary.table().length()).as("seed %d, %s", seed, sql).isLessThanOrEqualTo(128);
            assertThat(summary.operation()).matches("[a-z]+");
        }
    }

    @Test
    void neverReadsATableOutOfALiteralOfAnyDialect() {
        Random random = new Random(7);
        String[] literals = {
            "'x FROM hidden y'", "'x'' FROM hidden y'", "'x\\' FROM hidden y'", "'x\\\\'' FROM hidden y'",
                    "$$x' FROM hidden $$",
            "$a$ $$ FROM hidden $a$", "N'x FROM hidden'", "E'x\\' FROM hidden '", "q'[x' FROM hidden ]'",
                    "/* ' FROM hidden */ 1",
            "-- ' FROM hidden \n 1", "\"x FROM hidden\"", "\"x\\\" FROM hidden\"", "\"x\"\" FROM hidden\""
        };
        for (int run = 0; run < 10_000; run++) {
            StringBuilder sql = new StringBuilder("SELECT ");
            for (int part = 1 + random.nextInt(4); part > 0; part--) {
                sql.append(literals[random.nextInt(literals.length)]).append(", ");
            }
            sql.append("1 FROM orders");

            assertThat(scanner.scan(sql.toString()).table()).as(sql.toString()).isIn("orders", "");
        }
    }
}
