package io.riskanalyzer.models.internal;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The log of Tribuo, which reports every training at INFO. It stays at WARNING unless the user has set a level. */
final class EngineLog {
    // A logger that nobody refers to is collected, and its level with it.
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    private EngineLog() {}

    static void quieten() {
        quieten(TRIBUO);
    }

    static void quieten(Logger logger) {
        if (logger.getLevel() == null) {
            logger.setLevel(Level.WARNING);
        }
    }
}
