"""Follows decisions over HTTP alone, as a script in a language without a client would."""
import json
import os
import sys
import urllib.request

ENDPOINT = os.environ["TEMPER_ENDPOINT"]
with open(os.environ["TEMPER_TOKEN_FILE"]) as file:
    HEADERS = {"Authorization": "Bearer " + file.read()}


def call(path, line=None):
    data = None if line is None else json.dumps(line).encode()
    with urllib.request.urlopen(urllib.request.Request(ENDPOINT + path, data, HEADERS), timeout=90) as answer:
        return json.load(answer) if answer.status == 200 else None


call("/reports", {"type": "hello", "protocol": 1})
told = call("/decision")
epoch = int(os.environ["TEMPER_FROM_EPOCH"])
while told["state"] == "train":
    while epoch < told["to_epoch"]:
        epoch += 1
        value = float(os.environ["TEMPER_PARAM_LEARNING_RATE"]) * epoch
        call("/reports", {"type": "report", "epoch": epoch, "values": {"accuracy": value}})
    told = call(f"/decision?after={told['number']}&seconds=30") or told
with open(os.path.join(sys.argv[1], "http"), "a") as file:
    file.write(f"{os.environ['TEMPER_TRIAL']} {epoch} {told['state']} {told['reason']}\n")
