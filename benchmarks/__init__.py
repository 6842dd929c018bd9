"""Benchmarks: every figure of the README is made here, by one command each."""
