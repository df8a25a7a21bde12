"""Has Schemathesis call an API: call_api.py URL TOKEN EXPERIMENT CALLS SECONDS. Prints its findings and how many calls it made.

Reads mostly ask for the experiment, so that they find something; what changes something is never done to it.
"""
import subprocess
import sys
import os
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CHECKS = ",".join([
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance",
])

url, token, experiment, calls, seconds = sys.argv[1:]
with tempfile.NamedTemporaryFile() as made:
    run = subprocess.run(
        [
            sys.executable, "-m", "schemathesis.cli", "run", url + "/api/v1/openapi.json",
            "--no-color", "--header", "Authorization: Bearer " + token, "--exclude-path-regex", "/events$",  # they do not end
            "--checks", CHECKS, "--phases", "coverage,fuzzing", "--max-time", seconds, "--max-failures", "40",
            "--no-shrink", "--generation-database", "none", "--suppress-health-check", "all", "--warnings", "off",
            "--request-timeout", "30", "--workers", "1",  # threads that parse at once fail in Python before 3.11.8
        ],
        env={**os.environ, "SCHEMATHESIS_HOOKS": "call_api_hooks", "PYTHONPATH": HERE, "CALLED": made.name,
             "EXPERIMENT": experiment},
    )
    done = len(made.read())
enough = "" if done >= int(calls) else ", fewer than " + calls
print("Schemathesis: %d calls in at most %s s%s" % (done, seconds, enough))
sys.exit(run.returncode)
