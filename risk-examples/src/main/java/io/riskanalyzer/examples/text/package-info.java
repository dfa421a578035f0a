/** How the examples print. Depends on nothing of the library. */
@NullMarked
package io.riskanalyzer.examples.text;

import org.jspecify.annotations.NullMarked;
