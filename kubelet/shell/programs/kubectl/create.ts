/** `kubectl create`: objects of files, and a few that are made of flags. */
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, textAt } from "../../../../api/json-parts.ts";
import { Failure, RefusedError } from "../../../../client/kubectl/failure.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { withLastApplied } from "../../../../client/three-way.ts";
import type { Waiting } from "../../network/wait.ts";
import { role, roleBinding } from "./generated-roles.ts";
import { configMap, secret } from "./generated-secrets.ts";
import { cronJob, deployment, job, pod, type Workload } from "./generated-workloads.ts";
import type { Session } from "./session.ts";
import { located, type Wanted, wantedObjects } from "./targets.ts";
import { queryOf, told } from "./write.ts";

/** Makes an object. */
export function* created(wanted: Wanted, session: Session, manager: string): Waiting<JsonObject> {
  const { resource, namespace, object, source } = wanted;
  if (session.options["dry-run"] === "client") return object;
  const scope = namespace === undefined ? {} : { namespace };
  const path = pathOf(resource, scope, queryOf(session, manager));
  try {
    return yield* session.json({ method: "POST", path, body: withoutVersion(object) });
  } catch (error) {
    if (error instanceof RefusedError && source !== "") throw error.during("creating", source);
    throw error instanceof RefusedError
      ? new Failure(`failed to create ${resource.kind.toLowerCase()}: ${error.message}`)
      : error;
  }
}

/** What was read before may be made again. Source: kubectl 1.36, resource.Helper. */
function withoutVersion(object: JsonObject): JsonObject {
  const { resourceVersion: _, ...metadata } = metadataOf(object);
  return { ...object, metadata };
}

export function* create(args: readonly string[], session: Session): Waiting<void> {
  const words = args.slice(0, session.dashAt);
  if (words[0] === "token") return yield* token(words.slice(1), session);
  const made =
    words.length === 0 ? yield* wantedObjects(session) : [yield* generated(args, session)];
  for (const each of made) yield* createdAndTold(each, session, "kubectl-create");
}

function* createdAndTold(wanted: Wanted, session: Session, manager: string): Waiting<void> {
  const isSaved = session.options["save-config"] === true;
  const object = isSaved ? withLastApplied(wanted.object) : wanted.object;
  const answer = yield* created({ ...wanted, object }, session, manager);
  yield* told(wanted, "created", answer, session);
}

/** `create configmap NAME --from-literal=KEY=VALUE` and its like. */
function* generated(args: readonly string[], session: Session): Waiting<Wanted> {
  const words = args.slice(0, session.dashAt);
  const [type = ""] = words;
  const isSecret = type === "secret";
  const [name, ...more] = words.slice(isSecret ? 2 : 1);
  const command = args.slice(session.dashAt);
  if (name === undefined || more.length > 0) {
    const got = name === undefined ? 0 : 1 + more.length;
    const help = `kubectl create ${isSecret ? words.slice(0, 2).join(" ") : type}`;
    throw new Failure(
      `exactly one NAME is required, got ${got}\nSee '${help} -h' for help and examples`,
    );
  }
  const make = makers[type];
  if (make === undefined) {
    throw new Failure(`kubesim: kubectl create ${args.join(" ")} is not simulated in pods`);
  }
  return yield* located(yield* make({ name, command, session }, words), "", session);
}

type Make = (workload: Workload, words: readonly string[]) => Waiting<JsonObject>;

const plain = (make: (workload: Workload, words: readonly string[]) => JsonObject): Make =>
  // biome-ignore lint/correctness/useYield: it waits for nothing.
  function* (workload, words) {
    return make(workload, words);
  };
const core = (kind: string, rest: JsonObject = {}) =>
  plain(({ name }) => ({ apiVersion: "v1", kind, metadata: { name }, ...rest }));
const ofRole =
  (kind: string): Make =>
  ({ name, session }) =>
    role(kind, name, session);
const ofBinding = (kind: string) => plain(({ name, session }) => roleBinding(kind, name, session));
const ofConfigMap = plain(({ name, session }) => configMap(name, session));
const ofNamespace = core("Namespace", { spec: {}, status: {} });
const ofAccount = core("ServiceAccount");

const makers: Readonly<Record<string, Make>> = {
  configmap: ofConfigMap,
  cm: ofConfigMap,
  secret: plain(({ name, session }, [, type = ""]) => secret(type, name, session)),
  namespace: ofNamespace,
  ns: ofNamespace,
  serviceaccount: ofAccount,
  sa: ofAccount,
  deployment: plain(deployment),
  deploy: plain(deployment),
  job,
  cronjob: plain(cronJob),
  cj: plain(cronJob),
  role: ofRole("Role"),
  clusterrole: ofRole("ClusterRole"),
  rolebinding: ofBinding("RoleBinding"),
  clusterrolebinding: ofBinding("ClusterRoleBinding"),
};

/** A token of a service account, to be used outside. */
function* token([name, ...more]: readonly string[], session: Session): Waiting<void> {
  if (name === undefined || more.length > 0) {
    const got = name === undefined ? 0 : 1 + more.length;
    throw new Failure(
      `exactly one NAME is required, got ${got}\nSee 'kubectl create token -h' for help and examples`,
    );
  }
  const { duration, audience } = session.options;
  const spec = {
    ...(audience !== undefined && { audiences: audience }),
    ...(duration !== undefined && { expirationSeconds: Math.round(duration / 1000) }),
  };
  const path = `/api/v1/namespaces/${session.namespace}/serviceaccounts/${name}/token`;
  const body = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec };
  try {
    const answer = yield* session.json({ method: "POST", path, body });
    yield* session.print(`${textAt(part(answer, "status"), "token")}\n`);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new Failure(`failed to create token: ${error.message}`);
  }
}

/** `run`: a pod. */
export function* run(args: readonly string[], session: Session): Waiting<void> {
  const [name] = args.slice(0, session.dashAt);
  if (name === undefined) throw new Failure("NAME is required for run");
  const command = args.slice(1);
  const object = yield* located(pod({ name, command, session }), "", session);
  yield* createdAndTold(object, session, "kubectl-run");
}
