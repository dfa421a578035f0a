package io.riskanalyzer.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The codecs that are here: those of this module, and those that {@link ServiceLoader} finds. */
final class Codecs {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Map<String, PartCodec<?>> byKind = new HashMap<>();
    private final Map<Class<?>, PartCodec<?>> byClass = new HashMap<>();

    Codecs(List<? extends PartCodec<?>> codecs) {
        codecs.forEach(this::add);
    }

    /** The codecs that this library's own class loader and the thread's context class loader see. */
    static Codecs present() {
        Codecs codecs = new Codecs(Stream.of(FeatureCodecs.ALL, ConditionCodecs.ALL, ScoreCodecs.ALL, ModelCodecs.ALL)
                .flatMap(List::stream)
                .toList());
        ServiceLoader.load(PartCodec.class, PartCodec.class.getClassLoader()).forEach(codecs::add);
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        if (ofThread != null && seesThisLibrary(ofThread)) {
            ServiceLoader.load(PartCodec.class, ofThread).forEach(codecs::add);
        }
        return codecs;
    }

    /** Whether the class loader leads to this very library, and neither to none nor to another copy of it. */
    private static boolean seesThisLibrary(ClassLoader loader) {
        try {
            return Class.forName(PartCodec.class.getName(), false, loader) == PartCodec.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private void add(PartCodec<?> codec) {
        if (!KIND.matcher(codec.kind()).matches() || codec.module().isBlank() || codec.version() < 1) {
            throw new IllegalStateException("The codec (" + codec.getClass().getName()
                    + ") must have a kind of lower-case words joined by hyphens, a module and a version of at least 1, but"
                    + " they are \"" + codec.kind() + "\", \"" + codec.module() + "\" and " + codec.version()
                    + ".\nMaybe name the kind like its class: rule-set.");
        }
        add(byKind, codec.kind(), codec);
        add(byClass, codec.type(), codec);
    }

    /** Adds a codec unless it is there; both class loaders may see the same one. */
    private static <K> void add(Map<K, PartCodec<?>> codecs, K key, PartCodec<?> codec) {
        PartCodec<?> before = codecs.putIfAbsent(key, codec);
        if (before != null && (before.getClass() != codec.getClass() || codec instanceof CoreCodec)) {
            throw new IllegalStateException("The part (" + (key instanceof Class<?> type ? type.getName() : key)
                    + ") must have one codec, but has " + before.getClass().getName() + " and "
                    + codec.getClass().getName() + ".\nMaybe a library is on the class path twice.");
        }
    }

    /** The codec of a kind, null if there is none. */
    @Nullable
    PartCodec<?> ofKind(String kind) {
        return byKind.get(kind);
    }

    /** The codec of exactly this class, null if there is none. */
    @Nullable
    PartCodec<?> ofClass(Class<?> type) {
        return byClass.get(type);
    }

    /** Whether a codec of the module is here. */
    boolean hasModule(String module) {
        return byKind.values().stream().anyMatch(codec -> codec.module().equals(module));
    }
}
