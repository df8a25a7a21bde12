package dev.temper.stream.app;

import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.Role;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.InHand;
import dev.temper.stream.progress.Slowed;
import dev.temper.stream.transaction.StuckTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The optimizer as a process: waits for brokers and topics, runs the configured roles, tells its health. Thread safe.
 *
 * <p>{@link #start()} returns at once; {@link #awaitReady} and {@link #awaitEnd} wait.
 */
public final class OptimizerApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OptimizerApp.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    /** So long a role stays down on which nobody waits, after it gave up where others run beside it. */
    private static final Duration PAUSE = Duration.ofSeconds(60);

    private final OptimizerConfig config;
    private final @Nullable ReadSide readSide;
    private final MeterRegistry meters;
    private final Tracing tracing;
    private final AppMeters appMeters;
    private final Thread starter;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final Set<Role> restarting = EnumSet.noneOf(Role.class);
    private volatile List<RoleRunner> runners = List.of();
    private volatile @Nullable BrokerWatch watch;
    private boolean closed;

    /** Opens nothing yet; without the role api. */
    public OptimizerApp(OptimizerConfig config) {
        this(config, null);
    }

    /** Opens nothing yet, and counts where nobody looks. */
    public OptimizerApp(OptimizerConfig config, @Nullable ReadSide readSide) {
        this(config, readSide, new CompositeMeterRegistry(), Tracing.OFF);
    }

    /**
     * Opens nothing yet.
     *
     * @param readSide what the role api runs; null where there is no such role
     * @param meters where it counts and measures; the caller closes it afterwards
     * @param tracing what follows events through it
     */
    public OptimizerApp(OptimizerConfig config, @Nullable ReadSide readSide, MeterRegistry meters, Tracing tracing) {
        if (config.roles().contains(Role.API) && readSide == null) {
            throw new IllegalArgumentException("roles has api, which this program does not have");
        }
        this.config = config;
        this.readSide = readSide;
        this.meters = meters;
        this.tracing = tracing;
        appMeters = new AppMeters(meters, this::health, this::running);
        starter = new Thread(this::startRoles, "temper-optimizer-start");
    }

    /** Begins to start the roles. */
    public void start() {
        starter.start();
    }

    /**
     * Waits until every role works.
     *
     * @throws IllegalStateException when it gave up instead, or the time was not enough
     */
    public void awaitReady(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!health().ready()) {
            if (ended.await(20, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The optimizer ended before it was ready: " + failure.get());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "The optimizer is not ready after " + timeout.toSeconds() + " s: " + health());
            }
        }
    }

    /** Waits until it is closed or gives up; the reason for which it gave up, or null. */
    public @Nullable String awaitEnd() throws InterruptedException {
        ended.await();
        return failure.get();
    }

    /** How it is now. */
    public Health health() {
        List<RoleRunner> running = runners;
        BrokerWatch brokers = watch;
        Duration silence = brokers == null ? Duration.ZERO : brokers.silence();
        List<String> troubles = brokers == null
                ? List.of()
                : running.stream()
                        .map(runner -> runner.progress().trouble(brokers.answering()))
                        .filter(Objects::nonNull)
                        .toList();
        boolean live = failure.get() == null && troubles.isEmpty();
        boolean ready = live
                && silence.isZero()
                && running.size() == config.roles().size()
                && running.stream().allMatch(RoleRunner::isReady);
        List<Health.OfRole> roles = running.isEmpty()
                ? config.roles().stream()
                        .map(role -> new Health.OfRole(role.label(), "WAITING", 0, -1, null))
                        .toList()
                : running.stream()
                        .map(runner -> runner.progress().health(runner.lag()))
                        .toList();
        List<Health.OfTransaction> transactions = brokers == null
                ? List.of()
                : brokers.findings().stream().map(OptimizerApp::told).toList();
        List<String> quarantined = running.stream()
                .flatMap(runner -> runner.setAside().stream())
                .sorted()
                .toList();
        List<Slowed.Of> slowed =
                running.stream().flatMap(runner -> runner.slowed().stream()).toList();
        return new Health(
                live, ready, failure.get(), silence.toSeconds(), roles, troubles, transactions, quarantined, slowed);
    }

    private static Health.OfTransaction told(StuckTransaction finding) {
        return new Health.OfTransaction(
                finding.partition().topic(),
                finding.partition().partition(),
                finding.producerId(),
                finding.transactionalId(),
                finding.since().toString(),
                finding.verdict());
    }

    /** Ends cleanly, within 20 s a role; may be called again. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        starter.interrupt();
        awaitStarter();
        // Intake first: what it still publishes, the engine may still fold.
        runners.forEach(runner -> runner.close(CLOSE_TIMEOUT));
        BrokerWatch watching = watch;
        if (watching != null) {
            watching.close();
        }
        ended.countDown();
    }

    private void startRoles() {
        try {
            new TopicGate(config).await();
            Subjects.registerAside(config);
            BrokerWatch brokers = Watches.of(config, meters).start();
            watch = brokers;
            List<RoleRunner> made =
                    config.roles().stream().map(role -> runner(role, brokers)).toList();
            runners = made;
            made.forEach(runner -> appMeters.add(runner.role(), runner.topics()));
            made.forEach(RoleRunner::start);
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
            LOG.info("Stopped before the brokers answered");
        } catch (RuntimeException e) {
            LOG.error("The optimizer cannot start: {}", e.getMessage());
            LOG.debug("Cause", e);
            fail(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable RoleRunner running(Role role) {
        return runners.stream()
                .filter(runner -> runner.role() == role)
                .findFirst()
                .orElse(null);
    }

    private RoleRunner runner(Role role, BrokerWatch brokers) {
        boolean aside = role.isAside() && !config.roles().stream().allMatch(Role::isAside);
        return new RoleRunner(
                config,
                role,
                readSide,
                brokers,
                new Instruments(new InHand(), meters, tracing),
                aside ? why -> pause(role, why) : this::fail);
    }

    /** Nobody who decides waits for such a role, so its end is not theirs: it is started anew after a pause. */
    private synchronized void pause(Role role, String why) {
        if (!restarting.add(role)) {
            return;
        }
        LOG.error("{}. Experiments go on without; it starts again in {} s", why, PAUSE.toSeconds());
        Thread restart = new Thread(() -> restart(role), "temper-" + role.label() + "-restart");
        restart.setDaemon(true);
        restart.start();
    }

    private void restart(Role role) {
        try {
            if (ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (this) {
            restarting.remove(role);
            if (!closed) {
                runners = runners.stream()
                        .map(runner -> runner.role() == role ? renewed(runner) : runner)
                        .toList();
            }
        }
    }

    private RoleRunner renewed(RoleRunner runner) {
        runner.close(CLOSE_TIMEOUT);
        RoleRunner next = runner(runner.role(), Objects.requireNonNull(watch));
        next.start();
        return next;
    }

    private void fail(String why) {
        failure.compareAndSet(null, why);
        ended.countDown();
    }

    private void awaitStarter() {
        try {
            starter.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
