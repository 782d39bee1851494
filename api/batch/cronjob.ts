import { templateColumns } from "../apps/workload.ts";
import { age, ageColumn, nameColumn } from "../columns.ts";
import { ObjectReference } from "../core/references.ts";
import { ObjectMeta, objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import {
  bool,
  int32,
  int64,
  list,
  mandatory,
  present,
  ref,
  struct,
  text,
  time,
} from "../schema.ts";
import { cronJobStrategy } from "./cronjob-strategy.ts";
import { JobSpec } from "./job-spec.ts";

const JobTemplateSpec = struct("batch.v1.JobTemplateSpec", "What Jobs made from it are to be.", {
  metadata: present(ref("Labels and annotations of the Jobs.", ObjectMeta)),
  spec: present(ref("What the Jobs are to do.", JobSpec)),
});

const CronJobSpec = struct("batch.v1.CronJobSpec", "What a CronJob is to make, and when.", {
  schedule: mandatory(text("When: five fields as of cron, or a word such as @hourly.")),
  timeZone: text("Time zone of the schedule; UTC where it is absent."),
  startingDeadlineSeconds: int64("Seconds after its time at which a Job is no longer made."),
  concurrencyPolicy: text("What to do while a Job is active: Allow, Forbid or Replace.").default(
    "Allow",
  ),
  suspend: bool("True makes no more Jobs.").default(false),
  jobTemplate: mandatory(ref("The Jobs to make.", JobTemplateSpec)),
  successfulJobsHistoryLimit: int32("How many Jobs that succeeded are kept.").default(3),
  failedJobsHistoryLimit: int32("How many Jobs that failed are kept.").default(1),
});

const CronJobStatus = struct("batch.v1.CronJobStatus", "What was last seen of a CronJob.", {
  active: list("The Jobs that are active.", ObjectReference, { type: "atomic" }),
  lastScheduleTime: time("The time for which a Job was last made."),
  lastSuccessfulTime: time("When a Job last completed."),
});

const schema = struct("batch.v1.CronJob", "Makes Jobs at given times.", {
  ...objectFields,
  spec: mandatory(ref("What is wanted.", CronJobSpec)),
  status: present(ref("What was last seen.", CronJobStatus)),
});

export type CronJob = ObjectOf<typeof schema>;
export type CronJobSpec = CronJob["spec"];
export type CronJobStatus = CronJob["status"];

/** The columns of containers, images and selector are about the template of the Jobs. */
const jobColumns = templateColumns.map(
  ({ value, ...column }): Column<CronJob> => ({
    ...column,
    value: ({ spec, ...object }, nowMs) => value({ ...object, spec: spec.jobTemplate.spec }, nowMs),
  }),
);

/** Makes Jobs at given times. Source: batch/v1 CronJob 1.36. */
export const CronJob = defineResource("batch/v1", schema, {
  kind: "CronJob",
  plural: "cronjobs",
  shortNames: ["cj"],
  categories: ["all"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  strategy: cronJobStrategy,
  columns: [
    nameColumn,
    {
      name: "Schedule",
      type: "string",
      description: "When it makes Jobs.",
      value: ({ spec }) => spec.schedule,
    },
    {
      name: "Timezone",
      type: "string",
      description: "Time zone of the schedule.",
      value: ({ spec }) => spec.timeZone ?? "<none>",
    },
    {
      name: "Suspend",
      type: "boolean",
      description: "Whether it rests.",
      value: ({ spec }) => (spec.suspend ? "True" : "False"),
    },
    {
      name: "Active",
      type: "integer",
      description: "How many of its Jobs are active.",
      value: ({ status }) => status.active?.length ?? 0,
    },
    {
      name: "Last Schedule",
      type: "string",
      description: "Time since it last made a Job.",
      value: ({ status: { lastScheduleTime } }, nowMs) =>
        lastScheduleTime === undefined ? "<none>" : age(lastScheduleTime, nowMs),
    },
    ageColumn,
    ...jobColumns,
  ],
});
