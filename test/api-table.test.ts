/**
 * The API, row by row: a request to a cluster in a known state, and what Kubernetes 1.36 answers.
 */
import { afterAll, describe, expect, test } from "vitest";
import { authorization } from "./api-table/authorization.ts";
import { byKind } from "./api-table/by-kind.ts";
import { checkRow, closeSpare } from "./api-table/check.ts";
import { customResources } from "./api-table/custom-resources.ts";
import { deletes } from "./api-table/deletes.ts";
import { fields } from "./api-table/fields.ts";
import { forms } from "./api-table/forms.ts";
import { introspection } from "./api-table/introspection.ts";
import { lists } from "./api-table/lists.ts";
import { metadata } from "./api-table/metadata.ts";
import { patches } from "./api-table/patches.ts";
import { podParts } from "./api-table/pod-parts.ts";
import type { Row } from "./api-table/row.ts";
import { subresources } from "./api-table/subresources.ts";
import { updates } from "./api-table/updates.ts";
import { watches } from "./api-table/watches.ts";

const themes: Readonly<Record<string, readonly Row[]>> = {
  authorization,
  "every kind": byKind,
  "custom resources": customResources,
  deletes,
  fields,
  forms,
  introspection,
  lists,
  metadata,
  patches,
  "parts of a pod": podParts,
  subresources,
  updates,
  watches,
};

afterAll(closeSpare);

describe.each(Object.entries(themes))("%s", (_theme, rows) => {
  test.each(rows)("$behaviour", checkRow);
});

test("the table is a large one, and no behaviour is in it twice", () => {
  const all = Object.values(themes).flat();
  expect(all.length).toBeGreaterThan(300);
  expect(new Set(all.map(({ behaviour }) => behaviour)).size).toBe(all.length);
});
