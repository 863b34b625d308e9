package io.tbot.testapp.bot;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables of orders, fills and ticks. Statements commit one by one.
 *
 * <p>Threads: any; each statement borrows a connection.
 */
final class TradeStore {
    private static final List<Sql> SCHEMA = List.of(
            Sql.of("drop table if exists orders"),
            Sql.of("drop table if exists fills"),
            Sql.of("drop table if exists ticks"),
            Sql.of(
                    "create table orders (n bigint primary key, client_id varchar(40), symbol varchar(20), side varchar(4),"
                            + " type varchar(10), price numeric(20, 8), quantity numeric(20, 8), middle numeric(20, 8),"
                            + " status varchar(20), filled numeric(20, 8))"),
            Sql.of("create table fills (n bigint, fill int, exec_id bigint, quantity numeric(20, 8),"
                    + " price numeric(20, 8), primary key (n, fill))"),
            Sql.of("create table ticks (n bigint primary key, symbol varchar(20), sequence bigint, event_time bigint,"
                    + " price numeric(20, 8), quantity numeric(20, 8))"));

    private static final Sql INSERT_ORDER =
            Sql.of("insert into orders (n, client_id, symbol, side, type, price, quantity, middle, status, filled)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private static final Sql UPDATE_ORDER = Sql.of("update orders set status = ?, filled = ? where n = ?");
    private static final Sql INSERT_FILL =
            Sql.of("insert into fills (n, fill, exec_id, quantity, price) values (?, ?, ?, ?, ?)");
    private static final Sql INSERT_TICK =
            Sql.of("insert into ticks (n, symbol, sequence, event_time, price, quantity) values (?, ?, ?, ?, ?, ?)");
    private static final Sql DELETE_ORDERS = Sql.of("delete from orders where n <= ?");
    private static final Sql DELETE_FILLS = Sql.of("delete from fills where n <= ?");
    private static final Sql DELETE_TICKS = Sql.of("delete from ticks where n <= ?");

    private final DataSource pool;
    private final GroundTruth truth;

    TradeStore(DataSource pool, GroundTruth truth) {
        this.pool = pool;
        this.truth = truth;
    }

    void createSchema() {
        for (Sql statement : SCHEMA) {
            statement.update(pool, truth, unbound -> {});
        }
    }

    void insertOrder(OrderRecord order, BigDecimal middle) {
        OrderRequest request = order.request();
        INSERT_ORDER.update(pool, truth, row -> {
            row.setLong(1, order.ordinal());
            row.setString(2, request.clientId());
            row.setString(3, request.symbol());
            row.setString(4, request.side().name());
            row.setString(5, request.type().name());
            row.setBigDecimal(6, request.price());
            row.setBigDecimal(7, request.quantity());
            row.setBigDecimal(8, middle);
            row.setString(9, OrderState.PENDING.name());
            row.setBigDecimal(10, BigDecimal.ZERO);
        });
    }

    void updateOrder(OrderRecord order, OrderState state, BigDecimal filled) {
        UPDATE_ORDER.update(pool, truth, row -> {
            row.setString(1, state.name());
            row.setBigDecimal(2, filled);
            row.setLong(3, order.ordinal());
        });
    }

    void insertFill(OrderRecord order, int number, Execution execution) {
        INSERT_FILL.update(pool, truth, row -> {
            row.setLong(1, order.ordinal());
            row.setInt(2, number);
            row.setLong(3, execution.execId());
            row.setBigDecimal(4, execution.lastQty());
            row.setBigDecimal(5, execution.lastPx());
        });
    }

    /** Inserts ticks in one batch; the first gets the given ordinal. */
    void insertTicks(long first, List<Tick> ticks) {
        INSERT_TICK.batch(pool, truth, rows -> {
            long n = first;
            for (Tick tick : ticks) {
                bind(rows, n++, tick);
                rows.addBatch();
            }
        });
    }

    void deleteTicksUpTo(long n) {
        DELETE_TICKS.update(pool, truth, row -> row.setLong(1, n));
    }

    void deleteOrdersUpTo(long n) {
        DELETE_FILLS.update(pool, truth, row -> row.setLong(1, n));
        DELETE_ORDERS.update(pool, truth, row -> row.setLong(1, n));
    }

    private static void bind(PreparedStatement row, long n, Tick tick) throws SQLException {
        row.setLong(1, n);
        row.setString(2, tick.symbol());
        row.setLong(3, tick.sequence());
        row.setLong(4, tick.eventTimeMillis());
        row.setBigDecimal(5, tick.price());
        row.setBigDecimal(6, tick.quantity());
    }
}
