package io.riskanalyzer.io;

import io.riskanalyzer.feature.TextFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@link JdbcRows} was told.
 *
 * @param id the column of the id, null for none
 */
record JdbcSettings(
        JdbcSource source,
        TextFormat format,
        @Nullable String id,
        int fetchSize,
        boolean collectsRejected,
        @Nullable Consumer<? super ReadProgress> listener) {

    JdbcSettings with(JdbcSource changed) {
        return new JdbcSettings(changed, format, id, fetchSize, collectsRejected, listener);
    }

    JdbcSettings with(TextFormat changed) {
        return new JdbcSettings(source, changed, id, fetchSize, collectsRejected, listener);
    }

    JdbcSettings with(Consumer<? super ReadProgress> changed) {
        return new JdbcSettings(source, format, id, fetchSize, collectsRejected, changed);
    }

    JdbcSettings withId(String changed) {
        return new JdbcSettings(source, format, changed, fetchSize, collectsRejected, listener);
    }

    JdbcSettings withFetchSize(int changed) {
        return new JdbcSettings(source, format, id, changed, collectsRejected, listener);
    }

    JdbcSettings collectingRejected() {
        return new JdbcSettings(source, format, id, fetchSize, true, listener);
    }
}
