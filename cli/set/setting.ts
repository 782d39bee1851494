/** The commands that change a part of objects. */
import type { JsonObject } from "../../api/json.ts";
import { Failure, Failures, Told, throwAll } from "../../client/kubectl/failure.ts";
import type { Flags, Given } from "../../client/kubectl/flags.ts";
import type { Found } from "../../client/kubectl/made/environment-values.ts";
import { groupAndKind } from "../../client/kubectl/made/maker.ts";
import { objectPatch } from "../../client/kubectl/made/object-patch.ts";
import {
  type Changed,
  lookedUp,
  type Setter,
  type Setting,
  type SettingHost,
} from "../../client/kubectl/made/setter.ts";
import { type Command, type CommandSpec, defineCommand } from "../command.ts";
import { hostOf, settled } from "../create/maker-host.ts";
import { refused } from "../create/posting.ts";
import { checkLocal, findLocalTargets, localFlag } from "../files/local-targets.ts";
import type { Io } from "../io.ts";
import { forEach, nothingGiven, type Report, reportFlags, reportTo } from "../report.ts";
import { qualifiedKind } from "../server/resources.ts";
import {
  type DryRun,
  dryRunFlag,
  dryRunOf,
  dryRunQuery,
  dryRunSuffix,
  fileFlags,
  selectorFlag,
} from "../shared-flags.ts";
import { findTargets, patchTarget, type Target } from "../targets/targets.ts";

const flags = {
  ...fileFlags,
  ...selectorFlag,
  ...reportFlags,
  ...dryRunFlag,
  all: { kind: "bool", doc: "all of the resource in the namespace" },
  ...localFlag,
  "field-manager": { kind: "text", value: "NAME", doc: "who then owns the fields" },
} as const;

/** Whether the command may be kept in what it changes. */
type Recorded = Pick<CommandSpec<Flags>, "records">;

type CommonFlags = Given<typeof flags>;

export function settingCommand(setter: Setter, { records }: Recorded = {}): Command {
  return defineCommand({
    ...setter,
    flags: { ...setter.flags, ...flags },
    ...(records && { records }),
    async run(io, { flags: given, args }) {
      const dryRun = dryRunOf(given["dry-run"]);
      const report = reportTo(io, given, { isTyped: true });
      const setting = await settled(setter.prepare({ args, given }, settingHost(io)));
      checkUse(setter, setting, given);
      const { targets, errors } = await targetsOf(io, setting, given);
      const fieldManager = given["field-manager"] ?? "kubectl-set";
      const run = { setter, setting, dryRun, report, fieldManager };
      // Unless all are there, none is changed.
      throwAll(errors);
      setting.check?.();
      throwAsKubectl(await forEach(targets, (target) => apply(io, target, run)));
    },
  });
}

const settingHost = (io: Io): SettingHost<Promise<unknown>, unknown> => ({
  ...hostOf(io),
  // biome-ignore lint/correctness/useYield: it waits for nothing.
  *input() {
    return io.readStdin();
  },
});

function checkUse(setter: Setter, { resources, isReading }: Setting, given: CommonFlags): void {
  if (resources.length === 0 && (given.filename ?? []).length === 0) throw setter.nothingNamed();
  if (isReading === true && (given.output ?? "") !== "") {
    throw new Failure("--list and --output may not be specified together");
  }
  if (given.all === true && (given.selector ?? "") !== "") {
    throw new Failure("cannot set --all and --selector at the same time");
  }
  checkLocal(given);
  if (given.local === true && (given.filename ?? []).length === 0) {
    throw leavesFilesUnnamed.has(setter.name) ? nothingGiven() : filesWanted();
  }
}

/** Those that say nothing of files where they are to ask no server. */
const leavesFilesUnnamed: ReadonlySet<string> = new Set(["set env", "set serviceaccount"]);

const filesWanted = () =>
  new Failure(`you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`);

/** What is to be changed, which may be but in files. */
interface Subject extends Pick<Target, "name" | "object"> {
  /** Nothing where no server was asked. */
  readonly target?: Target;
}

async function targetsOf(
  io: Io,
  { resources }: Setting,
  given: CommonFlags,
): Promise<{ readonly targets: readonly Subject[]; readonly errors: readonly unknown[] }> {
  if (given.local !== true) {
    const query = { ...given, args: resources, isAll: given.all };
    const { targets, errors } = await findTargets(io, query);
    return { targets: targets.map((target): Subject => ({ ...target, target })), errors };
  }
  return findLocalTargets(io, given);
}

interface Run {
  readonly setter: Setter;
  readonly setting: Setting;
  readonly dryRun: DryRun;
  readonly report: Report;
  readonly fieldManager: string;
}

async function apply(io: Io, subject: Subject, run: Run): Promise<void> {
  const { setter, setting, dryRun, report } = run;
  const { object, name } = subject;
  const found = await settled(lookedUp(setting, object, hostOf(io)));
  const changed = changedOrNot(setting, subject, found);
  for (const warning of changed.warnings ?? []) io.warn(warning);
  for (const line of changed.lines ?? []) io.print(line);
  if (setting.isReading === true) return;
  const failures: unknown[] = (changed.failures ?? []).map(({ message }) => new Missing(message));
  const patch = objectPatch(object, changed.object);
  if (Object.keys(patch).length === 0 && setter.isAlwaysSent !== true) return throwAll(failures);
  try {
    const made = await sent(io, subject, { ...run, patch, changed: changed.object });
    const message = `${setter.noun} updated${dryRunSuffix(dryRun)}`;
    await report({ resource: groupAndKind(object), name }, { message, object: made });
  } catch (error) {
    failures.push(error);
  }
  throwAll(failures);
}

/** `deployments/web`, as refusals name it; what no server was asked for is named by its kind. */
function titleOf({ target, object, name }: Subject): string {
  if (target !== undefined) return `${target.resource.plural}/${name}`;
  const { group, kind } = groupAndKind(object);
  const title = `${qualifiedKind({ group, kind })}/${name}`;
  return group === "" ? title : `${title}\n`;
}

async function sent(
  io: Io,
  { target }: Subject,
  run: Run & { readonly patch: JsonObject; readonly changed: JsonObject },
): Promise<JsonObject> {
  const { setter, setting, dryRun, fieldManager } = run;
  if (target === undefined || dryRun === "client") return run.changed;
  const { resourceVersion } = setting;
  const body =
    resourceVersion === undefined ? run.patch : { ...run.patch, metadata: { resourceVersion } };
  const query = { ...dryRunQuery(dryRun), fieldManager };
  return patchTarget(io, target, { type: "strategic", body, query }).catch((error: unknown) => {
    throw refused(error, setter.refusal);
  });
}

/** Something in an object that is to be changed, and is not there. */
class Missing extends Failure {}

/** An object that cannot be changed so, and is named. */
class Unchangeable extends Failure {}

function changedOrNot(setting: Setting, subject: Subject, found?: Found): Changed {
  const title = titleOf(subject);
  try {
    return setting.change(subject.object, title, found);
  } catch (error) {
    const isNamed = error instanceof Failure && error.message.startsWith(title);
    throw isNamed ? new Unchangeable(error.message) : error;
  }
}

/**
 * Of several, what is not there is told first, and what is found out before the server is asked
 * begins as it does alone, and ends with a line.
 */
function throwAsKubectl(failures: readonly unknown[]): void {
  const all = failures.flatMap((error) => (error instanceof Failures ? error.errors : [error]));
  if (all.length === 1) throw all[0];
  const missing = all.filter((error) => error instanceof Missing);
  const others = all.filter((error) => !(error instanceof Missing));
  throwAll([
    ...missing.map(({ message }) => new Told(`error: ${message}`)),
    ...others.map((error) =>
      error instanceof Unchangeable ? new Told(`error: ${error.message}\n`) : error,
    ),
  ]);
}
