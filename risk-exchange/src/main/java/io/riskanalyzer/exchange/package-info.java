/**
 * Models to and from the formats of other tools.
 *
 * <p>Read in this order: {@link io.riskanalyzer.exchange.OnnxModels} and {@link io.riskanalyzer.exchange.PmmlModels}
 * (linear models and trees as files that other tools score), {@link io.riskanalyzer.exchange.OnnxScorer} (a model of
 * another tool as a scorer here, by ONNX Runtime).
 *
 * <p>It depends on the core alone. ONNX Runtime is an optional dependency, which {@code OnnxScorer} needs and the rest
 * does not.
 */
@NullMarked
package io.riskanalyzer.exchange;

import org.jspecify.annotations.NullMarked;
