import type { Different } from "../listed.ts";

const immutable =
  "Forbidden: spec is immutable after creation except resources.requests and " +
  "volumeAttributesClassName for bound claims";
/** The refusal of a change of a claim, with the lines of what differs. */
function changed(...lines: readonly string[]): Pick<Different, "because" | "merge"> {
  const message = `${[immutable, ...lines].join("\n")}\n`;
  return {
    because: "1.36 allows one field more, and lists what changed as JSON",
    merge: {
      message: `PersistentVolumeClaim "im" is invalid: spec: ${message}`,
      details: { causes: [{ reason: "FieldValueForbidden", message, field: "spec" }] },
    },
  };
}

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
    {
      step: 18,
      ...changed(
        "@@ -1,6 +1,6 @@",
        " {",
        '  "AccessModes": [',
        '-  "ReadWriteOnce"',
        '+  "ReadWriteMany"',
        "  ],",
        '  "Selector": null,',
        '  "Resources": {',
      ),
    },
    {
      step: 19,
      ...changed(
        "@@ -6,7 +6,7 @@",
        '  "Resources": {',
        '   "Limits": null,',
        '   "Requests": {',
        '-   "storage": "1Gi"',
        '+   "storage": "2Gi"',
        "   }",
        "  },",
        '  "VolumeName": "",',
      ),
    },
    {
      step: 21,
      because: "1.36 prints values as JSON",
      words: [["core.ResourceList{}", "{}"]],
    },
  ],
};
