import type { Different } from "../listed.ts";

const immutable =
  "Forbidden: spec is immutable after creation except resources.requests and " +
  "volumeAttributesClassName for bound claims";
const withoutListing: Pick<Different, "because" | "merge"> = {
  because: "1.36 allows one field more, and kubesim leaves out the listing of what changed in Go",
  merge: {
    message: `PersistentVolumeClaim "im" is invalid: spec: ${immutable}`,
    details: { causes: [{ reason: "FieldValueForbidden", message: immutable, field: "spec" }] },
  },
};

/** Refusals of claims and volumes. */
export const differentStorage: Readonly<Record<string, readonly Different[]>> = {
  "inv-storage": [
    {
      step: 15,
      because: "1.22 and later have an access mode for a single pod",
      words: [
        [
          '"ReadWriteMany", "ReadWriteOnce"',
          '"ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
        ],
      ],
    },
    {
      step: 17,
      because: "a cluster of kubesim has a default class, which the recorded one had not",
      merge: { spec: { storageClassName: "standard" } },
    },
    { step: 18, ...withoutListing },
    { step: 19, ...withoutListing },
    {
      step: 21,
      because: "1.36 prints values as JSON",
      words: [["core.ResourceList{}", "{}"]],
    },
  ],
};
