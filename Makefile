# The front door for people who work on Temper. Users need only ./temper.
MVN ?= mvn
# Of make fuzz: hostile records; definitions without a model and with one; where the seeds begin.
RECORDS ?= 1000000
DEFINITIONS ?= 100000 5000
SEED ?= 1
# Of make sim: how many seeds, and where they begin.
SEEDS ?= 10000
FROM ?= 0
# Of make chaos: how long something breaks.
MINUTES ?= 10
# Of make upgrade: the version that runs before, as git names it.
PREVIOUS ?=
.DEFAULT_GOAL := help
.PHONY: help check fast containers format demo dist images python python-test python-integrations bench fuzz sim chaos upgrade clean

help: ## This list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

check: ## Everything that CI runs: build, gates, all tests
	@.ci/run

fast: ## Compile and unit tests, without gates and integration tests
	$(MVN) -q -Pfast verify

containers: ## The tests in containers alone; as root on Debian it installs Docker and makes the images
	build-config/containers/run $(MVN) -B -ntp -Pfast -DskipITs=false -pl deploy -am -Dtest=NONE -Dit.test=ContainersIT -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false verify

format: ## Format all Java sources
	$(MVN) -q spotless:apply

demo: ## One whole experiment on this machine, in about a minute
	./temper demo

dist: ## A release that runs without Maven: dist/temper-VERSION.tar.gz, and its checksum
	rm -rf deploy/target/lib deploy/target/deploy-*.jar
	$(MVN) -q -Pfast -DskipTests -pl deploy -am package
	build-config/dist

images: dist ## Images of the release: temper/optimizer:VERSION and temper/agent:VERSION; TEMPER_JDK_IMAGE and TEMPER_BASE_IMAGE say from what
	build-config/images dist

python: ## The Python client as a wheel: dist/temper_client-VERSION-py3-none-any.whl
	build-config/wheel

python-test: ## The Python client's tests, with the oldest and the newest Python that is here
	trainer-agent/python/test tests.test_run tests.test_processes tests.test_docs

python-integrations: ## The client's callbacks with the frameworks that python3 has, each skipped where it has none
	cd trainer-agent/python && PYTHONPATH=src python3 -W ignore -m unittest -v tests.test_integrations

bench: ## The benchmarks: steps in isolation, then metric to decision; refreshes docs/benchmarks.md
	$(MVN) -q -Pfast -DskipTests -pl benchmarks -am package
	benchmarks/run step
	benchmarks/run load --doc docs/benchmarks.md --csv docs/benchmarks.csv

fuzz: ## A million hostile records and 105,000 drawn definitions: none ends a thread, hangs or is lost
	$(MVN) -B -ntp -Pfast -pl optimizer-stream -am -Dtest=HostileFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.records=$(RECORDS) -Dfuzz.seed=$(SEED) package
	$(MVN) -q -Pfast -pl optimizer-core test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.temper.core.fuzz.DefinitionFuzz -Dexec.args="$(DEFINITIONS) $(SEED)"

sim: ## SEEDS experiments under simulated faults from FROM on, every law checked; goes on where it stopped
	$(MVN) -q -Pfast -DskipTests -pl optimizer-testkit -am package
	java -cp optimizer-testkit/target/classes:optimizer-core/target/classes dev.temper.testkit.seed.SeedRun $(FROM) $(SEEDS) target/sim/seeds

chaos: ## Faults of every kind on a real cluster for MINUTES, and the audit; as root on Linux, with iproute2, iptables and gcc
	$(MVN) -B -ntp -Pfast -DskipITs=false -pl deploy -am -Dtest=NONE -Dit.test=ChaosIT -Dchaos.minutes=$(MINUTES) -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false verify

upgrade: ## A rolling upgrade from the build of PREVIOUS, a git ref, to this one under load, and the audit
	MVN="$(MVN)" build-config/previous "$(PREVIOUS)" target/previous
	$(MVN) -B -ntp -Pfast -DskipITs=false -pl deploy -am -Dtest=NONE -Dit.test=UpgradeIT -Dtemper.previous=$(CURDIR)/target/previous -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false verify

clean: ## Remove what was built
	$(MVN) -q clean
	rm -rf dist build-config/containers/target
