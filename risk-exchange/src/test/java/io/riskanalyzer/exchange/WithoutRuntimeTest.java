package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WithoutRuntimeTest {

    @Test
    void of_withoutOnnxRuntime_saysWhatToAdd() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains("onnxruntime")) {
                classPath.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader light =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object application = light.loadClass(WithoutRuntime.class.getName())
                    .getConstructor()
                    .newInstance();
            assertThat(((Supplier<?>) application).get())
                    .asString()
                    .startsWith("ONNX Runtime (com.microsoft.onnxruntime:onnxruntime) must be on the class path")
                    .contains("\nMaybe add it to the dependencies");
        }
    }
}
