"""The benchmark harness: named sets in, judged results and tables out. `benchmarks/run.py` is its front door."""
