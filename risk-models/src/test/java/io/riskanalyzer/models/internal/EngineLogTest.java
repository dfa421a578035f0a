package io.riskanalyzer.models.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.RandomLoans;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class EngineLogTest {

    @Test
    void train_byDefault_isSilent() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<LogRecord> logged = new ArrayList<>();
        Handler handler =
                new Collector(logged); // the console's own handler writes to what System.err was when it was made
        Logger.getLogger("").addHandler(handler);
        try (PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            LogisticTrainer.DEFAULTS.train(RandomLoans.of(500, 1));
        } finally {
            System.setOut(out);
            System.setErr(err);
            Logger.getLogger("").removeHandler(handler);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(logged).isEmpty();
    }

    @Test
    void quieten_withoutLevel_setsWarning() {
        Logger logger = Logger.getLogger("quieten_withoutLevel");
        EngineLog.quieten(logger);
        assertThat(logger.getLevel()).isEqualTo(Level.WARNING);
    }

    @Test
    void quieten_withLevelOfTheUser_keepsIt() {
        Logger logger = Logger.getLogger("quieten_withLevelOfTheUser");
        logger.setLevel(Level.FINE);
        EngineLog.quieten(logger);
        assertThat(logger.getLevel()).isEqualTo(Level.FINE);
    }

    private static final class Collector extends Handler {
        private final List<LogRecord> records;

        Collector(List<LogRecord> records) {
            this.records = records;
        }

        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
