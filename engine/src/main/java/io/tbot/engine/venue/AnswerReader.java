package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;

/** Takes the elements of an answer's list as they are found. Threads: whichever reads the answer. */
final class AnswerReader extends FieldReader {
    private final ApiCall call;

    AnswerReader(ApiCall call) {
        this.call = call;
    }

    @Override
    @HotPath
    void item(Found found) {
        call.item(found);
    }
}
