/** Steps that several stories take: drawing a sample of a long file, choosing what explains a model. */
@NullMarked
package io.riskanalyzer.examples.steps;

import org.jspecify.annotations.NullMarked;
