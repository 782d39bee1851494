/** Workloads that `kubectl create` and `run` make of flags. Source: kubectl 1.36. */
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, textAt } from "../../../../api/json-parts.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { splitAt } from "../../../../client/kubectl/flags.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "./session.ts";

export interface Workload {
  readonly name: string;
  /** What stood after `--`. */
  readonly command: readonly string[];
  readonly session: Session;
}

export function deployment({ name, command, session }: Workload): JsonObject {
  const { image: images = [], replicas = 1, port } = session.options;
  if (images.length === 0) throw new Failure('required flag(s) "image" not set');
  const labels = { app: name };
  const containers = images.map((image) => ({
    ...(command.length > 0 && { command: [...command] }),
    image,
    name: /([^/:@]+)(?:[:@][^/]*)?$/.exec(image)?.[1] ?? "",
    ...portsOf(port),
    resources: {},
  }));
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { labels, name },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      strategy: {},
      template: { metadata: { labels }, spec: { containers } },
    },
    status: {},
  };
}

/** By an image, or as a CronJob would make it. */
export function* job(workload: Workload): Waiting<JsonObject> {
  const { name, command, session } = workload;
  const { from, image } = session.options;
  if (from !== undefined && image !== undefined) {
    throw new Failure("cannot specify --image and --from at the same time");
  }
  if (from !== undefined) {
    if (command.length > 0) throw new Failure("cannot specify --from and command");
    return yield* fromCronJob(name, from, session);
  }
  if (image === undefined) throw new Failure("either --image or --from must be specified");
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name },
    spec: { template: podTemplate(workload, "Never") },
    status: {},
  };
}

function* fromCronJob(name: string, from: string, session: Session): Waiting<JsonObject> {
  const [type, named = ""] = splitAt(from, "/");
  const [resource] = yield* session.resources(type);
  if (resource?.kind !== "CronJob") {
    throw new Failure(`from must be an existing cronjob: from cannot be a ${resource?.kind}`);
  }
  const { namespace } = session;
  const cronJob = yield* session.json({ path: pathOf(resource, { namespace, name: named }) });
  const template = part(cronJob, "spec", "jobTemplate");
  const { labels } = metadataOf(template);
  const annotations = part(metadataOf(template), "annotations");
  const owner = {
    apiVersion: "batch/v1",
    kind: "CronJob",
    name: named,
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
  };
}

export function cronJob(workload: Workload): JsonObject {
  const { name, session } = workload;
  const { image, schedule, restart = "OnFailure" } = session.options;
  const lacking = [
    ...(image === undefined ? ["image"] : []),
    ...(schedule === undefined ? ["schedule"] : []),
  ];
  if (lacking.length > 0) {
    throw new Failure(`required flag(s) ${lacking.map((each) => `"${each}"`).join(", ")} not set`);
  }
  const jobTemplate = { metadata: { name }, spec: { template: podTemplate(workload, restart) } };
  return {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name },
    spec: { jobTemplate, schedule: schedule ?? "" },
    status: {},
  };
}

function podTemplate({ name, command, session }: Workload, restartPolicy: string): JsonObject {
  const [image = ""] = session.options.image ?? [];
  const container = {
    ...(command.length > 0 && { command: [...command] }),
    image,
    name,
    resources: {},
  };
  return { metadata: {}, spec: { containers: [container], restartPolicy } };
}

/** `run`: one pod. */
export function pod({ name, command, session }: Workload): JsonObject {
  const {
    image: images = [],
    port,
    env = [],
    labels,
    restart,
    command: isCommand,
  } = session.options;
  const [image] = images;
  if (image === undefined) throw new Failure('required flag(s) "image" not set');
  const container = {
    ...(command.length > 0 && { [isCommand === true ? "command" : "args"]: [...command] }),
    ...(env.length > 0 && {
      env: env.map((text) => {
        const [key, value] = splitAt(text, "=");
        if (value === undefined) throw new Failure(`invalid env: ${text}`);
        return { name: key, value };
      }),
    }),
    image,
    name,
    ...portsOf(port),
    resources: {},
  };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { labels: labels === undefined ? { run: name } : labelsIn(labels), name },
    spec: {
      containers: [container],
      dnsPolicy: "ClusterFirst",
      restartPolicy: restart ?? "Always",
    },
    status: {},
  };
}

/** `a=1,b=2` */
export const labelsIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(",").map((pair) => {
      const [key, value] = splitAt(pair, "=");
      if (value === undefined) throw new Failure(`unexpected label spec: ${pair}`);
      return [key, value];
    }),
  );

const portsOf = (port: string | undefined) =>
  port === undefined ? {} : { ports: [{ containerPort: Number(port) }] };
