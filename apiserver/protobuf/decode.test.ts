import { expect, test } from "vitest";
import { decodeProtobuf } from "./decode.ts";

/** Writes messages by hand: a text, bytes or list of fields has a length, a number is a varint. */
type Value = number | bigint | string | Uint8Array | readonly Field[];
type Field = readonly [number: number, value: Value];

function encode(fields: readonly Field[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([number, value]) => {
      if (typeof value === "number" || typeof value === "bigint") {
        return [...varint(BigInt(number << 3)), ...varint(BigInt.asUintN(64, BigInt(value)))];
      }
      const bytes =
        typeof value === "string"
          ? new TextEncoder().encode(value)
          : value instanceof Uint8Array
            ? value
            : encode(value);
      return [...varint(BigInt((number << 3) | 2)), ...varint(BigInt(bytes.length)), ...bytes];
    }),
  );
}

function varint(value: bigint): number[] {
  return value < 128n ? [Number(value)] : [Number(value & 127n) | 128, ...varint(value >> 7n)];
}

const envelope = (apiVersion: string, kind: string, object: readonly Field[]) =>
  Uint8Array.from([
    ...new TextEncoder().encode("k8s\0"),
    ...encode([
      [
        1,
        [
          [1, apiVersion],
          [2, kind],
        ],
      ],
      [2, object],
    ]),
  ]);

test.each<{ behaviour: string; kind: [string, string]; object: Field[]; json: object }>([
  {
    behaviour: "a scalar that was never set is left out, one that points to zero is kept",
    kind: ["apps/v1", "Deployment"],
    object: [
      [
        2,
        [
          [1, 0],
          [5, 0],
          [7, 0],
          [9, 60],
        ],
      ],
    ],
    json: { spec: { replicas: 0, progressDeadlineSeconds: 60 } },
  },
  {
    behaviour: "maps, lists and structs that were never filled",
    kind: ["v1", "Pod"],
    object: [
      [
        1,
        [
          [1, "p"],
          [2, ""],
          [8, []],
          [
            11,
            [
              [1, "app"],
              [2, "web"],
            ],
          ],
          [11, [[1, "empty"]]],
        ],
      ],
      [
        2,
        [
          [2, [[1, "a"]]],
          [2, [[1, "b"]]],
          [4, 0],
        ],
      ],
      [3, []],
    ],
    json: {
      metadata: { name: "p", labels: { app: "web", empty: "" } },
      spec: { containers: [{ name: "a" }, { name: "b" }], terminationGracePeriodSeconds: 0 },
      status: {},
    },
  },
  {
    behaviour: "the members of an inlined struct beside the others",
    kind: ["v1", "Pod"],
    object: [
      [
        2,
        [
          [
            1,
            [
              [1, "v"],
              [
                2,
                [
                  [
                    19,
                    [
                      [1, [[1, "conf"]]],
                      [3, 420],
                    ],
                  ],
                ],
              ],
            ],
          ],
        ],
      ],
    ],
    json: { spec: { volumes: [{ name: "v", configMap: { name: "conf", defaultMode: 420 } }] } },
  },
  {
    behaviour: "numbers that are negative and ports that have a name or a number",
    kind: ["v1", "Service"],
    object: [
      [
        2,
        [
          [
            1,
            [
              [3, -1],
              [
                4,
                [
                  [1, 0],
                  [2, 8080],
                  [3, ""],
                ],
              ],
            ],
          ],
          [
            1,
            [
              [
                4,
                [
                  [1, 1],
                  [2, 0],
                  [3, "http"],
                ],
              ],
            ],
          ],
        ],
      ],
    ],
    json: { spec: { ports: [{ port: -1, targetPort: 8080 }, { targetPort: "http" }] } },
  },
  {
    behaviour: "quantities, times and bytes in the form that they have in JSON",
    kind: ["v1", "Pod"],
    object: [
      [
        1,
        [
          [
            8,
            [
              [1, 1_767_225_600],
              [2, 0],
            ],
          ],
        ],
      ],
      [
        2,
        [
          [
            2,
            [
              [
                8,
                [
                  [
                    2,
                    [
                      [1, "cpu"],
                      [2, [[1, "500m"]]],
                    ],
                  ],
                ],
              ],
            ],
          ],
        ],
      ],
    ],
    json: {
      metadata: { creationTimestamp: "2026-01-01T00:00:00Z" },
      spec: { containers: [{ resources: { requests: { cpu: "500m" } } }] },
    },
  },
  {
    behaviour: "bytes in base64",
    kind: ["v1", "Secret"],
    object: [
      [
        2,
        [
          [1, "key"],
          [2, Uint8Array.of(255, 0, 254)],
        ],
      ],
    ],
    json: { data: { key: "/wD+" } },
  },
  {
    behaviour: "times to the microsecond",
    kind: ["coordination.k8s.io/v1", "Lease"],
    object: [
      [
        2,
        [
          [
            4,
            [
              [1, 1_767_225_600],
              [2, 123_456_000],
            ],
          ],
        ],
      ],
    ],
    json: { spec: { renewTime: "2026-01-01T00:00:00.123456Z" } },
  },
  {
    behaviour: "nothing of a field that is not known",
    kind: ["v1", "ConfigMap"],
    object: [
      [
        2,
        [
          [1, "a"],
          [2, "1"],
        ],
      ],
      [999, "later"],
    ],
    json: { data: { a: "1" } },
  },
])("an object in protobuf gives $behaviour", ({ kind: [apiVersion, kind], object, json }) => {
  expect(decodeProtobuf(envelope(apiVersion, kind, object))).toEqual({ apiVersion, kind, ...json });
});

test.each([
  {
    behaviour: "that is no envelope",
    bytes: new TextEncoder().encode("{}"),
    error: "provided data does not appear to be a protobuf message",
  },
  {
    behaviour: "that is cut",
    bytes: envelope("v1", "Pod", []).subarray(0, 9),
    error: "unexpected EOF",
  },
  {
    behaviour: "of a kind that is not known",
    bytes: envelope("v1", "Thing", []),
    error: 'no kind "Thing" is registered for version "v1"',
  },
])("a body $behaviour is refused", ({ bytes, error }) => {
  expect(() => decodeProtobuf(bytes)).toThrow(new RangeError(error));
});

test("options of a request are read whatever their group", () => {
  const bytes = envelope("policy/v1", "DeleteOptions", [
    [1, 0],
    [4, "Orphan"],
  ]);
  expect(decodeProtobuf(bytes)).toEqual({
    apiVersion: "policy/v1",
    kind: "DeleteOptions",
    gracePeriodSeconds: 0,
    propagationPolicy: "Orphan",
  });
});
