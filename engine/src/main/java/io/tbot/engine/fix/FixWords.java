package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * The codes of FIX in words. Source: FIX 4.4 and 5.0 SP2, the tag named at each method.
 *
 * <p>Errors: a code that is not in the standard is {@code other}, none at all {@code unspecified}.
 */
final class FixWords {
    private static final String OTHER = "other";
    private static final String UNSPECIFIED = "unspecified";

    private FixWords() {}

    /** OrdType, 40. */
    @HotPath
    static @Nullable String orderType(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "1" -> "market";
            case "2" -> "limit";
            case "3" -> "stop";
            case "4" -> "stop_limit";
            case "5" -> "market_on_close";
            case "7" -> "limit_or_better";
            case "A" -> "on_close";
            case "B" -> "limit_on_close";
            case "D" -> "previously_quoted";
            case "J" -> "market_if_touched";
            case "K" -> "market_to_limit";
            case "P" -> "pegged";
            default -> OTHER;
        };
    }

    /** Side, 54. */
    @HotPath
    static @Nullable String side(@Nullable String code) {
        if (code == null) {
            return null;
        }
        return switch (code) {
            case "1" -> "buy";
            case "2" -> "sell";
            case "3" -> "buy_minus";
            case "4" -> "sell_plus";
            case "5" -> "sell_short";
            case "6" -> "sell_short_exempt";
            case "8" -> "cross";
            default -> OTHER;
        };
    }

    /** OrdRejReason, 103. */
    @HotPath
    static String orderRefusal(@Nullable String code) {
        if (code == null) {
            return UNSPECIFIED;
        }
        return switch (code) {
            case "0" -> "broker_option";
            case "1" -> "unknown_symbol";
            case "2" -> "exchange_closed";
            case "3" -> "order_exceeds_limit";
            case "4" -> "too_late_to_enter";
            case "5" -> "unknown_order";
            case "6" -> "duplicate_order";
            case "7" -> "duplicate_of_verbal_order";
            case "8" -> "stale_order";
            case "9" -> "trade_along_required";
            case "10" -> "invalid_investor_id";
            case "11" -> "unsupported_order_characteristic";
            case "12" -> "surveillance_option";
            case "13" -> "incorrect_quantity";
            case "14" -> "incorrect_allocated_quantity";
            case "15" -> "unknown_account";
            case "16" -> "price_exceeds_band";
            case "18" -> "invalid_price_increment";
            default -> OTHER;
        };
    }

    /** CxlRejReason, 102. */
    @HotPath
    static String cancelRefusal(@Nullable String code) {
        if (code == null) {
            return UNSPECIFIED;
        }
        return switch (code) {
            case "0" -> "too_late_to_cancel";
            case "1" -> "unknown_order";
            case "2" -> "broker_option";
            case "3" -> "already_pending";
            case "4" -> "unable_to_mass_cancel";
            case "5" -> "order_changed_since";
            case "6" -> "duplicate_order";
            case "7" -> "price_exceeds_current_price";
            case "8" -> "price_exceeds_band";
            case "18" -> "invalid_price_increment";
            default -> OTHER;
        };
    }

    /** SessionRejectReason, 373. */
    @HotPath
    static String sessionReject(@Nullable String code) {
        if (code == null) {
            return UNSPECIFIED;
        }
        return switch (code) {
            case "0" -> "invalid_tag_number";
            case "1" -> "required_tag_missing";
            case "2" -> "tag_not_defined_for_type";
            case "3" -> "undefined_tag";
            case "4" -> "tag_without_value";
            case "5" -> "value_incorrect";
            case "6" -> "incorrect_data_format";
            case "7" -> "decryption_problem";
            case "8" -> "signature_problem";
            case "9" -> "comp_id_problem";
            case "10" -> "sending_time_accuracy";
            case "11" -> "invalid_msg_type";
            case "12" -> "xml_validation";
            case "13" -> "tag_appears_more_than_once";
            case "14" -> "tag_out_of_order";
            case "15" -> "group_out_of_order";
            case "16" -> "incorrect_group_count";
            case "17" -> "value_includes_delimiter";
            case "18" -> "unsupported_application_version";
            default -> OTHER;
        };
    }

    /** BusinessRejectReason, 380. */
    @HotPath
    static String businessReject(@Nullable String code) {
        if (code == null) {
            return UNSPECIFIED;
        }
        return switch (code) {
            case "1" -> "unknown_id";
            case "2" -> "unknown_security";
            case "3" -> "unsupported_msg_type";
            case "4" -> "application_not_available";
            case "5" -> "conditionally_required_tag_missing";
            case "6" -> "not_authorized";
            case "7" -> "deliver_to_not_available";
            case "18" -> "invalid_price_increment";
            default -> OTHER;
        };
    }

    /** The reason that QuickFIX/J gives for a connection's end. */
    static String disconnect(@Nullable String text) {
        if (text == null) {
            return UNSPECIFIED;
        }
        for (int i = 0; i < DISCONNECTS.length; i += 2) {
            if (text.startsWith(DISCONNECTS[i])) {
                return DISCONNECTS[i + 1];
            }
        }
        return OTHER;
    }

    /** How the text begins, then the word; the longer beginning first. */
    private static final String[] DISCONNECTS = {
        "Encountered END_OF_STREAM", "connection_closed",
        "Socket", "connection_lost",
        "Received logout", "logout",
        "Timed out waiting for heartbeat", "heartbeat_timeout",
        "Timed out waiting for logout", "logout_timeout",
        "Logout timeout", "logout_timeout",
        "Timed out waiting for logon", "logon_timeout",
        "Logon rejected", "logon_refused",
        "Invalid Logon", "logon_refused",
        "Required field missing from logon", "logon_refused",
        "Problem processing Logon", "logon_refused",
        "Received logon response", "logon_refused",
        "Expected Logon", "logon_refused",
        "Tag 789", "logon_refused",
        "Forcibly", "forced",
        "Slow consumer", "slow_consumer",
        "Verifying message failed", "invalid_message",
        "Received message without MsgSeqNum", "invalid_message",
        "Incorrect BeginString", "invalid_message",
        "Critical protocol", "invalid_message",
        "Auto disconnect", "invalid_message",
    };
}
