package io.tbot.engine.venue;

import io.tbot.engine.config.ProfileRule;

/** The slots of facts, as {@link ProfileRule#FACTS} orders them. */
final class Fact {
    static final int SYMBOL = 0;
    static final int SIDE = 1;
    static final int TYPE = 2;
    static final int PRICE = 3;
    static final int QTY = 4;
    static final int CLIENT_ID = 5;
    static final int ORIG_CLIENT_ID = 6;
    static final int ID = 7;
    static final int STATUS = 8;
    static final int LAST_QTY = 9;
    static final int LAST_PX = 10;
    static final int CUM_QTY = 11;
    static final int AVG_PX = 12;
    static final int EXEC_ID = 13;
    static final int REASON = 14;
    static final int FEE = 15;
    static final int FEE_CURRENCY = 16;
    static final int TIME = 17;
    static final int SEQUENCE = 18;
    static final int FIRST_SEQUENCE = 19;
    static final int PREVIOUS_SEQUENCE = 20;
    static final int REQUEST_ID = 21;

    static final int BID = 22;
    static final int ASK = 23;
    static final int LIMIT_TYPE = 24;
    static final int LIMIT_INTERVAL = 25;
    static final int LIMIT_INTERVAL_NUM = 26;
    static final int LIMIT = 27;
    static final int LIMIT_USED = 28;

    /** The first of the slots for error codes; further ones follow. */
    static final int CODE = 29;

    static final int MAX_CODES = 4;

    private Fact() {}

    static int slot(String fact) {
        return ProfileRule.FACTS.indexOf(fact);
    }
}
