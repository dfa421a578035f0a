/**
 * How trainers learn: the encoding of rows for an engine, the engine, and the way back to a flat model.
 *
 * <p>Not for use from outside; changes without notice. Tribuo is in {@code TribuoLogistic} alone.
 */
@NullMarked
package io.riskanalyzer.models.internal;

import org.jspecify.annotations.NullMarked;
