/**
 * For people who have Tribuo trainers and models: the one package that shows Tribuo's types.
 *
 * <p>{@link io.riskanalyzer.models.tribuo.TribuoTrainer} makes any trainer of Tribuo one of this library, and
 * {@link io.riskanalyzer.models.tribuo.TribuoModels} takes over classifiers that Tribuo has trained. Linear models, trees,
 * forests and XGBoost's become flat models, which are scored, explained and saved without Tribuo; any other is a
 * {@link io.riskanalyzer.models.tribuo.TribuoModel}, which is scored by Tribuo itself.
 */
@NullMarked
package io.riskanalyzer.models.tribuo;

import org.jspecify.annotations.NullMarked;
