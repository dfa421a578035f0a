/**
 * One story a file, each with a {@code main}; {@link io.riskanalyzer.examples.Main} runs them by name.
 *
 * <p>This package may depend on every module of the library, through its public API alone.
 */
@NullMarked
package io.riskanalyzer.examples;

import org.jspecify.annotations.NullMarked;
