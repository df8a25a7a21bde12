"""Reads each .wandb file under a directory with the package wandb itself, and prints what it holds, a line a file."""

import json
import pathlib
import sys

from wandb.proto import wandb_internal_pb2
from wandb.sdk.internal.datastore import DataStore


def read(path):
    store = DataStore()
    store.open_for_scan(str(path))
    run = {"history": [], "exit": None, "numbers": []}
    while True:
        data = store.scan_data()
        if data is None:
            return run
        record = wandb_internal_pb2.Record()
        record.ParseFromString(data)
        run["numbers"].append(record.num)
        kind = record.WhichOneof("record_type")
        if kind == "run":
            run["id"] = record.run.run_id
            run["project"] = record.run.project
            run["group"] = record.run.run_group
            run["config"] = {item.key: json.loads(item.value_json) for item in record.run.config.update}
        elif kind == "history":
            run["history"].append({item.nested_key[0]: item.value_json for item in record.history.item})
        elif kind == "exit":
            run["exit"] = record.exit.exit_code


for file in sorted(pathlib.Path(sys.argv[1]).rglob("*.wandb")):
    print(json.dumps(read(file)))
