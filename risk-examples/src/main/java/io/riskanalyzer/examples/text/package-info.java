/** How the examples print. Depends on the JDK alone. */
@NullMarked
package io.riskanalyzer.examples.text;

import org.jspecify.annotations.NullMarked;
