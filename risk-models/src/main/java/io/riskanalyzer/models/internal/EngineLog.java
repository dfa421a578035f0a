package io.riskanalyzer.models.internal;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The logs of the engines, which report every training at INFO. They stay at WARNING unless the user has set a level. */
final class EngineLog {
    // A logger that nobody refers to is collected, and its level with it.
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");
    private static final Logger XGBOOST = Logger.getLogger("ml.dmlc.xgboost4j");

    private EngineLog() {}

    static void quieten() {
        quieten(TRIBUO);
    }

    static void quietenXgboost() {
        quieten(XGBOOST);
    }

    static void quieten(Logger logger) {
        if (logger.getLevel() == null) {
            logger.setLevel(Level.WARNING);
        }
    }
}
