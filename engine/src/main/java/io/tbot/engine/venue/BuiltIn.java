package io.tbot.engine.venue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of well-known venues, by the name that {@link io.tbot.engine.exchange.Venues} gives their hosts, in the
 * grammar of {@link ProfileText}. Source: the venues' own API documents.
 *
 * <p>A list is called {@code open_orders} only where the venue answers with all of them at once; one that comes in
 * pages says nothing of what it leaves out. A number is a {@code sequence} only where the venue counts it by one within
 * a symbol.
 */
final class BuiltIn {
    static final List<String> NAMES =
            List.of("binance", "kraken", "coinbase", "bybit", "okx", "kucoin", "bitstamp", "alpaca", "gemini");

    private static final String BINANCE = """
            code answer.code
            ok 200
            limit -1003
            limit -1015
            unknown -1006
            unknown -1007
            wrap data
            wrap event
            place POST /api/v3/order,/fapi/v1/order,/dapi/v1/order,/papi/v1/um/order,/papi/v1/cm/order,/sapi/v1/margin/order
              symbol=request.symbol side=request.side order_type=request.type price=request.price qty=request.quantity
              client_id=request.newClientOrderId,answer.clientOrderId id=answer.orderId status=answer.status
              cum_qty=answer.executedQty avg_px=answer.avgPrice time=answer.transactTime,answer.updateTime
            replace POST /api/v3/order/cancelReplace
              symbol=request.symbol side=request.side order_type=request.type price=request.price qty=request.quantity
              id=request.cancelOrderId,answer.newOrderResponse.orderId orig_client_id=request.cancelOrigClientOrderId
              client_id=request.newClientOrderId,answer.newOrderResponse.clientOrderId
              status=answer.newOrderResponse.status cum_qty=answer.newOrderResponse.executedQty
            replace PUT /fapi/v1/order,/dapi/v1/order,/papi/v1/um/order,/papi/v1/cm/order
              symbol=request.symbol side=request.side price=request.price qty=request.quantity
              id=request.orderId,answer.orderId orig_client_id=request.origClientOrderId status=answer.status
            replace PUT /api/v3/order/amend/keepPriority
              symbol=request.symbol qty=request.newQty id=request.orderId,answer.amendedOrder.orderId
              orig_client_id=request.origClientOrderId client_id=request.newClientOrderId
            cancel DELETE /api/v3/order,/fapi/v1/order,/dapi/v1/order,/papi/v1/um/order,/papi/v1/cm/order,/sapi/v1/margin/order
              symbol=request.symbol id=request.orderId,answer.orderId orig_client_id=request.origClientOrderId
              client_id=request.newClientOrderId status=answer.status cum_qty=answer.executedQty
            cancel DELETE /api/v3/openOrders,/fapi/v1/allOpenOrders,/dapi/v1/allOpenOrders,/papi/v1/um/allOpenOrders
              symbol=request.symbol
            query GET /api/v3/order,/fapi/v1/order,/dapi/v1/order,/papi/v1/um/order,/sapi/v1/margin/order
              symbol=request.symbol id=answer.orderId client_id=answer.clientOrderId status=answer.status
              cum_qty=answer.executedQty avg_px=answer.avgPrice
            open_orders GET /api/v3/openOrders,/fapi/v1/openOrders,/dapi/v1/openOrders,/papi/v1/um/openOrders
              symbol=request.symbol,answer.[].symbol id=answer.[].orderId client_id=answer.[].clientOrderId
              status=answer.[].status side=answer.[].side cum_qty=answer.[].executedQty avg_px=answer.[].avgPrice
            trades GET /api/v3/myTrades,/fapi/v1/userTrades,/dapi/v1/userTrades,/papi/v1/um/userTrades
              symbol=request.symbol,answer.[].symbol id=answer.[].orderId exec_id=answer.[].id last_px=answer.[].price
              last_qty=answer.[].qty fee=answer.[].commission fee_currency=answer.[].commissionAsset time=answer.[].time
            time GET /api/v3/time,/fapi/v1/time,/dapi/v1/time time=answer.serverTime
            limits GET /api/v3/exchangeInfo,/fapi/v1/exchangeInfo,/dapi/v1/exchangeInfo
              limit_type=answer.rateLimits[].rateLimitType limit_interval=answer.rateLimits[].interval
              limit_interval_num=answer.rateLimits[].intervalNum limit=answer.rateLimits[].limit
            order e=executionReport symbol=s client_id=c orig_client_id=C id=i status=X side=S order_type=o price=p qty=q
              last_qty=l last_px=L cum_qty=z exec_id=t reason=r fee=n fee_currency=N time=T
            order e=ORDER_TRADE_UPDATE symbol=o.s client_id=o.c id=o.i status=o.X side=o.S order_type=o.o price=o.p qty=o.q
              last_qty=o.l last_px=o.L cum_qty=o.z avg_px=o.ap exec_id=o.t fee=o.n fee_currency=o.N time=o.T
            trades e=trade symbol=s time=E sequence=t
            agg_trades e=aggTrade symbol=s time=E sequence=a
            order_book e=depthUpdate symbol=s time=E first_sequence=U sequence=u previous_sequence=pu
            ticker e=bookTicker|24hrTicker|24hrMiniTicker symbol=s time=E bid=b ask=a
            candles e=kline symbol=s time=E
            mark_price e=markPriceUpdate symbol=s time=E
            ticker u=* symbol=s bid=b ask=a
            send_place method=order.place request_id=id symbol=params.symbol side=params.side order_type=params.type
              price=params.price qty=params.quantity client_id=params.newClientOrderId
            send_cancel method=order.cancel request_id=id symbol=params.symbol id=params.orderId
              orig_client_id=params.origClientOrderId client_id=params.newClientOrderId
            send_replace method=order.cancelReplace request_id=id symbol=params.symbol side=params.side
              order_type=params.type price=params.price qty=params.quantity id=params.cancelOrderId
              orig_client_id=params.cancelOrigClientOrderId client_id=params.newClientOrderId
            send_replace method=order.modify request_id=id symbol=params.symbol side=params.side price=params.price
              qty=params.quantity id=params.orderId orig_client_id=params.origClientOrderId
            reply id=* request_id=id id=result.orderId client_id=result.clientOrderId status=result.status
              cum_qty=result.executedQty code=error.code time=result.transactTime limit_type=rateLimits[].rateLimitType
              limit_interval=rateLimits[].interval limit_interval_num=rateLimits[].intervalNum limit=rateLimits[].limit
              limit_used=rateLimits[].count
            """;

    private static final String KRAKEN = """
            code answer.error[0]
            limit EAPI:Rate limit exceeded
            limit EOrder:Rate limit exceeded
            limit EGeneral:Temporary lockout
            limit EGeneral:Too many requests
            limit EService:Throttled*
            unknown EGeneral:Internal error
            unknown EService:Unavailable
            unknown EService:Timeout
            place POST /0/private/AddOrder
              symbol=request.pair side=request.type order_type=request.ordertype price=request.price qty=request.volume
              client_id=request.cl_ord_id id=answer.result.txid[0]
            replace POST /0/private/EditOrder
              symbol=request.pair price=request.price qty=request.volume id=request.txid,answer.result.txid
            replace POST /0/private/AmendOrder
              price=request.limit_price qty=request.order_qty id=request.txid orig_client_id=request.cl_ord_id
            cancel POST /0/private/CancelOrder id=request.txid orig_client_id=request.cl_ord_id
            cancel POST /0/private/CancelAll
            query POST /0/private/QueryOrders
              symbol=answer.result.{}.descr.pair id=answer.result.{} client_id=answer.result.{}.cl_ord_id
              status=answer.result.{}.status side=answer.result.{}.descr.type cum_qty=answer.result.{}.vol_exec
              avg_px=answer.result.{}.price
            open_orders POST /0/private/OpenOrders
              symbol=answer.result.open.{}.descr.pair id=answer.result.open.{} client_id=answer.result.open.{}.cl_ord_id
              status=answer.result.open.{}.status side=answer.result.open.{}.descr.type
              cum_qty=answer.result.open.{}.vol_exec avg_px=answer.result.open.{}.price
            trades POST /0/private/TradesHistory
              symbol=answer.result.trades.{}.pair id=answer.result.trades.{}.ordertxid exec_id=answer.result.trades.{}
              last_px=answer.result.trades.{}.price last_qty=answer.result.trades.{}.vol fee=answer.result.trades.{}.fee
              time=answer.result.trades.{}.time
            time GET /0/public/Time time=answer.result.unixtime
            order channel=executions symbol=data[].symbol client_id=data[].cl_ord_id id=data[].order_id
              status=data[].order_status side=data[].side order_type=data[].order_type price=data[].limit_price
              qty=data[].order_qty last_qty=data[].last_qty last_px=data[].last_price cum_qty=data[].cum_qty
              avg_px=data[].avg_price exec_id=data[].exec_id reason=data[].reason time=data[].timestamp
            trades channel=trade symbol=data[].symbol time=data[].timestamp sequence=data[].trade_id
            order_book channel=book symbol=data[].symbol time=data[].timestamp
            ticker channel=ticker symbol=data[].symbol time=data[].timestamp bid=data[].bid ask=data[].ask
            candles channel=ohlc symbol=data[].symbol time=data[].timestamp
            send_place method=add_order request_id=req_id symbol=params.symbol side=params.side
              order_type=params.order_type price=params.limit_price qty=params.order_qty client_id=params.cl_ord_id
            send_replace method=amend_order|edit_order request_id=req_id id=params.order_id price=params.limit_price
              qty=params.order_qty orig_client_id=params.cl_ord_id
            send_cancel method=cancel_order request_id=req_id id=params.order_id[0] orig_client_id=params.cl_ord_id[0]
            reply method=add_order|amend_order|edit_order|cancel_order request_id=req_id id=result.order_id
              client_id=result.cl_ord_id code=error time=time_out
            """;

    private static final String COINBASE = """
            code answer.error_response.error
            ok UNKNOWN_CANCEL_FAILURE_REASON
            place POST /api/v3/brokerage/orders
              symbol=request.product_id side=request.side client_id=request.client_order_id
              price=request.order_configuration.limit_limit_gtc.limit_price,request.order_configuration.limit_limit_gtd.limit_price,request.order_configuration.sor_limit_ioc.limit_price,request.order_configuration.limit_limit_fok.limit_price
              qty=request.order_configuration.limit_limit_gtc.base_size,request.order_configuration.limit_limit_gtd.base_size,request.order_configuration.sor_limit_ioc.base_size,request.order_configuration.limit_limit_fok.base_size,request.order_configuration.market_market_ioc.base_size
              id=answer.success_response.order_id
            replace POST /api/v3/brokerage/orders/edit id=request.order_id price=request.price qty=request.size
            cancel POST /api/v3/brokerage/orders/batch_cancel
              id=request.order_ids[0] code=answer.results[0].failure_reason
            query GET /api/v3/brokerage/orders/historical/*
              id=answer.order.order_id client_id=answer.order.client_order_id symbol=answer.order.product_id
              status=answer.order.status cum_qty=answer.order.filled_size avg_px=answer.order.average_filled_price
            orders GET /api/v3/brokerage/orders/historical/batch
              id=answer.orders[].order_id client_id=answer.orders[].client_order_id symbol=answer.orders[].product_id
              status=answer.orders[].status cum_qty=answer.orders[].filled_size
              avg_px=answer.orders[].average_filled_price side=answer.orders[].side
            trades GET /api/v3/brokerage/orders/historical/fills
              id=answer.fills[].order_id exec_id=answer.fills[].trade_id symbol=answer.fills[].product_id
              last_px=answer.fills[].price last_qty=answer.fills[].size fee=answer.fills[].commission
            time GET /api/v3/brokerage/time time=answer.epochMillis
            time GET /time time=answer.iso
            place POST /orders symbol=request.product_id side=request.side order_type=request.type price=request.price
              qty=request.size client_id=request.client_oid id=answer.id status=answer.status code=answer.message
            cancel DELETE /orders/* id=path.1 code=answer.message
            cancel DELETE /orders symbol=request.product_id code=answer.message
            order channel=user symbol=events[0].orders[].product_id client_id=events[0].orders[].client_order_id
              id=events[0].orders[].order_id status=events[0].orders[].status side=events[0].orders[].order_side
              order_type=events[0].orders[].order_type cum_qty=events[0].orders[].cumulative_quantity
              avg_px=events[0].orders[].avg_price
            trades channel=market_trades symbol=events[0].trades[].product_id time=events[0].trades[].time
            ticker channel=ticker|ticker_batch symbol=events[0].tickers[].product_id
              bid=events[0].tickers[].best_bid ask=events[0].tickers[].best_ask
            order_book channel=l2_data symbol=events[0].product_id time=timestamp
            trades type=match|last_match symbol=product_id time=time sequence=trade_id
            ticker type=ticker symbol=product_id time=time bid=best_bid ask=best_ask
            order_book type=l2update|snapshot symbol=product_id time=time
            """;

    private static final String BYBIT = """
            code answer.retCode
            ok 0
            limit 10006
            limit 10018
            unknown 10000
            unknown 10016
            place POST /v5/order/create
              symbol=request.symbol side=request.side order_type=request.orderType price=request.price qty=request.qty
              client_id=request.orderLinkId id=answer.result.orderId time=answer.time
            replace POST /v5/order/amend
              symbol=request.symbol id=request.orderId,answer.result.orderId orig_client_id=request.orderLinkId
              price=request.price qty=request.qty
            cancel POST /v5/order/cancel
              symbol=request.symbol id=request.orderId,answer.result.orderId orig_client_id=request.orderLinkId
            cancel POST /v5/order/cancel-all symbol=request.symbol
            orders GET /v5/order/realtime,/v5/order/history
              id=answer.result.list[].orderId client_id=answer.result.list[].orderLinkId
              symbol=answer.result.list[].symbol status=answer.result.list[].orderStatus
              cum_qty=answer.result.list[].cumExecQty avg_px=answer.result.list[].avgPrice
              side=answer.result.list[].side
            trades GET /v5/execution/list
              id=answer.result.list[].orderId exec_id=answer.result.list[].execId symbol=answer.result.list[].symbol
              last_px=answer.result.list[].execPrice last_qty=answer.result.list[].execQty
              fee=answer.result.list[].execFee time=answer.result.list[].execTime
            time GET /v5/market/time time=answer.result.timeNano
            order topic=order|order.spot|order.linear|order.inverse|order.option symbol=data[].symbol
              client_id=data[].orderLinkId id=data[].orderId status=data[].orderStatus side=data[].side
              order_type=data[].orderType price=data[].price qty=data[].qty cum_qty=data[].cumExecQty
              avg_px=data[].avgPrice reason=data[].rejectReason time=data[].updatedTime
            fill topic=execution|execution.spot|execution.linear|execution.inverse|execution.option symbol=data[].symbol
              client_id=data[].orderLinkId id=data[].orderId exec_id=data[].execId last_px=data[].execPrice
              last_qty=data[].execQty fee=data[].execFee side=data[].side time=data[].execTime
            trades topic=publicTrade.* symbol=data[].s time=data[].T
            order_book topic=orderbook.* symbol=data.s time=ts sequence=data.u
            ticker topic=tickers.* symbol=* time=ts bid=data.bid1Price ask=data.ask1Price
            send_place op=order.create request_id=reqId symbol=args[0].symbol side=args[0].side
              order_type=args[0].orderType price=args[0].price qty=args[0].qty client_id=args[0].orderLinkId
            send_replace op=order.amend request_id=reqId symbol=args[0].symbol id=args[0].orderId
              orig_client_id=args[0].orderLinkId price=args[0].price qty=args[0].qty
            send_cancel op=order.cancel request_id=reqId symbol=args[0].symbol id=args[0].orderId
              orig_client_id=args[0].orderLinkId
            reply op=order.create|order.amend|order.cancel request_id=reqId id=data.orderId client_id=data.orderLinkId
              code=retCode
            """;

    private static final String OKX = """
            code answer.data[0].sCode
            code answer.code
            ok 0
            limit 50011
            limit 50061
            unknown 50001
            unknown 50004
            unknown 50026
            place POST /api/v5/trade/order
              symbol=request.instId side=request.side order_type=request.ordType price=request.px qty=request.sz
              client_id=request.clOrdId,answer.data[0].clOrdId id=answer.data[0].ordId time=answer.data[0].ts
            replace POST /api/v5/trade/amend-order
              symbol=request.instId id=request.ordId,answer.data[0].ordId orig_client_id=request.clOrdId
              price=request.newPx qty=request.newSz
            cancel POST /api/v5/trade/cancel-order
              symbol=request.instId id=request.ordId,answer.data[0].ordId orig_client_id=request.clOrdId
            query GET /api/v5/trade/order
              symbol=request.instId id=answer.data[0].ordId client_id=answer.data[0].clOrdId status=answer.data[0].state
              cum_qty=answer.data[0].accFillSz avg_px=answer.data[0].avgPx
            orders GET /api/v5/trade/orders-pending
              id=answer.data[].ordId client_id=answer.data[].clOrdId symbol=answer.data[].instId
              status=answer.data[].state cum_qty=answer.data[].accFillSz avg_px=answer.data[].avgPx
              side=answer.data[].side
            trades GET /api/v5/trade/fills
              id=answer.data[].ordId client_id=answer.data[].clOrdId exec_id=answer.data[].tradeId
              symbol=answer.data[].instId last_px=answer.data[].fillPx last_qty=answer.data[].fillSz
              fee=answer.data[].fee fee_currency=answer.data[].feeCcy time=answer.data[].ts
            time GET /api/v5/public/time time=answer.data[0].ts
            order arg.channel=orders symbol=data[].instId client_id=data[].clOrdId id=data[].ordId status=data[].state
              side=data[].side order_type=data[].ordType price=data[].px qty=data[].sz last_qty=data[].fillSz
              last_px=data[].fillPx cum_qty=data[].accFillSz avg_px=data[].avgPx exec_id=data[].tradeId
              fee=data[].fillFee fee_currency=data[].fillFeeCcy time=data[].uTime
            trades arg.channel=trades|trades-all symbol=data[].instId time=data[].ts
            order_book arg.channel=books|books-l2-tbt|books50-l2-tbt symbol=arg.instId time=data[0].ts
              sequence=data[0].seqId previous_sequence=data[0].prevSeqId
            order_book arg.channel=books5|bbo-tbt symbol=arg.instId time=data[0].ts bid=data[0].bids[0][0]
              ask=data[0].asks[0][0]
            ticker arg.channel=tickers symbol=arg.instId time=data[0].ts bid=data[0].bidPx ask=data[0].askPx
            candles arg.channel=candle* symbol=arg.instId
            send_place op=order request_id=id symbol=args[0].instId side=args[0].side order_type=args[0].ordType
              price=args[0].px qty=args[0].sz client_id=args[0].clOrdId
            send_replace op=amend-order request_id=id symbol=args[0].instId id=args[0].ordId
              orig_client_id=args[0].clOrdId price=args[0].newPx qty=args[0].newSz
            send_cancel op=cancel-order request_id=id symbol=args[0].instId id=args[0].ordId
              orig_client_id=args[0].clOrdId
            reply op=order|amend-order|cancel-order request_id=id id=data[0].ordId client_id=data[0].clOrdId
              code=data[0].sCode
            """;

    private static final String KUCOIN = """
            code answer.code
            ok 200000
            limit 429000
            limit 200002
            place POST /api/v1/orders,/api/v1/hf/orders,/api/v1/hf/orders/sync
              symbol=request.symbol side=request.side order_type=request.type price=request.price qty=request.size
              client_id=request.clientOid id=answer.data.orderId
            replace POST /api/v1/hf/orders/alter
              symbol=request.symbol id=request.orderId,answer.data.newOrderId orig_client_id=request.clientOid
              price=request.newPrice qty=request.newSize
            cancel DELETE /api/v1/orders/*  id=path.3
            cancel DELETE /api/v1/hf/orders/* symbol=request.symbol id=path.4
            cancel DELETE /api/v1/order/client-order/* orig_client_id=path.4
            cancel DELETE /api/v1/hf/orders/client-order/* symbol=request.symbol orig_client_id=path.5
            cancel DELETE /api/v1/orders,/api/v1/hf/orders symbol=request.symbol
            trades GET /api/v1/fills,/api/v1/hf/fills
              id=answer.data.items[].orderId exec_id=answer.data.items[].tradeId symbol=answer.data.items[].symbol
              last_px=answer.data.items[].price last_qty=answer.data.items[].size fee=answer.data.items[].fee
              fee_currency=answer.data.items[].feeCurrency time=answer.data.items[].createdAt
            time GET /api/v1/timestamp time=answer.data
            order topic=/spotMarket/tradeOrders* symbol=data.symbol client_id=data.clientOid id=data.orderId
              status=data.type side=data.side order_type=data.orderType price=data.price qty=data.size
              last_qty=data.matchSize last_px=data.matchPrice cum_qty=data.filledSize exec_id=data.tradeId time=data.ts
            trades topic=/market/match:* symbol=data.symbol time=data.time
            ticker topic=/market/ticker:* symbol=* time=data.time bid=data.bestBid ask=data.bestAsk
            order_book topic=/market/level2:* symbol=data.symbol time=data.time first_sequence=data.sequenceStart
              sequence=data.sequenceEnd
            """;

    private static final String BITSTAMP = """
            code answer.error
            place POST /api/v2/buy/*/,/api/v2/buy/* symbol=path.3 side='buy' order_type='limit' price=request.price
              qty=request.amount client_id=request.client_order_id id=answer.id code=answer.status
            place POST /api/v2/sell/*/,/api/v2/sell/* symbol=path.3 side='sell' order_type='limit' price=request.price
              qty=request.amount client_id=request.client_order_id id=answer.id code=answer.status
            place POST /api/v2/buy/market/*/,/api/v2/buy/instant/*/ symbol=path.4 side='buy' order_type='market'
              qty=request.amount client_id=request.client_order_id id=answer.id code=answer.status
            place POST /api/v2/sell/market/*/,/api/v2/sell/instant/*/ symbol=path.4 side='sell' order_type='market'
              qty=request.amount client_id=request.client_order_id id=answer.id code=answer.status
            replace POST /api/v2/replace_order/ id=request.id,answer.id orig_client_id=request.orig_client_order_id
              client_id=request.client_order_id price=request.price qty=request.amount code=answer.status
            cancel POST /api/v2/cancel_order/ id=request.id code=answer.status
            cancel POST /api/v2/cancel_all_orders/ code=answer.status
            query POST /api/v2/order_status/ id=request.id,answer.id client_id=answer.client_order_id status=answer.status
            open_orders POST /api/v2/open_orders/all/ id=answer.[].id client_id=answer.[].client_order_id
            fill channel=private-my_trades_* id=data.order_id client_id=data.client_order_id exec_id=data.id
              last_px=data.price last_qty=data.amount fee=data.fee side=data.side time=data.microtimestamp
            trades channel=live_trades_* symbol=* time=data.microtimestamp
            order_book channel=order_book_* symbol=* time=data.microtimestamp
            order_book channel=diff_order_book_* symbol=* time=data.microtimestamp
            order_book channel=detail_order_book_* symbol=* time=data.microtimestamp
            """;

    private static final String ALPACA = """
            code answer.code
            place POST /v2/orders
              symbol=request.symbol side=request.side order_type=request.type price=request.limit_price qty=request.qty
              client_id=request.client_order_id,answer.client_order_id id=answer.id status=answer.status
              cum_qty=answer.filled_qty avg_px=answer.filled_avg_price
            replace PATCH /v2/orders/* id=path.2,answer.id client_id=request.client_order_id,answer.client_order_id
              price=request.limit_price qty=request.qty status=answer.status
            cancel DELETE /v2/orders/* id=path.2
            cancel DELETE /v2/orders
            query GET /v2/orders/* id=answer.id client_id=answer.client_order_id symbol=answer.symbol status=answer.status
              cum_qty=answer.filled_qty avg_px=answer.filled_avg_price
            orders GET /v2/orders id=answer.[].id client_id=answer.[].client_order_id symbol=answer.[].symbol
              status=answer.[].status cum_qty=answer.[].filled_qty avg_px=answer.[].filled_avg_price side=answer.[].side
            order stream=trade_updates symbol=data.order.symbol client_id=data.order.client_order_id id=data.order.id
              status=data.order.status side=data.order.side order_type=data.order.type price=data.order.limit_price
              qty=data.order.qty last_qty=data.qty last_px=data.price cum_qty=data.order.filled_qty
              avg_px=data.order.filled_avg_price exec_id=data.execution_id time=data.timestamp
            trades [0].T=t symbol=[].S time=[].t
            quotes [0].T=q symbol=[].S time=[].t bid=[].bp ask=[].ap
            order_book [0].T=o symbol=[].S time=[].t
            candles [0].T=b|u|d symbol=[].S time=[].t
            """;

    private static final String GEMINI = """
            code answer.reason
            limit RateLimit
            place POST /v1/order/new symbol=answer.symbol side=answer.side order_type=answer.type price=answer.price
              qty=answer.original_amount client_id=answer.client_order_id id=answer.order_id cum_qty=answer.executed_amount
              avg_px=answer.avg_execution_price time=answer.timestampms
            cancel POST /v1/order/cancel id=answer.order_id symbol=answer.symbol orig_client_id=answer.client_order_id
            cancel POST /v1/order/cancel/all
            query POST /v1/order/status id=answer.order_id symbol=answer.symbol client_id=answer.client_order_id
              cum_qty=answer.executed_amount avg_px=answer.avg_execution_price
            open_orders POST /v1/orders id=answer.[].order_id symbol=answer.[].symbol
              client_id=answer.[].client_order_id cum_qty=answer.[].executed_amount side=answer.[].side
            trades POST /v1/mytrades id=answer.[].order_id client_id=answer.[].client_order_id exec_id=answer.[].tid
              last_px=answer.[].price last_qty=answer.[].amount fee=answer.[].fee_amount
              fee_currency=answer.[].fee_currency time=answer.[].timestampms
            order [0].type=accepted|booked|fill|cancelled|rejected|closed|initial symbol=[].symbol id=[].order_id
              client_id=[].client_order_id status=[].type side=[].side order_type=[].order_type price=[].price
              qty=[].original_amount cum_qty=[].executed_amount avg_px=[].avg_execution_price reason=[].reason
              last_px=[].fill.price last_qty=[].fill.amount exec_id=[].fill.trade_id time=[].timestampms
            trades type=trade symbol=symbol time=timestamp
            order_book type=l2_updates symbol=symbol
            """;

    /** Who has a text. */
    static final List<String> VENUES = List.of(
            "binance", "kraken", "coinbase", "bybit", "okx", "kucoin", "bitstamp", "alpaca", "gemini", "binance_us");

    private BuiltIn() {}

    /** The profile's text; {@code null} where there is none. */
    static @Nullable String text(String venue) {
        return switch (venue) {
            case "binance", "binance_us" -> BINANCE;
            case "kraken" -> KRAKEN;
            case "coinbase" -> COINBASE;
            case "bybit" -> BYBIT;
            case "okx" -> OKX;
            case "kucoin" -> KUCOIN;
            case "bitstamp" -> BITSTAMP;
            case "alpaca" -> ALPACA;
            case "gemini" -> GEMINI;
            default -> null;
        };
    }
}
