import type { Flags } from "../../client/kubectl/flags.ts";
import { fileFlags, selectorFlag, templateFlag } from "../shared-flags.ts";

export const flags = {
  ...fileFlags,
  ...selectorFlag,
  output: {
    kind: "text",
    short: "o",
    value: "FORMAT",
    doc: "wide, yaml, json, name, jsonpath=, go-template=, custom-columns=, or PRINTER-file=PATH",
  },
  ...templateFlag,
  watch: { kind: "bool", short: "w", doc: "after that, print every change" },
  "watch-only": { kind: "bool", doc: "print changes only" },
  "output-watch-events": { kind: "bool", doc: "print the kind of each change" },
  "all-namespaces": { kind: "bool", short: "A", doc: "look in all namespaces" },
  "field-selector": { kind: "text", value: "FIELDS", doc: "only objects with these fields" },
  "show-labels": { kind: "bool", doc: "print the labels in the last column" },
  "show-kind": { kind: "bool", doc: "print the kind before each name" },
  "show-managed-fields": { kind: "bool", doc: "do not leave out managedFields" },
  "label-columns": { kind: "list", short: "L", value: "LABEL", doc: "labels as columns" },
  "no-headers": { kind: "bool", doc: "print no headers" },
  "sort-by": { kind: "text", value: "PATH", doc: "sort by the field at this JSONPath" },
  "ignore-not-found": { kind: "bool", doc: "what is not there is no error" },
  "chunk-size": { kind: "int", value: "COUNT", doc: "how many objects to ask for at once" },
  subresource: { kind: "text", value: "NAME", doc: "status or scale in place of the object" },
  "allow-missing-template-keys": { kind: "bool", doc: "what a template misses is no error" },
  "server-print": { kind: "bool", doc: "let the server make the table" },
  at: {
    kind: "text",
    value: "TIME",
    doc: "as it was then: 5m after the cluster began, -5m ago, or in RFC 3339",
  },
  raw: { kind: "text", value: "PATH", doc: "print the answer to a GET of this path" },
} as const satisfies Flags;

export type GetFlags = typeof flags;
