/**
 * How the explainers of this module are written to plan files and read from them. The codecs are found by {@link
 * java.util.ServiceLoader}; not for use from outside.
 */
@NullMarked
package io.riskanalyzer.explain.codec;

import org.jspecify.annotations.NullMarked;
