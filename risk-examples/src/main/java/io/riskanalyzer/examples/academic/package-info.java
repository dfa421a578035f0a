/** Academic risk: who fails, what drives it, how it falls on groups, and where help does most good. */
@NullMarked
package io.riskanalyzer.examples.academic;

import org.jspecify.annotations.NullMarked;
