package dev.temper.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.temper.core.simulate.Training;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law is broken once, on purpose: the simulation must say which. */
class BrokenMachineTest {
    private static final long SEEDS = 25;

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("total", BrokenMachines::throwing),
                fault("idempotent", BrokenMachines::forgetful),
                fault("gapless", BrokenMachines::skippingNumbers),
                fault("fenced", BrokenMachines::unfenced),
                fault("exact", BrokenMachines::extravagant),
                fault("never twice", BrokenMachines::repeatingConfigurations),
                fault("allowed", BrokenMachines::lawless),
                fault("governed", StubbornMachines::unruly),
                fault("obeyed", StubbornMachines::deaf),
                fault("explained", BrokenMachines::misranking),
                fault("explained", BrokenMachines::forgettingCompetitors),
                fault("explained", BrokenMachines::pretexting),
                fault("advised", BrokenMachines::blamingTheModel),
                fault("advised", BrokenMachines::credulous),
                fault("advised", BrokenMachines::oldFashioned),
                fault("shares", BrokenMachines::chargingTheRungs),
                fault("kept", BrokenMachines::believingInOneDisk),
                fault("bounded", BrokenMachines::rewriting),
                fault("replay-equal", BrokenMachines::fickle),
                fault("restored equals folded", BrokenMachines::keepingSecrets));
    }

    private static Arguments fault(String law, Supplier<Machine> machine) {
        return arguments(law, machine);
    }

    static Stream<Arguments> faultsOfTheEnd() {
        return Stream.of(fault("wordless", StubbornMachines::inattentive), fault("erased", StubbornMachines::hoarding));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aBrokenLawIsNamed(String law, Supplier<Machine> machine) {
        isNamed(law, machine, Scenarios::faulty, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheEnd")
    void aBrokenLawOfWhatPeopleWriteAboutAndEraseIsNamed(String law, Supplier<Machine> machine) {
        isNamed(law, machine, Scenarios::erased, 5);
    }

    private static List<LawBroken> broken(Supplier<Machine> machine, LongFunction<Scenario> scenarios, long seeds) {
        return LongStream.range(0, seeds)
                .mapToObj(seed -> catchThrowableOfType(
                        LawBroken.class, () -> Simulation.play(scenarios.apply(seed), machine.get())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static void isNamed(String law, Supplier<Machine> machine, LongFunction<Scenario> scenarios, long seeds) {
        List<LawBroken> broken = broken(machine, scenarios, seeds);
        assertThat(broken).isNotEmpty();
        assertThat(broken).extracting(LawBroken::law).containsOnly(law);
        assertThat(broken.get(0)).hasMessageContaining("seed").hasMessageContaining("Scenario[seed=");
    }

    /** Brokers' clocks are set, and what waited while intake was away has older times: what breaks depends on what is missed. */
    @Test
    void aMachineThatTrustsClocksIsNoticed() {
        assertThat(broken(StubbornMachines::trustingClocks, Scenarios::faulty, SEEDS))
                .extracting(LawBroken::law)
                .isNotEmpty()
                .isSubsetOf("exact", "fenced", "obeyed", "live");
    }

    @Test
    void anExperimentThatNeverEndsIsNoticed() {
        Scenario faulty = Scenarios.faulty(1);
        Scenario quiet = new Scenario(1, faulty.definition(), 1, 1, 0, Training.CALM, Faults.NONE, List.of());
        LawBroken broken = catchThrowableOfType(LawBroken.class, () -> Simulation.play(quiet, BrokenMachines.idle()));
        assertThat(broken.law()).isEqualTo("live");
    }
}
