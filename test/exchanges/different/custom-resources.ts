import type { Different } from "../listed.ts";

const unknown = (field: string) => [`299 - "unknown field \\"${field}\\""`];
const warns = "1.25 and later warn of fields that are dropped";

/** A row of the table of widgets. */
const row = (cells: readonly (string | number | null)[], uid: string, more: object = {}) => ({
  cells: [...cells],
  object: {
    kind: "PartialObjectMetadata",
    apiVersion: "meta.k8s.io/v1",
    metadata: {
      name: cells[0] ?? "",
      namespace: "crd",
      uid,
      resourceVersion: "<rv>",
      generation: 1,
      creationTimestamp: "<time>",
      ...more,
    },
  },
});

/** Definitions of custom resources, and their objects. */
export const differentCustomResources: Readonly<Record<string, readonly Different[]>> = {
  crd: [
    { step: 4, because: warns, answer: { warning: unknown("spec.extra") } },
    {
      step: 5,
      because: "1.24 and later have a reason of its own for a value of the wrong type",
      words: [["FieldValueInvalid", "FieldValueTypeInvalid"]],
    },
    {
      step: 8,
      because: "1.36 says of too many items what it says of them elsewhere",
      words: [
        [
          "Invalid value: 3: spec.list in body should have at most 2 items",
          "Too many: 3: must have at most 2 items",
        ],
      ],
      merge: {
        details: {
          causes: [
            {
              reason: "FieldValueNotSupported",
              message: 'Unsupported value: "green": supported values: "red", "blue"',
              field: "spec.color",
            },
            {
              reason: "FieldValueTooMany",
              message: "Too many: 3: must have at most 2 items",
              field: "spec.list",
            },
            {
              reason: "FieldValueInvalid",
              message: "Invalid value: \"UPPER\": spec.name in body should match '^[a-z]+$'",
              field: "spec.name",
            },
            {
              reason: "FieldValueInvalid",
              message: "Invalid value: 11: spec.size in body should be less than or equal to 10",
              field: "spec.size",
            },
          ],
        },
      },
    },
    { step: 14, because: warns, answer: { warning: unknown("status.junk") } },
    {
      step: 21,
      because: "the recorded server took no second between the first object and this",
      merge: {
        rows: [
          row(["bad", null, null, "0s"], "<uid:3>"),
          row(["st", 1, "red", "0s"], "<uid:4>"),
          row(["w1", 4, "red", "1s"], "<uid:2>", { generation: 4, labels: { a: "b" } }),
        ],
      },
    },
    {
      step: 22,
      because: "1.36 prints numbers as people do",
      words: [["0x0", "0"]],
    },
  ],
};
