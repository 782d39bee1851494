import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { present, ref, struct } from "../schema.ts";
import { jobColumns } from "./job-columns.ts";
import { JobSpec } from "./job-spec.ts";
import { JobStatus } from "./job-status.ts";
import { jobStrategy } from "./job-strategy.ts";

const schema = struct("batch.v1.Job", "Runs pods until enough of them have succeeded.", {
  ...objectFields,
  spec: present(ref("What is wanted.", JobSpec)),
  status: present(ref("What was last seen.", JobStatus)),
});

export type Job = ObjectOf<typeof schema>;

/** Runs pods until enough of them have succeeded. Source: batch/v1 Job 1.36. */
export const Job = defineResource("batch/v1", schema, {
  kind: "Job",
  plural: "jobs",
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  orphansByDefault: { warns: true },
  strategy: jobStrategy,
  selectableFields: { "status.successful": ({ status }) => String(status.succeeded ?? 0) },
  columns: jobColumns,
});
