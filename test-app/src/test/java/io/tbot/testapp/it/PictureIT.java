package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/**
 * What the agent shows of orders, market data and connections is what the venue journals, on a day when all goes wrong.
 * The full size is {@code ./prove picture}.
 */
class PictureIT {
    private static final int ORDERS = Integer.getInteger("tbot.picture.orders", 700);

    @EveryJdk
    void isTheVenuesOwnByRest(Path home) throws Exception {
        assertTrue(new PicturePlan(home, ORDERS, "rest"));
    }

    @EveryJdk
    void isTheVenuesOwnOverFix(Path home) throws Exception {
        assertTrue(new PicturePlan(home, ORDERS, "fix"));
    }

    @EveryJdk
    void isTheVenuesOwnThroughXChange(Path home) throws Exception {
        assertTrue(new PicturePlan(home, ORDERS, "xchange"));
    }

    private static void assertTrue(PicturePlan plan) throws Exception {
        Picture picture = Picture.of(plan);

        picture.outcome().succeeded();
        PictureOrders orders = PictureOrders.of(picture.journal());
        assertThat(orders.all()).hasSize(plan.orders());
        assertThat(orders.exposed(picture.orders())).isEqualTo(orders.expected());
        assertThat(PictureCounts.exposed(picture)).isEqualTo(PictureCounts.expected(picture));
        assertThat(PictureTimes.of(picture))
                .flatExtracting(PictureTimes.Series::faults)
                .isEqualTo(List.of());
    }
}
