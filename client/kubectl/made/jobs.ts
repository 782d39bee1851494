/** `create job` and `create cronjob`. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { metadataOf, part, textAt } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import { container } from "./containers.ts";
import { defineMaker, type Host, plainly, type Request } from "./maker.ts";

const jobFlags = {
  image: { kind: "text", value: "IMAGE", doc: "the image to run" },
  from: { kind: "text", value: "CRONJOB", doc: "cronjob/NAME whose job it is to be" },
} as const;

export const job = defineMaker({
  name: "create job",
  usage: "NAME (--image=IMAGE | --from=cronjob/NAME) [flags] [-- COMMAND [args...]]",
  summary: "Make a job",
  examples: [
    "kubesim create job once --image=busybox -- date",
    "kubesim create job now --from=cronjob/nightly",
  ],
  flags: jobFlags,
  isNamespaced: true,
  refusal: "failed to create job: ",
  make: madeJob,
});

function* madeJob<Step, Answer>(
  { name, command, given }: Request<typeof jobFlags>,
  host: Host<Step, Answer>,
): Generator<Step, JsonObject, Answer> {
  const { image = "", from = "" } = given;
  if ((image === "") === (from === "")) {
    throw new Failure("either --image or --from must be specified");
  }
  if (from !== "" && command.length > 0) throw new Failure("cannot specify --from and command");
  if (from !== "") return jobOfCronJob(name, yield* host.object(from));
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name },
    spec: { template: podTemplate({ name, image, command, restartPolicy: "Never" }) },
    status: {},
  };
}

/** The job that a CronJob would make, made by hand. */
function jobOfCronJob(name: string, cronJob: JsonObject): JsonObject {
  if (cronJob.kind !== "CronJob") {
    const version = textAt(cronJob, "apiVersion").split("/").at(-1);
    throw new Failure(`unknown object type *${version}.${cronJob.kind}`);
  }
  const template = part(cronJob, "spec", "jobTemplate");
  const { labels } = metadataOf(template);
  const annotations = part(metadataOf(template), "annotations");
  const owner = {
    apiVersion: "batch/v1",
    kind: "CronJob",
    name: textAt(metadataOf(cronJob), "name"),
    uid: textAt(metadataOf(cronJob), "uid"),
    controller: true,
  };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name,
      annotations: { "cronjob.kubernetes.io/instantiate": "manual", ...annotations },
      ...(labels !== undefined && { labels }),
      ownerReferences: [owner],
    },
    spec: part(template, "spec"),
    status: {},
  };
}

const cronJobFlags = {
  image: { kind: "text", value: "IMAGE", doc: "the image to run" },
  schedule: { kind: "text", value: "CRON", doc: "when it runs, as cron writes it" },
  restart: { kind: "text", value: "POLICY", doc: "OnFailure or Never; OnFailure unless given" },
} as const;

export const cronJob = defineMaker({
  name: "create cronjob",
  usage: "NAME --image=IMAGE --schedule=CRON [flags] [-- COMMAND [args...]]",
  summary: "Make a cron job",
  examples: [`kubesim create cronjob nightly --image=busybox --schedule="0 3 * * *" -- date`],
  flags: cronJobFlags,
  required: ["image", "schedule"],
  isNamespaced: true,
  refusal: "failed to create cronjob: ",
  make: plainly(madeCronJob),
});

function madeCronJob({ name, command, given }: Request<typeof cronJobFlags>): JsonObject {
  const { image = "", schedule = "", restart = "" } = given;
  const restartPolicy = restart === "" ? "OnFailure" : restart;
  const template = podTemplate({ name, image, command, restartPolicy });
  return {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name },
    spec: { jobTemplate: { metadata: { name }, spec: { template } }, schedule },
    status: {},
  };
}

interface Template {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly restartPolicy: string;
}

const podTemplate = ({ name, image, command, restartPolicy }: Template): JsonObject => ({
  metadata: {},
  spec: { containers: [container(name, { image, command })], restartPolicy },
});
