package io.riskanalyzer.feature;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * A template: {@link RowReaders} defines it anew for each schema as a hidden class, whose method handle is a constant. So
 * the compiler inlines the accessors of all components, where a loop over readers would call each through an interface.
 */
final class LinkedRowReader<T> implements RowReader<T> {
    private static final MethodHandle READ = classData();

    LinkedRowReader() {}

    /** The handle of this hidden class, of type (Object, double[]) void. */
    private static MethodHandle classData() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), "_", MethodHandle.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("A class may see its own data.", e);
        }
    }

    @Override
    public void read(T subject, double[] row) {
        try {
            READ.invokeExact((Object) subject, row);
        } catch (Throwable e) {
            throw RecordHandles.unchecked(e);
        }
    }
}
