package com.ib.client;

/** The shape of the interface of this name, as far as the example names it. */
public interface EWrapper {
    void orderStatus(
            int orderId,
            String status,
            Decimal filled,
            Decimal remaining,
            double avgFillPrice,
            long permId,
            int parentId,
            double lastFillPrice,
            int clientId,
            String whyHeld,
            double mktCapPrice);

    void openOrder(int orderId, Contract contract, Order order, OrderState state);

    void execDetails(int reqId, Contract contract, Execution execution);

    void tickPrice(int tickerId, int field, double price, TickAttrib attribs);

    void tickByTickAllLast(
            int reqId,
            int tickType,
            long time,
            double price,
            Decimal size,
            TickAttribLast attribs,
            String exchange,
            String specialConditions);
}
