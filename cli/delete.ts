/** `kubesim delete`: deletes objects and waits until they are gone. */
import { isObject, type JsonObject } from "../api/json.ts";
import { during, Failure, isNotFound, throwAll } from "../client/kubectl/failure.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { forEach } from "./report.ts";
import { sendRaw } from "./server/raw.ts";
import { pathOf, qualifiedKind } from "./server/resources.ts";
import { dryRunSuffix } from "./shared-flags.ts";
import {
  choosePolicy,
  type Deletion,
  flags,
  type Policy,
  selectDeletions,
} from "./targets/deletion.ts";
import { followObject } from "./targets/follow.ts";
import { metadataOf, part, textAt, titleOf } from "./targets/targets.ts";

export const command = defineCommand({
  name: "delete",
  usage: "(-f PATH | TYPE (NAME... | -l LABELS | --all) | TYPE/NAME...) [flags]",
  summary: "Delete objects and wait until they are gone",
  flags,
  async run(io, { flags: given, args }) {
    if ((given.raw ?? "") !== "") {
      if (given.interactive === true) {
        throw new Failure("--interactive can not be used with --raw");
      }
      return sendRaw(io, "DELETE", given);
    }
    const policy = choosePolicy(given);
    if (["true", "false"].includes(given.cascade ?? "")) io.warn(oldCascade(given.cascade, policy));
    const { deletions, errors } = await selectDeletions(io, given, args);
    if (policy.isForced) io.warn(immediateDeletion);
    if (io.isNamespaceGiven && deletions.some(({ resource }) => !resource.namespaced)) {
      io.warn("Warning: deleting cluster-scoped resources, not scoped to the provided namespace");
    }
    if (given.interactive === true && deletions.length > 0 && !(await confirmed(io, deletions))) {
      io.print("deletion is cancelled");
      return;
    }
    const { begun, failures } = await deleteAll(io, deletions, policy);
    if (deletions.length === 0 && errors.length === 0) io.print("No resources found");
    throwAll([...failures, ...errors]);
    if (!policy.waits) return;
    for (const { deletion, uid } of begun) await untilGone(io, deletion, uid, policy.timeoutMs);
  },
});

/** Whether who is asked says yes. */
async function confirmed(io: Io, deletions: readonly Deletion[]): Promise<boolean> {
  const { readLine } = await import("./read-line.ts");
  io.print(`You are about to delete the following ${deletions.length} resource(s):`);
  for (const deletion of deletions) io.print(titleOf(deletion));
  io.write("Do you want to continue? (y/N): ");
  return (await readLine()).trim().toLowerCase() === "y";
}

/** What is being deleted. */
interface Begun {
  readonly deletion: Deletion;
  readonly uid: string;
}

/** Deletes one after the other and tells it; waits for none of them. */
export async function deleteAll(io: Io, deletions: readonly Deletion[], policy: Policy) {
  const begun: Begun[] = [];
  const failures = await forEach(deletions, async (deletion) => {
    const uid = await deleteOne(io, deletion, policy);
    if (uid === undefined) return;
    tell(io, deletion, policy);
    begun.push({ deletion, uid });
  });
  return { begun, failures };
}

const immediateDeletion =
  "Warning: Immediate deletion does not wait for confirmation that the running resource " +
  "has been terminated. The resource may continue to run on the cluster indefinitely.";

const oldCascade = (given: string | undefined, { propagation }: Policy) =>
  `warning: --cascade=${given} is deprecated (boolean value) ` +
  `and can be replaced with --cascade=${propagation.toLowerCase()}.`;

/** The uid of what is being deleted; nothing where it is not there and need not be. */
async function deleteOne(io: Io, deletion: Deletion, policy: Policy): Promise<string | undefined> {
  if (policy.dryRun === "client") return "";
  const { source } = deletion;
  const options = {
    propagationPolicy: policy.propagation,
    gracePeriodSeconds: policy.graceSeconds,
    // Beside a body, servers read no query.
    dryRun: policy.dryRun === "server" ? ["All"] : undefined,
  };
  try {
    const answer = await io.client.json({
      method: "DELETE",
      path: pathOf(deletion.resource, deletion),
      body: JSON.stringify(options),
    });
    return uidOf(answer);
  } catch (error) {
    if (policy.ignoresMissing && isNotFound(error)) return undefined;
    throw source === undefined ? error : during(error, "deleting", source);
  }
}

/** The answer is the object where it still exists, else a Status that names it. */
function uidOf(answer: JsonObject): string {
  return answer.kind === "Status"
    ? textAt(part(answer, "details"), "uid")
    : textAt(metadataOf(answer), "uid");
}

function tell(io: Io, { resource, namespace, name }: Deletion, policy: Policy): void {
  const kind = qualifiedKind(resource);
  if (policy.output === "name") {
    io.print(`${kind}/${name}`);
    return;
  }
  const verb = policy.isForced ? "force deleted" : "deleted";
  const from = resource.namespaced && namespace !== undefined ? ` from ${namespace} namespace` : "";
  io.print(`${kind} "${name}" ${verb}${from}${dryRunSuffix(policy.dryRun)}`);
}

/** Waits. One of the same name that is made in the meantime is another object. */
export async function untilGone(
  io: Io,
  deletion: Deletion,
  uid: string,
  timeoutMs: number,
): Promise<void> {
  const target = { ...deletion, object: {} };
  try {
    await followObject(io, target, timeoutMs, (type, object) => {
      if (type === "DELETED" || !isObject(object)) return true;
      return uid !== "" && metadataOf(object).uid !== uid;
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(`${error.message} on ${deletion.resource.plural}/${deletion.name}`);
  }
}
