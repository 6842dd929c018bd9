"""The gate: figures that do not go down.

python -m tests.gate                              measure a frozen slice and compare; exit status 1 where a bound breaks
python -m tests.gate --update                     write better or new bounds; refuses to make any bound weaker
python -m tests.gate --update --allow-regression  ... unless the unreleased part of CHANGELOG.md names the bound

`floors.json` holds the bounds with the version of mtfix, and the checksums of the corpora and of the damaged texts that
they were measured on. Where the corpora are absent, the gate says so and passes.
"""
