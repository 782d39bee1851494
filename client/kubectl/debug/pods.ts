/** `debug`: the pods in which one looks for what is wrong. Pure. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import { splitAt } from "../flags.ts";
import { type DebugRequest, profileOf } from "./flags.ts";
import { type Style, withContainer, withProfile, withSpec } from "./profiles.ts";

/** What the making of a pod has of the program. */
export interface DebugHost {
  /** Tells something, unless that is not wanted. */
  tell(line: string): void;
  /** Five characters by chance, as generated names end in. */
  suffix(): string;
  /** A container with a part of one merged into it. */
  merged(container: JsonObject, part: JsonObject): JsonObject;
}

/** A pod, and the container in it that one looks from. */
export interface Debugged {
  readonly pod: JsonObject;
  /** Empty where only images were changed. */
  readonly container: string;
}

/** The pod with a container more, of those that come and go. */
export function withEphemeral(pod: JsonObject, request: DebugRequest, host: DebugHost): Debugged {
  const container = newName(pod, request, host);
  const { target = "" } = request.given;
  const added = {
    ...newContainer(container, request),
    ...(target !== "" && { targetContainerName: target }),
  };
  const ephemeralContainers = [...parts(part(pod, "spec"), "ephemeralContainers"), added];
  const made = { pod: withSpec(pod, { ephemeralContainers }), container };
  return finished(made, { style: "ephemeral", request, host });
}

/** A pod on the node, in the node's own namespaces where the profile says so. */
export function nodePod(node: string, request: DebugRequest, host: DebugHost): Debugged {
  const { container: chosen = "" } = request.given;
  const container = chosen === "" ? "debugger" : chosen;
  const name = `node-debugger-${node}-${host.suffix()}`;
  host.tell(`Creating debugging pod ${name} with container ${container} on node ${node}.`);
  const pod = {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, labels: { "app.kubernetes.io/managed-by": "kubectl-debug" } },
    spec: {
      containers: [newContainer(container, request)],
      nodeName: node,
      restartPolicy: "Never",
      tolerations: [{ operator: "Exists" }],
    },
  };
  return finished({ pod, container }, { style: "node", request, host });
}

/** A copy of the pod, with a container more or with other images or words. */
export function copyOf(pod: JsonObject, request: DebugRequest, host: DebugHost): Debugged {
  const { given } = request;
  const bare = bareCopy(pod, request);
  const known = namesIn(bare);
  const { container: chosen = "", image = "" } = given;
  if (!known.has(chosen) && image === "") {
    if ((given["set-image"] ?? []).length > 0) return { pod: bare, container: "" };
    throw new Failure("you must specify image when creating new container");
  }
  const container = known.has(chosen) ? chosen : newName(bare, request, host);
  const added = known.has(chosen) ? [] : [{ name: container, terminationMessagePolicy: "File" }];
  const grown = withSpec(bare, {
    containers: [...parts(part(bare, "spec"), "containers"), ...added],
  });
  const changed = withContainer(grown, container, (each) => changedContainer(each, request));
  return finished({ pod: changed, container }, { style: "copy", request, host });
}

function bareCopy(pod: JsonObject, { given }: DebugRequest): JsonObject {
  const { namespace, annotations, labels } = metadataOf(pod);
  const { "copy-to": name = "", "share-processes": shareProcessNamespace } = given;
  const images = valuesOf(given["set-image"]);
  const spec = part(pod, "spec");
  const containers = parts(spec, "containers").map((each) => {
    const image = images.get(textAt(each, "name")) ?? images.get("*");
    return image === undefined ? each : { ...each, image };
  });
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace, annotations, labels },
    spec: {
      ...spec,
      containers,
      ephemeralContainers: undefined,
      ...(shareProcessNamespace !== undefined && { shareProcessNamespace }),
      ...(given["same-node"] !== true && { nodeName: undefined }),
    },
  };
}

/** What is not given stays as it is, but for input and terminal. */
function changedContainer(container: JsonObject, request: DebugRequest): JsonObject {
  const { given, words } = request;
  const { image = "", "image-pull-policy": imagePullPolicy = "" } = given;
  const { stdin: _, tty: __, ...before } = container;
  const env = variablesOf(request);
  const isReplaced = words.length > 0 && given["arguments-only"] !== true;
  return {
    ...before,
    ...(isReplaced && { args: undefined }),
    ...wordsOf(request),
    ...(env.length > 0 && { env }),
    ...(image !== "" && { image }),
    ...(imagePullPolicy !== "" && { imagePullPolicy }),
    ...inputOf(request),
  };
}

const newContainer = (name: string, request: DebugRequest): JsonObject => ({
  ...changedContainer({ name }, request),
  terminationMessagePolicy: "File",
});

const wordsOf = ({ given, words }: DebugRequest): JsonObject =>
  words.length === 0 ? {} : { [given["arguments-only"] === true ? "args" : "command"]: [...words] };

const inputOf = ({ given: { stdin, tty } }: DebugRequest): JsonObject => ({
  ...(stdin === true && { stdin }),
  ...(tty === true && { tty }),
});

/** Of two values of one variable the later counts. */
function variablesOf({ given: { env = [] } }: DebugRequest): readonly JsonObject[] {
  return [...valuesOf(env)].map(([name, value]) => ({ name, ...(value !== "" && { value }) }));
}

function valuesOf(pairs: readonly string[] = []): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair) => {
      const [name, value = ""] = splitAt(pair, "=");
      return [name, value];
    }),
  );
}

function newName(pod: JsonObject, { given }: DebugRequest, host: DebugHost): string {
  const { container = "" } = given;
  if (container !== "") return container;
  const known = namesIn(pod);
  let name = `debugger-${host.suffix()}`;
  while (known.has(name)) name = `debugger-${host.suffix()}`;
  host.tell(`Defaulting debug container name to ${name}.`);
  return name;
}

function namesIn(pod: JsonObject): ReadonlySet<string> {
  const spec = part(pod, "spec");
  const all = ["containers", "initContainers", "ephemeralContainers"].flatMap((list) =>
    parts(spec, list),
  );
  return new Set(all.map((each) => textAt(each, "name")));
}

interface Finish {
  readonly style: Style;
  readonly request: DebugRequest;
  readonly host: DebugHost;
}

/** By the profile, and by what goes into the container beyond it. */
function finished(made: Debugged, { style, request, host }: Finish): Debugged {
  const { container } = made;
  const { given, custom } = request;
  const pod = withProfile(profileOf(given), style, { ...made, kept: given });
  if (custom === undefined) return { pod, container };
  const list = style === "ephemeral" ? "ephemeralContainers" : "containers";
  if (!parts(part(pod, "spec"), list).some(({ name }) => name === container)) {
    const name = textAt(metadataOf(pod), "name");
    throw new Failure(`unable to find the ${container} container in the pod ${name}`);
  }
  const merge = (each: JsonObject) => host.merged(each, { ...custom, name: container });
  return { pod: withContainer(pod, container, merge, [list]), container };
}

/**
 * What to know of rights that have no effect, as the processes of the whole pod are another user's;
 * nothing where that is not so.
 */
export function rightsWarning(pod: JsonObject, { pod: made, container }: Debugged) {
  const user = numberAt(part(pod, "spec", "securityContext"), "runAsUser");
  const spec = part(made, "spec");
  const all = [...parts(spec, "ephemeralContainers"), ...parts(spec, "containers")];
  const context = part(all.find(({ name }) => name === container) ?? {}, "securityContext");
  const added = part(context, "capabilities").add;
  const isMighty = context.privileged === true || (Array.isArray(added) && added.length > 0);
  if (user === 0 || context.runAsUser === 0 || !isMighty) return undefined;
  return (
    "Warning: Non-root user is configured for the entire target Pod, and some capabilities " +
    'granted by debug profile may not work. Please consider using "--custom" with a custom ' +
    'profile that specifies "securityContext.runAsUser: 0".'
  );
}
