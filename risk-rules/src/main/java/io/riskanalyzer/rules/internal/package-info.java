/** How rule sets are written to plans. Found by {@link java.util.ServiceLoader}; nothing here is for applications. */
@NullMarked
package io.riskanalyzer.rules.internal;

import org.jspecify.annotations.NullMarked;
