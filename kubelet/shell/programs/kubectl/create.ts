/** `kubectl create`: objects of files, and a few that are made of flags. */
import { encodeBase64 } from "../../../../api/base64.ts";
import type { JsonObject } from "../../../../api/json.ts";
import { Failure, RefusedError } from "../../../../client/kubectl/failure.ts";
import { splitAt } from "../../../../client/kubectl/flags.ts";
import { pathOf } from "../../../../client/kubectl/resources.ts";
import { withLastApplied } from "../../../../client/three-way.ts";
import { textOf } from "../../bytes.ts";
import { absolutePath } from "../../file-system.ts";
import type { Waiting } from "../../network/wait.ts";
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
    return yield* session.json({ method: "POST", path, body: object });
  } catch (error) {
    if (error instanceof RefusedError && source !== "") throw error.during("creating", source);
    throw error instanceof RefusedError
      ? new Failure(`failed to create ${resource.kind.toLowerCase()}: ${error.message}`)
      : error;
  }
}

export function* create(args: readonly string[], session: Session): Waiting<void> {
  const made =
    args.length === 0 ? yield* wantedObjects(session) : [yield* generated(args, session)];
  for (const each of made) {
    const isSaved = session.options["save-config"] === true;
    const object = isSaved ? withLastApplied(each.object) : each.object;
    const answer = yield* created({ ...each, object }, session, "kubectl-create");
    yield* told(each, "created", answer, session);
  }
}

/** `create configmap NAME --from-literal=KEY=VALUE` and its like. */
function* generated(args: readonly string[], session: Session): Waiting<Wanted> {
  const [type = "", ...words] = args;
  const name = words.at(-1) ?? "";
  const object = (kind: string, rest: JsonObject) =>
    located({ apiVersion: "v1", kind, metadata: { name }, ...rest }, "", session);
  const data = entriesOf(session);
  switch (type) {
    case "configmap":
    case "cm":
      return yield* object(
        "ConfigMap",
        data.length === 0 ? {} : { data: Object.fromEntries(data) },
      );
    case "secret": {
      const encoded = data.map(([key, value]) => [key, encodeBase64(value)] as const);
      if (words[0] !== "generic") break;
      return yield* object("Secret", { type: "Opaque", data: Object.fromEntries(encoded) });
    }
    case "namespace":
    case "ns":
      return yield* object("Namespace", {});
    case "serviceaccount":
    case "sa":
      return yield* object("ServiceAccount", {});
    default:
  }
  throw new Failure(`kubesim: kubectl create ${args.join(" ")} is not simulated in pods`);
}

function entriesOf({ options, shell }: Session): readonly (readonly [string, string])[] {
  const literals = (options["from-literal"] ?? []).map((text) => {
    const [key, value] = splitAt(text, "=");
    if (value === undefined) {
      throw new Failure(`invalid literal source ${text}, expected key=value`);
    }
    return [key, value] as const;
  });
  const files = (options["from-file"] ?? []).map((text) => {
    const [first, path = first] = splitAt(text, "=");
    const full = absolutePath(path, shell.cwd);
    if (shell.context.files.find(full)?.kind !== "file") {
      throw new Failure(`error reading ${path}: no such file or directory`);
    }
    const key = first === path ? full.slice(full.lastIndexOf("/") + 1) : first;
    return [key, textOf(shell.context.files.read(full))] as const;
  });
  return [...literals, ...files];
}
