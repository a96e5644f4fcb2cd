# `make` lists the targets. CI runs these and nothing else.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

MVN = export JAVA_HOME; JAVA_HOME="$$(scripts/jdk)"; mvn -B -q -f backend/pom.xml
ENGINE = backend/triage-engine-js/target/js/engine.js
WEB = frontend/out/csp.txt
JAR = dist/employee-health.jar
APP = dist/app/employee-health.aot

WEB_SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path 'frontend/out/*' -not -path 'frontend/.next/*' -not -path 'frontend/engine/*' -not -path '*/test-results/*' -not -name '*.tsbuildinfo' -not -name next-env.d.ts 2>/dev/null)
ENGINE_SOURCES := $(shell find backend/pom.xml backend/triage-engine backend/triage-engine-js -type f \( -path '*/src/main/*' -o -name pom.xml \) 2>/dev/null)
JAVA_SOURCES := $(shell find backend -type f \( -path '*/src/main/*' -o -name pom.xml \) 2>/dev/null) $(shell find protocols -maxdepth 2 \( -name '*.json' -o -name '*.csv' \) 2>/dev/null)

.PHONY: help run jar processes certificates test test-full check format hooks e2e bench openapi asvs hazards lexicon triage-cases clean-data clean backup restore chaos

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  %-14s %s\n", $$1, $$2}'

run: $(APP) ## the whole platform in one process, with demo data, on http://localhost:8080
	@exec scripts/run

jar: $(JAR) ## dist/employee-health.jar: every service, any topology

processes: $(APP) ## each target in a process of its own, mutual TLS between them, until Ctrl-C
	@exec deploy/processes/run

certificates: ## makes or renews the certificates of separate processes: make certificates TLS_DIR=folder
	@scripts/certificates "$${TLS_DIR:-var/tls}" $(PROCESSES)

test: ## every kind of test with bounded counts, at most 20 minutes
	@scripts/test bounded

test-full: ## the same with full counts
	@scripts/test full

check: ## format, lint, boundaries, links, stale generated files, secrets, bill of materials
	@scripts/check

format: ## formats everything
	@$(MVN) spotless:apply
	@cd frontend && npm run --silent format

hooks: ## formats staged files before each commit, in this clone
	@hook="$$(git rev-parse --git-path hooks)/pre-commit"; mkdir -p "$$(dirname "$$hook")"; \
	printf '#!/bin/sh\nexec "$$(git rev-parse --show-toplevel)/scripts/pre-commit"\n' >"$$hook"; chmod +x "$$hook"

e2e: $(APP) frontend/node_modules/.package-lock.json ## browser journeys against a platform started for them
	@scripts/e2e

bench: $(APP) ## p50, p99, throughput, start-up and memory of the running jar
	@bench/run

openapi: ## writes the OpenAPI document from the running controllers
	@$(MVN) test -pl app -am -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write=true
	@cd frontend && npm run --silent api

hazards: ## writes docs/safety/hazards.md from the protocols
	@$(MVN) test -pl triage-engine -Dtest=HazardsTest -Dhazards.write=true

asvs: ## writes docs/asvs.md from the tests that prove its requirements
	@$(MVN) test -pl app -am -Dtest=AsvsTest -Dsurefire.failIfNoSpecifiedTests=false -Dasvs.write=true

backup: $(APP) ## copies database, blobs and keys to BACKUP_DIR (./backups), also while the platform runs
	@scripts/backup backup

restore: $(APP) ## brings them back: make restore [TO=2026-11-22T20:00:00Z] [REPLACE=yes]
	@scripts/backup restore $(if $(TO),--to=$(TO)) $(if $(REPLACE),--replace)

chaos: $(APP) ## kills processes, database and broker at random under load: ROUNDS=100, VICTIMS=database, SEED=…
	@scripts/chaos

lexicon: ## words of the symptom check from published terminologies: make lexicon DATA=folder [CHECK=yes]
	@scripts/lexicon "$(DATA)" $(if $(CHECK),--check) $(if $(REACH),--reach)

triage-cases: ## recall and false alarms on real cases: make triage-cases CASES=folder
	@scripts/triage-cases "$(CASES)"

clean-data: ## removes ./var (or DATA_DIR): demo data, keys, everything
	rm -rf "$${DATA_DIR:-var}"

clean: ## removes what was built
	rm -rf dist artifacts frontend/out frontend/.next backend/*/target backend/target

frontend/node_modules/.package-lock.json: frontend/package-lock.json | jdk
	@echo "Installing the web tools …"
	@cd frontend && npm ci --silent --no-audit --no-fund
	@touch $@

# Asked first: without a JDK nothing else is worth the wait.
.PHONY: jdk
jdk:
	@scripts/jdk >/dev/null

$(ENGINE): $(ENGINE_SOURCES) | jdk
	@echo "Compiling the symptom check for browsers …"
	@$(MVN) process-classes -pl triage-engine-js -am
	@touch $@

$(WEB): frontend/node_modules/.package-lock.json $(WEB_SOURCES) $(ENGINE)
	@echo "Building the web pages …"
	@cd frontend && npm run --silent build
	@touch $@

$(JAR): $(WEB) $(JAVA_SOURCES)
	@echo "Building the platform …"
	@$(MVN) package -DskipTests -pl '!triage-engine-js'
	@mkdir -p dist && cp backend/app/target/app-*-boot.jar $@.new && mv $@.new $@

$(APP): $(JAR)
	@scripts/rehearse
