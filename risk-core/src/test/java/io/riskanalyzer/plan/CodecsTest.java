package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.DisplayScale;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecsTest {
    private static CoreCodec<Bands> codec(String kind) {
        return new CoreCodec<>(kind, Bands.class, (bands, out) -> {}, in -> Bands.NONE);
    }

    @Test
    void present_withServiceFile_hasUsersCodec() {
        Codecs codecs = Codecs.present();
        assertThat(codecs.ofKind("test-points")).isInstanceOf(PointScorerCodec.class);
        assertThat(codecs.ofClass(PointScorer.class)).isInstanceOf(PointScorerCodec.class);
        assertThat(codecs.hasModule("risk-core-tests")).isTrue();
        assertThat(codecs.hasModule("risk-explain")).isFalse();
        assertThat(codecs.ofKind("tree-shap")).isNull();
        assertThat(codecs.ofClass(String.class)).isNull();
    }

    @Test
    void present_withoutContextClassLoader_hasUsersCodec() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(null);
            assertThat(Codecs.present().ofKind("test-points")).isNotNull();
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader()); // as a server may have it
            assertThat(Codecs.present().ofKind("test-points")).isNotNull();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void codecs_ofOneKind_areRefused() {
        CoreCodec<DisplayScale> other =
                new CoreCodec<>("bands", DisplayScale.class, (scale, out) -> {}, in -> DisplayScale.SCORE);
        assertThatThrownBy(() -> new Codecs(List.of(codec("bands"), other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The part (bands) must have one codec, but has io.riskanalyzer.plan.CoreCodec and"
                        + " io.riskanalyzer.plan.CoreCodec.\nMaybe a library is on the class path twice.");
    }

    @Test
    void codecs_ofOneClass_areRefused() {
        assertThatThrownBy(() -> new Codecs(List.of(codec("bands"), codec("more-bands"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The part (io.riskanalyzer.score.Bands) must have one codec, but has ");
    }

    @Test
    void codec_ofWrongKind_isRefused() {
        for (String kind : List.of("Bands", "a b", "", "a--b", "-a", "../a")) {
            assertThatThrownBy(() -> new Codecs(List.of(codec(kind))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "The codec (io.riskanalyzer.plan.CoreCodec) must have a kind of lower-case words joined by"
                                    + " hyphens, a module and a version of at least 1, but they are \"" + kind
                                    + "\", \"risk-core\" and 1.\nMaybe name the kind like its class: rule-set.");
        }
    }
}
