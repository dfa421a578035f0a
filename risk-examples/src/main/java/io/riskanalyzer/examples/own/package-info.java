/**
 * A trainer and a model of one's own: {@link io.riskanalyzer.examples.own.CellTrainer} learns, {@link
 * io.riskanalyzer.examples.own.CellModel} scores. Their tests are the contracts that every trainer and scorer keeps.
 */
@NullMarked
package io.riskanalyzer.examples.own;

import org.jspecify.annotations.NullMarked;
