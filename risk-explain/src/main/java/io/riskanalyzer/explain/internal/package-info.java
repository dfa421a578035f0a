/**
 * What the packages of this module share: threads, and builders that are told each thing once.
 *
 * <p>Not for use from outside; changes without notice. Depends on {@code risk-core} alone.
 */
@NullMarked
package io.riskanalyzer.explain.internal;

import org.jspecify.annotations.NullMarked;
