/**
 * Crossplane defines its own kinds before it starts, and then those that
 * CompositeResourceDefinitions want. Nothing is composed, and there are no packages.
 * Source: Crossplane 2.0, cmd/crossplane/core and internal/controller/apiextensions.
 */
import { encodeBase64 } from "../../../../api/base64.ts";
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf, numberAt, part, parts, textAt } from "../../../../api/json-parts.ts";
import { formatTime } from "../../../../api/runtime.ts";
import { RefusedError, Told } from "../../../../client/kubectl/failure.ts";
import type { Command } from "../../command.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import type { Shell } from "../../language/shell.ts";
import type { Waiting } from "../../network/wait.ts";
import { unknownProgram } from "../../run-program.ts";
import { Session } from "../kubectl/session.ts";
import { wantedDefinitions } from "./composites.ts";
import { crossplaneDefinitions } from "./crossplane-kinds.ts";
import { controllerOf, existing, listed, wrote } from "./image-controllers.ts";
import { noKey } from "./secret-makers.ts";

const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const xrds = "/apis/apiextensions.crossplane.io/v1/compositeresourcedefinitions";

/** `core init` and `core start`; its other commands are not known. */
export const crossplane: Command = (args, shell) => {
  const [first, verb] = args;
  if (first !== "core") return unknownProgram(shell);
  return verb === "init" ? initialised(shell) : controllerOf(composites)(args, shell);
};

function* initialised(shell: Shell): Work {
  const session = new Session(shell, {});
  try {
    for (const body of crossplaneDefinitions()) {
      yield* wrote({ method: "POST", path: definitions, body }, session);
    }
    for (const variable of ["TLS_CA", "TLS_SERVER", "TLS_CLIENT"]) {
      yield* fill(shell.variables.get(`${variable}_SECRET_NAME`), session);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    yield* session.warn(`crossplane: error: cannot initialize core: ${error.message}`);
    return 1;
  }
}

/** Its manifests make Secrets with nothing in them. */
function* fill(name: string | undefined, session: Session): Waiting<void> {
  const path = `/api/v1/namespaces/${session.namespace}/secrets/${name}`;
  const secret = name === undefined ? undefined : yield* existing(path, session);
  if (secret === undefined || textAt(part(secret, "data"), "tls.crt") !== "") return;
  const certificate = encodeBase64(session.certificate);
  const data = { "ca.crt": certificate, "tls.crt": certificate, "tls.key": encodeBase64(noKey) };
  yield* wrote({ method: "PUT", path, body: { ...secret, data } }, session);
}

/** One look at all CompositeResourceDefinitions. Throws what went wrong with one, after all. */
function* composites(session: Session): Waiting<boolean> {
  let hasChanged = false;
  const problems: string[] = [];
  for (const xrd of yield* listed(xrds, session)) {
    if (metadataOf(xrd).deletionTimestamp !== undefined) continue;
    const problem = yield* offered(xrd, session);
    if (problem !== undefined) problems.push(problem);
    else hasChanged = (yield* tell(xrd, session)) || hasChanged;
  }
  if (problems.length > 0) throw new Told(problems.join("\n"));
  return hasChanged;
}

/** Makes the definitions that one wants, and changes them with it; why it could not. */
function* offered(xrd: JsonObject, session: Session): Waiting<string | undefined> {
  const isSeen = observedOf(xrd) === metadataOf(xrd).generation;
  for (const body of wantedDefinitions(xrd)) {
    const path = `${definitions}/${textAt(metadataOf(body), "name")}`;
    const before = yield* existing(path, session);
    if (before !== undefined && isSeen) continue;
    const request =
      before === undefined
        ? { method: "POST", path: definitions, body }
        : { method: "PUT", path, body: { ...before, spec: body.spec ?? {} } };
    try {
      yield* wrote(request, session);
    } catch (error) {
      if (!(error instanceof RefusedError) || error.status.reason === "Forbidden") throw error;
      const name = textAt(metadataOf(xrd), "name");
      return `${name}: cannot apply rendered CustomResourceDefinition: ${error.message}`;
    }
  }
  return undefined;
}

/** Of which generation its conditions are. */
const observedOf = (xrd: JsonObject): number => {
  const [condition = {}] = parts(part(xrd, "status"), "conditions");
  return numberAt(condition, "observedGeneration");
};

function* tell(xrd: JsonObject, session: Session): Waiting<boolean> {
  const { generation = 1, name } = metadataOf(xrd);
  if (observedOf(xrd) === generation) return false;
  const lastTransitionTime = formatTime(timeOf(session.shell.context));
  const condition = (type: string, reason: string) => ({
    type,
    status: "True",
    reason,
    observedGeneration: generation,
    lastTransitionTime,
  });
  const hasClaims = textAt(part(xrd, "spec", "claimNames"), "kind") !== "";
  const conditions = [
    condition("Established", "WatchingCompositeResource"),
    ...(hasClaims ? [condition("Offered", "WatchingCompositeResourceClaim")] : []),
  ];
  const status = { ...part(xrd, "status"), conditions };
  const path = `${xrds}/${String(name)}/status`;
  return yield* wrote({ method: "PUT", path, body: { ...xrd, status } }, session);
}
