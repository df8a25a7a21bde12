package dev.temper.agent.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that answers as nvidia-smi does, or as it does when something is wrong. */
class NvidiaSmiTest {
    @TempDir
    private Path directory;

    @Test
    void readsWhatThereIs() throws Exception {
        NvidiaSmi smi = smi("""
                [ "$1 $2" = "--query-gpu=index,uuid,name,memory.total --format=csv,noheader,nounits" ] || exit 9
                echo '0, GPU-5f1c, NVIDIA H100 80GB HBM3, 81559'
                echo '1, GPU-77aa, Tesla T4, [N/A]'
                """);
        assertThat(smi.list())
                .containsExactly(
                        new Gpu(0, "GPU-5f1c", "NVIDIA H100 80GB HBM3", 81_559), new Gpu(1, "GPU-77aa", "Tesla T4", 0));
    }

    @Test
    void readsWhatGpusDo() throws Exception {
        NvidiaSmi smi = smi("echo '0, GPU-5f1c, 87, 40213'; echo '1, GPU-77aa, [N/A], [Not Supported]'");
        assertThat(smi.sample())
                .containsExactly(
                        new NvidiaSmi.Sample(0, "GPU-5f1c", 87, 40_213),
                        new NvidiaSmi.Sample(1, "GPU-77aa", Double.NaN, Double.NaN));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThatThrownBy(() -> smi("echo 'NVIDIA-SMI has failed because it could not communicate'; exit 9")
                        .list())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exit code 9: NVIDIA-SMI has failed");
        assertThatThrownBy(() -> smi("echo 'No devices were found'").list())
                .hasMessageContaining("no row of 4 fields: No devices were found");
        assertThatThrownBy(() -> new NvidiaSmi("no-such-smi", Duration.ofSeconds(1)).list())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-smi");
        assertThat(smi("true").list()).isEmpty();
    }

    @Test
    void oneThatHangsIsGivenUp() throws Exception {
        NvidiaSmi smi = new NvidiaSmi(program("exec sleep 1000"), Duration.ofMillis(50));
        assertThatThrownBy(smi::list).isInstanceOf(IOException.class).hasMessageContaining("takes longer than");
    }

    @Test
    void theAgentsOwnCudaVisibleDevicesIsRespected() {
        List<Gpu> gpus = List.of(gpu(0, "GPU-aa11"), gpu(1, "GPU-bb22"), gpu(2, "GPU-cc33"));
        assertThat(VisibleDevices.among(gpus, null)).containsExactly("0", "1", "2");
        assertThat(VisibleDevices.among(gpus, "2,0")).containsExactly("2", "0");
        assertThat(VisibleDevices.among(gpus, "GPU-bb, MIG-5/1/0")).containsExactly("GPU-bb", "MIG-5/1/0");
        assertThat(VisibleDevices.among(gpus, "1,-1,2")).as("as CUDA does").containsExactly("1");
        assertThat(VisibleDevices.among(gpus, "")).isEmpty();
        assertThat(VisibleDevices.among(gpus, "7")).isEmpty();
    }

    private static Gpu gpu(int index, String uuid) {
        return new Gpu(index, uuid, "", 0);
    }

    private NvidiaSmi smi(String script) throws IOException {
        return new NvidiaSmi(program(script), Duration.ofSeconds(30));
    }

    private String program(String script) throws IOException {
        Path file = Files.createTempFile(directory, "nvidia", "smi");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file.toString();
    }
}
