/** `kubectl set`: images, variables, resources and the account of pods and their templates. */
import type { JsonObject } from "../../../../api/json.ts";
import { part, parts, textAt } from "../../../../api/json-parts.ts";
import { Failure, RefusedError, throwAll } from "../../../../client/kubectl/failure.ts";
import { splitAt } from "../../../../client/kubectl/flags.ts";
import { imagePatch, podSpecPath, splitImages } from "../../../../client/kubectl/images.ts";
import type { Waiting } from "../../network/wait.ts";
import type { Session } from "./session.ts";
import { environmentPatch, splitVariables, variablesOf } from "./set-environment.ts";
import { findTargets, type Target } from "./targets.ts";
import { patched, told } from "./write.ts";

const commands: Readonly<
  Record<string, (args: readonly string[], session: Session) => Waiting<void>>
> = { image, env, resources, serviceaccount: account, sa: account };

export function* set([name = "", ...args]: readonly string[], session: Session): Waiting<void> {
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (run === undefined) throw new Failure(`kubesim: kubectl set ${name} is not simulated in pods`);
  yield* run(args, session);
}

function* targetsOf(names: readonly string[], session: Session): Waiting<readonly Target[]> {
  const { options } = session;
  if (names.length === 0 && (options.filename ?? []).length === 0) {
    throw new Failure(
      "one or more resources must be specified as <resource> <name> or <resource>/<name>",
    );
  }
  return yield* findTargets(names, session, options.all === true);
}

/** Patches the pod spec of an object, and tells so; what stays the same is not told of. */
function* changed(
  target: Target,
  {
    patch,
    what,
    failed,
  }: { readonly patch: JsonObject; readonly what: string; readonly failed: string },
  session: Session,
): Waiting<void> {
  if (Object.keys(patch).length === 0) return;
  const path = pathIn(target);
  const body = path.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), patch);
  try {
    const object =
      session.options["dry-run"] === "client"
        ? target.object
        : yield* patched(target, { type: "strategic", body }, session, "kubectl-set");
    yield* told(target, `${what} updated`, object, session);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new Failure(`failed to patch ${failed}: ${error.message}`);
  }
}

function pathIn({ object, resource, name }: Target): readonly string[] {
  const path = podSpecPath(object);
  if (path !== undefined) return path;
  throw new Failure(
    `${resource.plural}/${name} the object is not a pod or does not have a pod template: ` +
      `*${resource.version}.${resource.kind}`,
  );
}

function* image(args: readonly string[], session: Session): Waiting<void> {
  const { resources: names, images } = splitImages(args);
  const targets = yield* targetsOf(names, session);
  if (images.size === 0) throw new Failure("at least one image update is required");
  const failures: unknown[] = [];
  for (const target of targets) {
    const { patch, missing } = imagePatch(part(target.object, ...pathIn(target)), images);
    failures.push(
      ...missing.map((name) => new Failure(`unable to find container named "${name}"`)),
    );
    const failed = "image update to pod template";
    yield* changed(target, { patch, what: "image", failed }, session);
  }
  throwAll(failures);
}

function* env(args: readonly string[], session: Session): Waiting<void> {
  const { names, changes } = splitVariables([...args, ...(session.options.env ?? [])]);
  const targets = yield* targetsOf(names, session);
  const given = yield* variablesOf(changes, session);
  for (const target of targets) {
    const spec = part(target.object, ...pathIn(target));
    const chosen = containersIn(spec, session);
    if (session.options.list === true) {
      for (const container of chosen) {
        const lines = parts(container, "env").map(variableText);
        const title = `# ${target.resource.kind} ${target.name}, container ${container.name}`;
        yield* session.print(`${[title, ...lines].join("\n")}\n`);
      }
      continue;
    }
    const patch = environmentPatch(chosen, given);
    yield* changed(target, { patch, what: "env", failed: "env update to pod template" }, session);
  }
}

function variableText(variable: JsonObject): string {
  const { name, value = "", valueFrom } = variable;
  if (valueFrom === undefined) return `${name}=${value}`;
  const { name: from, key } = part(valueFrom as JsonObject, "configMapKeyRef");
  if (key !== undefined) return `# ${name} from configmap ${from}, key ${key}`;
  const { name: secret, key: member } = part(valueFrom as JsonObject, "secretKeyRef");
  if (member !== undefined) return `# ${name} from secret ${secret}, key ${member}`;
  const field = textAt(part(valueFrom as JsonObject, "fieldRef"), "fieldPath");
  return `# ${name} from field path ${field}`;
}

/** All containers of a pod, or those that `-c` names. */
function containersIn(spec: JsonObject, { options }: Session): readonly JsonObject[] {
  const { container: wanted = "*" } = options;
  const pattern = new RegExp(
    `^${wanted.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*")}$`,
  );
  return parts(spec, "containers").filter(({ name }) => pattern.test(String(name)));
}

function* resources(args: readonly string[], session: Session): Waiting<void> {
  const { limits, requests } = session.options;
  if (limits === undefined && requests === undefined) {
    throw new Failure(
      "you must specify an update to requests or limits (in the form of --requests/--limits)",
    );
  }
  const wanted = {
    ...(limits !== undefined && { limits: amountsIn(limits) }),
    ...(requests !== undefined && { requests: amountsIn(requests) }),
  };
  for (const target of yield* targetsOf(args, session)) {
    const containers = containersIn(part(target.object, ...pathIn(target)), session)
      .filter((container) => !hasAmounts(part(container, "resources"), wanted))
      .map(({ name }) => ({ name: String(name), resources: wanted }));
    const patch: JsonObject = containers.length === 0 ? {} : { containers };
    const failed = "resources update to pod template";
    yield* changed(target, { patch, what: "resource requirements", failed }, session);
  }
}

type Amounts = Readonly<Record<string, string>>;

const amountsIn = (text: string): Amounts =>
  Object.fromEntries(
    text.split(",").map((pair) => {
      const [name, amount] = splitAt(pair, "=");
      if (amount === undefined) {
        throw new Failure(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
      }
      return [name, amount];
    }),
  );

const hasAmounts = (has: JsonObject, wanted: Readonly<Record<string, Amounts>>): boolean =>
  Object.entries(wanted).every(([member, amounts]) =>
    Object.entries(amounts).every(([name, amount]) => part(has, member)[name] === amount),
  );

function* account(args: readonly string[], session: Session): Waiting<void> {
  const name = args.at(-1);
  if (name === undefined || args.length < 2) throw new Failure("serviceaccount is required");
  for (const target of yield* targetsOf(args.slice(0, -1), session)) {
    const patch = { serviceAccountName: name };
    const failed = "ServiceAccountName to pod template";
    yield* changed(target, { patch, what: "serviceaccount", failed }, session);
  }
}
