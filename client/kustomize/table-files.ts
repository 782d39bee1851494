/** The tables that a kustomization goes by: kustomize's own with those of its files. */
import * as z from "zod";
import { tablesOfDefinitions } from "./crd-fields.ts";
import type { Folder } from "./folder.ts";
import { fieldSpecSchema, type Kustomization, parsed } from "./kustomization.ts";
import { defaultTables, emptyTables, mergeTables, type Tables } from "./tables.ts";

const fields = z.array(fieldSpecSchema).default([]);

const referencesSchema = z
  .strictObject({
    group: z.string().optional(),
    version: z.string().optional(),
    kind: z.string().optional(),
    fieldSpecs: fields,
  })
  .transform(({ fieldSpecs, ...kind }) => ({ ...kind, fields: fieldSpecs }));

const tablesSchema = z.strictObject({
  namePrefix: fields,
  nameSuffix: fields,
  namespace: fields,
  commonLabels: fields,
  labels: fields,
  templateLabels: fields,
  commonAnnotations: fields,
  nameReference: z.array(referencesSchema).default([]),
  varReference: fields,
  images: fields,
  replicas: fields,
});

/** Reads the files of `configurations` and `crds`. Throws Failure. */
export function tablesOf({ configurations, crds }: Kustomization, folder: Folder): Tables {
  const own = merged(configurations, (path) => {
    const [document = {}] = folder.documents(path);
    return parsed(tablesSchema, document, path);
  });
  const ofKinds = merged(crds, (path) => tablesOfDefinitions(folder.documents(path)[0], path));
  return mergeTables(mergeTables(defaultTables, own), ofKinds);
}

const merged = (paths: readonly string[], read: (path: string) => Tables): Tables =>
  paths.reduce((tables, path) => mergeTables(tables, read(path)), emptyTables);
