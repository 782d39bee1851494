/** `run`: a pod, and the service for it. Source: kubectl 1.36. */
import { isImageName } from "../../../api/core/pod/image-name.ts";
import type { JsonObject } from "../../../api/json.ts";
import { metadataOf, part, parts } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import { type Given, splitAt } from "../flags.ts";
import { container } from "./containers.ts";
import { checkRequired } from "./maker.ts";
import { overridden, overrideFlags } from "./overrides.ts";
import { labelsOf } from "./selector.ts";

export const podFlags = {
  image: { kind: "text", value: "IMAGE", doc: "the image to run" },
  env: { kind: "each", value: "NAME=VALUE", doc: "a variable of the container (repeatable)" },
  labels: { kind: "text", short: "l", value: "LABELS", doc: "labels of the pod" },
  annotations: { kind: "each", value: "KEY=VALUE", doc: "an annotation of the pod (repeatable)" },
  port: { kind: "text", value: "PORT", doc: "the port that the container listens on" },
  expose: { kind: "bool", doc: "make a service for the port" },
  command: { kind: "bool", doc: "the words are the command, not its arguments" },
  restart: { kind: "text", value: "POLICY", doc: "Always, OnFailure or Never" },
  "image-pull-policy": { kind: "text", value: "POLICY", doc: "Always, IfNotPresent or Never" },
  privileged: { kind: "bool", doc: "run the container privileged" },
  stdin: {
    kind: "bool",
    short: "i",
    doc: "keep the input of the container open, and attach to it",
  },
  tty: { kind: "bool", short: "t", doc: "give the container a terminal" },
  attach: { kind: "bool", doc: "wait until it runs, and join its process" },
  rm: { kind: "bool", doc: "delete the pod when its process has ended" },
  "leave-stdin-open": { kind: "bool", doc: "keep the input open after the first who attached" },
  quiet: { kind: "bool", short: "q", doc: "print nothing but the output" },
  ...overrideFlags,
} as const;

export type PodFlags = Given<typeof podFlags>;

/** Whether the process is to be joined, which input implies. */
export const isAttached = ({ attach, stdin }: PodFlags) => attach ?? stdin === true;

/** What is given for a pod. Throws where it makes no sense. */
export function checkPodFlags(
  given: PodFlags,
  { name, isDry, program }: { name: string | undefined; isDry: boolean; program: string },
): void {
  checkRequired(["image"], given);
  const wrong = (fact: string) =>
    new Failure(`${fact}\nSee '${program} run -h' for help and examples`);
  if (name === undefined) throw wrong("NAME is required for run");
  const { image = "", tty, stdin, restart = "", "image-pull-policy": pullPolicy = "" } = given;
  if (image === "") throw new Failure("--image is required");
  if (!isImageName(image)) {
    throw new Failure(`Invalid image name "${image}": invalid reference format`);
  }
  if (tty === true && stdin !== true) {
    throw wrong("-i/--stdin is required for containers with -t/--tty=true");
  }
  if (given.expose === true && (given.port ?? "") === "") {
    throw wrong("--port must be set when exposing a service");
  }
  if (!["", "Always", "OnFailure", "Never"].includes(restart)) {
    throw wrong(`invalid restart policy: ${restart}`);
  }
  if (given.rm === true && !isAttached(given)) {
    throw wrong("--rm should only be used for attached containers");
  }
  if (isAttached(given) && isDry) {
    throw wrong(
      "--dry-run=[server|client] can't be used with attached containers options " +
        "(--attach, --stdin, or --tty)",
    );
  }
  if (!["", "Always", "IfNotPresent", "Never"].includes(pullPolicy)) {
    throw wrong(`invalid image pull policy: ${pullPolicy}`);
  }
}

/** The pod. `words` are what follows its name. */
export function pod(name: string, words: readonly string[], given: PodFlags): JsonObject {
  const { annotations = [], labels = "", restart = "" } = given;
  const made = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      ...(annotations.length > 0 && { annotations: annotationsOf(annotations) }),
      labels: labels === "" ? { run: name } : labelsOf(labels),
      name,
    },
    spec: {
      containers: [podContainer(name, words, given)],
      dnsPolicy: "ClusterFirst",
      restartPolicy: restart === "" ? "Always" : restart,
    },
    status: {},
  };
  return withResources(overridden(made, given));
}

/** What overrides a container may leave out what the object has of every container. */
function withResources(pod: JsonObject): JsonObject {
  const spec = part(pod, "spec");
  const containers = parts(spec, "containers").map((each) => ({ resources: {}, ...each }));
  return { ...pod, spec: { ...spec, containers } };
}

function podContainer(name: string, words: readonly string[], given: PodFlags): JsonObject {
  const { image = "", env = [], "image-pull-policy": imagePullPolicy = "" } = given;
  const { command, stdin, tty, privileged, "leave-stdin-open": staysOpen } = given;
  const isOnce = stdin === true && staysOpen !== true;
  return {
    ...container(name, { image, port: portOf(given.port ?? "") }),
    ...(words.length > 0 && { [command === true ? "command" : "args"]: [...words] }),
    ...(env.length > 0 && { env: env.map(variableOf) }),
    ...(imagePullPolicy !== "" && { imagePullPolicy }),
    ...(privileged === true && { securityContext: { privileged } }),
    ...(stdin === true && { stdin }),
    ...(isOnce && { stdinOnce: true }),
    ...(tty === true && { tty }),
  };
}

function portOf(text: string): number | undefined {
  if (text === "") return undefined;
  if (/^[-+]?\d+$/.test(text)) return Number(text);
  throw new Failure(`strconv.Atoi: parsing "${text}": invalid syntax`);
}

function variableOf(text: string): JsonObject {
  const [name, value] = splitAt(text, "=");
  if (value === undefined || !/^[A-Za-z_]\w*$/.test(name)) {
    throw new Failure(`invalid env: ${text}`);
  }
  return { name, ...(value !== "" && { value }) };
}

const annotationsOf = (pairs: readonly string[]): JsonObject =>
  Object.fromEntries(
    pairs.map((pair) => {
      const [key, value] = splitAt(pair, "=");
      if (value === undefined) throw new Failure(`invalid annotations format: ${pair}`);
      return [key, value];
    }),
  );

/** The service that `--expose` makes beside the pod. */
export function serviceOfPod(pod: JsonObject, given: PodFlags): JsonObject {
  const { name = "", labels = {} } = metadataOf(pod);
  const port = Number(given.port);
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { ...((given.labels ?? "") !== "" && { labels }), name },
    spec: {
      ports: [{ port, protocol: "TCP", targetPort: port }],
      selector: part(metadataOf(pod), "labels"),
    },
    status: { loadBalancer: {} },
  };
}
