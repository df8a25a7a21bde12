"""What confluent-kafka's own registry client does, against the registry whose URL is the argument."""

import sys

from confluent_kafka.schema_registry import Schema, SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.schema_registry.error import SchemaRegistryError
from confluent_kafka.serialization import MessageField, SerializationContext

ONE = '{"type":"record","name":"R","namespace":"py","fields":[{"name":"a","type":"int"}]}'
TWO = (
    '{"type":"record","name":"R","namespace":"py","fields":'
    '[{"name":"a","type":"int"},{"name":"b","type":"int","default":0}]}'
)
BROKEN = '{"type":"record","name":"R","namespace":"py","fields":[{"name":"a","type":"string"}]}'


def refused(status, code, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except SchemaRegistryError as e:
        assert (e.http_status_code, e.error_code) == (status, code), e
        return
    raise AssertionError("was not refused: %s" % (arguments,))


client = SchemaRegistryClient({"url": sys.argv[1]})
subject = "python client-ü"
one = client.register_schema(subject, Schema(ONE, "AVRO"))
assert client.register_schema(subject, Schema(ONE, "AVRO")) == one
two = client.register_schema(subject, Schema(TWO, "AVRO"), normalize_schemas=True)
assert one != two
assert subject in client.get_subjects()
assert client.get_versions(subject) == [1, 2]
assert client.get_latest_version(subject).schema_id == two
assert client.get_version(subject, 1).schema_id == one
assert client.lookup_schema(subject, Schema(ONE, "AVRO")).version == 1

other = SchemaRegistryClient({"url": sys.argv[1]})
assert '"b"' in other.get_schema(two).schema_str
assert other.test_compatibility(subject, Schema(TWO, "AVRO"))
assert not other.test_compatibility(subject, Schema(BROKEN, "AVRO"))
refused(409, 409, client.register_schema, subject, Schema(BROKEN, "AVRO"))
refused(422, 42201, client.register_schema, subject, Schema('{"type":"nonsense"}', "AVRO"))
refused(404, 40401, other.get_latest_version, "nobody")
refused(404, 40402, other.get_version, subject, 9)
refused(404, 40403, other.get_schema, 987654)

assert client.set_compatibility(subject, "BACKWARD")["compatibility"] == "BACKWARD"
assert client.get_compatibility(subject) == "BACKWARD"

context = SerializationContext("python", MessageField.VALUE)
serializer = AvroSerializer(client, TWO, conf={"auto.register.schemas": True})
deserializer = AvroDeserializer(other)
value = {"a": 1, "b": 2}
assert deserializer(serializer(value, context), context) == value

assert client.delete_version(subject, 2) == 2
assert client.delete_subject(subject) == [1]
assert client.delete_subject(subject, permanent=True) == [1, 2]
assert subject not in other.get_subjects()
print("all as it should be")
