# The front door for people who work on Temper. Users need only ./temper.
MVN ?= mvn
.DEFAULT_GOAL := help
.PHONY: help check fast format demo dist bench fuzz clean

help: ## This list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-8s %s\n", $$1, $$2 }'

check: ## Everything that CI runs: build, gates, all tests
	@.ci/run

fast: ## Compile and unit tests, without gates and integration tests
	$(MVN) -q -Pfast verify

format: ## Format all Java sources
	$(MVN) -q spotless:apply

demo: ## One whole experiment on this machine, in about two minutes
	./temper demo

dist: ## A release that runs without Maven: dist/temper-VERSION.tar.gz, and its checksum
	rm -rf deploy/target/lib deploy/target/deploy-*.jar
	$(MVN) -q -Pfast -DskipTests -pl deploy -am package
	build-config/dist

bench: ## The benchmarks: steps in isolation, then metric to decision; refreshes docs/benchmarks.md
	$(MVN) -q -Pfast -DskipTests -pl benchmarks -am package
	benchmarks/run step
	benchmarks/run load --doc docs/benchmarks.md --csv docs/benchmarks.csv

fuzz: ## A million hostile records at intake and engine: none ends a thread, none is lost (FUZZ=-Dfuzz.seed=7 for another start)
	$(MVN) -B -ntp -Pfast -pl optimizer-stream -am -Dtest=HostileFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz.records=1000000 $(FUZZ) package

clean: ## Remove what was built
	$(MVN) -q clean
	rm -rf dist
