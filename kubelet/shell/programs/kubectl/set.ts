/** `kubectl set`: what the command line has too, and the images of containers. */
import type { JsonObject } from "../../../../api/json.ts";
import { part } from "../../../../api/json-parts.ts";
import { Failure, RefusedError, throwAll } from "../../../../client/kubectl/failure.ts";
import type { Flags, Given } from "../../../../client/kubectl/flags.ts";
import { imagePatch, podSpecPath, splitImages } from "../../../../client/kubectl/images.ts";
import { containerResources } from "../../../../client/kubectl/made/container-resources.ts";
import { environment } from "../../../../client/kubectl/made/environment.ts";
import { objectPatch } from "../../../../client/kubectl/made/object-patch.ts";
import { podServiceAccount } from "../../../../client/kubectl/made/service-account.ts";
import { serviceSelector } from "../../../../client/kubectl/made/service-selector.ts";
import type { Setter, Setting } from "../../../../client/kubectl/made/setter.ts";
import { bindingSubjects } from "../../../../client/kubectl/made/subjects.ts";
import type { Waiting } from "../../network/wait.ts";
import { hostOf } from "./maker-host.ts";
import { besideSetting } from "./options.ts";
import type { Session } from "./session.ts";
import type { Shared } from "./shared.ts";
import { findTargets, type Target } from "./targets.ts";
import { patched, told } from "./write.ts";

const setters: readonly Setter[] = [
  environment,
  containerResources,
  serviceSelector,
  podServiceAccount,
  bindingSubjects,
];

/** The commands that change parts of objects, by name. */
export const setCommands: Readonly<Record<string, Shared>> = {
  "set image": { flags: besideSetting, run: image },
  ...Object.fromEntries(setters.map((setter) => [setter.name, settingCommand(setter)])),
};

function settingCommand(setter: Setter): Shared {
  return {
    flags: { ...besideSetting, ...setter.flags },
    *run(args, session) {
      // The flags that were parsed are those of the setter.
      const given = session.options as Given<Flags>;
      const setting = yield* setter.prepare({ args, given }, hostOf(session));
      const { resources, check } = setting;
      if (resources.length === 0 && (session.options.filename ?? []).length === 0) {
        throw setter.nothingNamed();
      }
      const targets = yield* findTargets(resources, session, session.options.all === true);
      check?.();
      for (const target of targets) {
        yield* apply(target, { setter, setting }, session);
      }
    },
  };
}

interface Run {
  readonly setter: Setter;
  readonly setting: Setting;
}

function* apply(target: Target, { setter, setting }: Run, session: Session): Waiting<void> {
  const { object, resource, name } = target;
  const changed = setting.change(object, `${resource.plural}/${name}`);
  for (const warning of changed.warnings ?? []) yield* session.warn(warning);
  for (const line of changed.lines ?? []) yield* session.print(`${line}\n`);
  if (setting.isReading === true) return;
  const patch = objectPatch(object, changed.object);
  if (Object.keys(patch).length === 0 && setter.isAlwaysSent !== true) return;
  const { resourceVersion } = setting;
  const body = resourceVersion === undefined ? patch : { ...patch, metadata: { resourceVersion } };
  const isTried = session.options["dry-run"] === "client";
  const made = isTried ? changed.object : yield* sent(target, body, session, setter.refusal);
  yield* told(target, `${setter.noun} updated`, made, session);
}

function* sent(
  target: Target,
  body: JsonObject,
  session: Session,
  refusal?: string,
): Waiting<JsonObject> {
  try {
    return yield* patched(target, { type: "strategic", body }, session, "kubectl-set");
  } catch (error) {
    if (!(error instanceof RefusedError) || refusal === undefined) throw error;
    throw new Failure(`${refusal}${error.message}`);
  }
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
