"""An agent by topics alone: one slot, one trial at a time, nothing of Temper installed. See README.md."""
import io, json, os, socket, struct, sys, time, urllib.request, uuid
import fastavro
from confluent_kafka import Consumer, Producer, TopicPartition

EXPERIMENT = sys.argv[1] if len(sys.argv) > 1 else "topics"
BROKERS = os.environ.get("TEMPER_BOOTSTRAP", "127.0.0.1:9092")
REGISTRY = os.environ.get("TEMPER_REGISTRY", "http://127.0.0.1:8081")
AGENT, SESSION, NAMES = socket.gethostname() + "-topics", uuid.uuid4().hex, "dev.temper.schemas."
PRODUCER = f"agent/{AGENT}/{SESSION}"  # unique for each run of this program: its events are counted from 1
HEARTBEAT = 2.0  # seconds; at most a fifth of the experiment's lease.seconds, for silence ends leases
schemas, sent, seen = {}, 0, 0
try:  # needed if the optimizer has reports.signed: docs/agent-by-topics.md says what is signed
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
    signing = Ed25519PrivateKey.generate()
    public = signing.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    signed = lambda value: [("temper-signature", signing.sign(b"temper-report-1\0" + value)), ("temper-key", public)]
except ImportError:
    signed = lambda value: []

def registered(path):
    with urllib.request.urlopen(REGISTRY + path, timeout=10) as answer:
        return json.load(answer)

def publish(topic, record, **fields):
    """Sends the next event: a zero byte, the schema's id, Avro. Its key, the experiment, decides the partition."""
    global sent
    sent += 1
    if record not in schemas:  # the subject is TOPIC-RECORD (TopicRecordNameStrategy)
        latest = registered(f"/subjects/{topic}-{NAMES}{record}/versions/latest")
        schemas[record] = latest["id"], fastavro.parse_schema(json.loads(latest["schema"]))
    number, schema = schemas[record]
    value = io.BytesIO(struct.pack(">bI", 0, number))
    value.seek(5)
    header = {"experiment": EXPERIMENT, "producer": PRODUCER, "number": sent, "origin": None}
    fastavro.schemaless_writer(value, schema, {"header": header, **fields})
    producer.produce(topic, key=EXPERIMENT, value=value.getvalue(), headers=signed(value.getvalue()))
    producer.poll(0)

def decoded(value):
    """The name of a record and its fields; the name is that of the schema whose id leads the value."""
    number = struct.unpack(">bI", value[:5])[1]
    if number not in schemas:
        schemas[number] = fastavro.parse_schema(json.loads(registered(f"/schemas/ids/{number}")["schema"]))
    record = fastavro.schemaless_reader(io.BytesIO(value[5:]), schemas[number], None)
    return schemas[number]["name"].rpartition(".")[2], record

def decisions(seconds):
    """The next new decision on the experiment, or None. Uncommitted ones are final, but may come twice."""
    global seen
    message = consumer.poll(seconds)
    if message is None or message.error() or message.key() != EXPERIMENT.encode():
        return None
    name, record = decoded(message.value())
    fresh, seen = record["header"]["number"] > seen, max(seen, record["header"]["number"])
    return (name, record) if fresh else None

def trained(run):
    """Your training goes here: one epoch more, from the checkpoint of the trial."""
    time.sleep(0.05)
    run["epoch"] += 1
    x = next(p["value"] for p in run["parameters"] if p["name"] == "x")
    return (x - 0.3) ** 2 + 1 / run["epoch"]

producer = Producer({"bootstrap.servers": BROKERS, "partitioner": "murmur2_random", "enable.idempotence": True})
consumer = Consumer({"bootstrap.servers": BROKERS, "group.id": PRODUCER, "enable.auto.commit": False, "isolation.level": "read_uncommitted"})
topic = "temper.decisions"
ends = [TopicPartition(topic, p) for p in consumer.list_topics(topic, 10).topics[topic].partitions]
for end in ends:  # from here on: what was decided before concerns others
    end.offset = consumer.get_watermark_offsets(end, 10)[1]
consumer.assign(ends)

offer, run, beat, offered = 1, None, 0.0, 0.0
slot = lambda: {"agent": AGENT, "session": SESSION, "slot": 0, "offer": offer}

def end(outcome, detail):
    """The run is over, and so is its lease: the slot is free, with an offer of a new number."""
    global run, offer, offered
    producer.flush(10)  # the end lies in another topic, and must not come before the last report
    publish("temper.agents", "TrialEnded", trial=run["trial"], lease=run["lease"], outcome=outcome, exitCode=None, detail=detail, converged=False)
    run, offer, offered = None, offer + 1, 0.0

try:
    while True:
        if time.time() - beat > HEARTBEAT:
            beat, leases = time.time(), [{"trial": run["trial"], "lease": run["lease"]}] if run else []
            publish("temper.agents", "AgentHeartbeat", agent=AGENT, session=SESSION, leases=leases)
        if not run and time.time() - offered > 2:  # until it is answered, the same offer again
            offered = time.time()
            publish("temper.agents", "SlotOffered", assignee=slot())
        training = run and run["epoch"] < run["target"]["toEpoch"]
        name, record = decisions(0 if training else 0.2) or ("", {})
        if name in ("SuggestDecision", "PromoteDecision") and record["assignee"] == slot() and not run:
            run = {**record, "epoch": record["target"]["fromEpoch"]}
        elif name == "RejectDecision" and record["producer"] == PRODUCER:
            if record["reason"] != "BEYOND_TARGET":  # sent before the decision to pause or stop was heard
                print("refused:", record["reason"])
            if run and record["lease"] == run["lease"] and record["reason"] in ("STALE_LEASE", "UNKNOWN_TRIAL"):
                run, offer, offered = None, offer + 1, 0.0  # another has the trial now: end without a word
            elif record["reason"] in ("STALE_SESSION", "EXPERIMENT_ARCHIVED"):
                break
        elif name == "CompleteDecision":
            print("complete: the best trial is", record["bestTrial"], "with", record["bestValue"])
            break
        elif run and record.get("lease") == run["lease"]:
            if name == "ContinueDecision":
                run["target"] = record["target"]
            elif name in ("PauseDecision", "StopDecision"):
                print("trial", run["trial"], "epoch", run["epoch"], name, record["evidence"]["reason"])
                end("PAUSED" if name == "PauseDecision" else "STOPPED", "as decided")
        elif training:
            value = trained(run)
            values = [{"name": "error", "value": value, "stddev": None}]
            publish("temper.metrics", "MetricReported", trial=run["trial"], lease=run["lease"], epoch=run["epoch"], values=values, seconds=0.05)
except KeyboardInterrupt:
    if run:
        end("PREEMPTED", "the agent was shut down")
finally:
    producer.flush(10)
    consumer.close()
