package dev.temper.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootprintTest {
    @Test
    void theHeapIsWhatAllGenerationsUse() {
        assertThat(Footprint.used("""
                1234:
                 def new generation   total 19648K, used 5000K [0x0, 0x1, 0x2)
                  eden space 17472K,  28% used [0x0, 0x1, 0x2)
                 tenured generation   total 43712K, used 2000K [0x0, 0x1, 0x2)
                   the space 43712K,   4% used [0x0, 0x1, 0x2)
                 Metaspace       used 73994K, committed 75200K, reserved 1179648K
                  class space    used 8570K, committed 9152K, reserved 1048576K
                """)).isEqualTo(7_000 * 1_024);
        assertThat(Footprint.used(" garbage-first heap   total 208896K, used 160232K [0x0, 0x1)\n"))
                .isEqualTo(160_232 * 1_024);
    }

    @Test
    void thisProcessHasMemoryThreadsAndFiles() throws Exception {
        Footprint own = Footprint.of(ProcessHandle.current().pid());

        assertThat(own.resident()).isGreaterThan(10_000_000);
        assertThat(own.threads()).isPositive();
        assertThat(own.files()).isPositive();
    }

    @Test
    void metricsAreFoundByNameAndLabel() {
        Metrics metrics = Metrics.parse("""
                # HELP temper_lag records
                temper_lag{role="intake",topic="temper.agents"} 3.0
                temper_lag{role="engine",topic="temper.journal"} 4.0
                temper_lag_max 100.0
                """);

        assertThat(metrics.sum("temper_lag", "")).isEqualTo(7);
        assertThat(metrics.values("temper_lag", "role=\"engine\"").boxed()).containsExactly(4.0);
    }
}
