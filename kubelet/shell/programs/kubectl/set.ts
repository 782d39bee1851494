/** `kubectl set`: what the command line has too. */
import type { JsonObject } from "../../../../api/json.ts";
import { Failure, RefusedError, throwAll } from "../../../../client/kubectl/failure.ts";
import type { Flags, Given } from "../../../../client/kubectl/flags.ts";
import { containerImages } from "../../../../client/kubectl/made/container-images.ts";
import { containerResources } from "../../../../client/kubectl/made/container-resources.ts";
import { environment } from "../../../../client/kubectl/made/environment.ts";
import { objectPatch } from "../../../../client/kubectl/made/object-patch.ts";
import { podServiceAccount } from "../../../../client/kubectl/made/service-account.ts";
import { serviceSelector } from "../../../../client/kubectl/made/service-selector.ts";
import { lookedUp, type Setter, type Setting } from "../../../../client/kubectl/made/setter.ts";
import { bindingSubjects } from "../../../../client/kubectl/made/subjects.ts";
import type { Waiting } from "../../network/wait.ts";
import { hostOf } from "./maker-host.ts";
import { besideSetting } from "./options.ts";
import type { Session } from "./session.ts";
import type { Shared } from "./shared.ts";
import { findTargets, type Target } from "./targets.ts";
import { patched, told } from "./write.ts";

const setters: readonly Setter[] = [
  containerImages,
  environment,
  containerResources,
  serviceSelector,
  podServiceAccount,
  bindingSubjects,
];

/** The commands that change parts of objects, by name. */
export const setCommands: Readonly<Record<string, Shared>> = Object.fromEntries(
  setters.map((setter) => [setter.name, settingCommand(setter)]),
);

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
      const failures: unknown[] = [];
      for (const target of targets) {
        failures.push(...(yield* apply(target, { setter, setting }, session)));
      }
      throwAll(failures);
    },
  };
}

interface Run {
  readonly setter: Setter;
  readonly setting: Setting;
}

/** Changes one object; answers with what of it could not be changed. */
function* apply(
  target: Target,
  { setter, setting }: Run,
  session: Session,
): Waiting<readonly unknown[]> {
  const { object, resource, name } = target;
  const found = yield* lookedUp(setting, object, hostOf(session));
  const changed = setting.change(object, `${resource.plural}/${name}`, found);
  for (const warning of changed.warnings ?? []) yield* session.warn(warning);
  for (const line of changed.lines ?? []) yield* session.print(`${line}\n`);
  const { failures = [] } = changed;
  if (setting.isReading === true) return failures;
  const patch = objectPatch(object, changed.object);
  if (Object.keys(patch).length === 0 && setter.isAlwaysSent !== true) return failures;
  const { resourceVersion } = setting;
  const body = resourceVersion === undefined ? patch : { ...patch, metadata: { resourceVersion } };
  const isTried = session.options["dry-run"] === "client";
  const made = isTried ? changed.object : yield* sent(target, body, session, setter.refusal);
  yield* told(target, `${setter.noun} updated`, made, session);
  return failures;
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
