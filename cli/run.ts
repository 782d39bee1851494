/** `kubesim run`: runs an image in a pod. */
import type { JsonObject } from "../api/json.ts";
import { throwAll } from "../client/kubectl/failure.ts";
import {
  checkPodFlags,
  isAttached,
  type PodFlags,
  pod,
  podFlags,
  serviceOfPod,
} from "../client/kubectl/made/pod.ts";
import { defineCommand } from "./command.ts";
import { type Posting, placed, posted, postingFlags, postingOf, tell } from "./create/posting.ts";
import type { Io } from "./io.ts";
import { runningTimeoutOf } from "./targets/attachable.ts";
import { deletionFlags, propagationOf } from "./targets/deletion.ts";

/** kubectl has them of `delete`, and heeds none. */
const ignoredFlags = {
  filename: { kind: "list", short: "f", value: "PATH", doc: "taken and changes nothing" },
  recursive: { kind: "bool", short: "R", doc: "taken and changes nothing" },
  force: { kind: "bool", doc: "taken and changes nothing" },
  "grace-period": { kind: "int", value: "SECONDS", doc: "taken and changes nothing" },
  timeout: { kind: "duration", value: "TIME", doc: "taken and changes nothing" },
  wait: { kind: "bool", doc: "taken and changes nothing" },
} as const;

export const command = defineCommand({
  name: "run",
  usage: "NAME --image=IMAGE [flags] [-- COMMAND [args...]]",
  summary: "Run an image in a pod",
  examples: [
    "kubesim run web --image=nginx --port=80 --expose",
    "kubesim run -it --rm --image=busybox tmp -- sh",
  ],
  flags: {
    ...podFlags,
    ...postingFlags,
    cascade: deletionFlags.cascade,
    ...ignoredFlags,
    "pod-running-timeout": { kind: "duration", value: "TIME", doc: "how long to wait for the pod" },
  },
  records: true,
  async run(io, { flags: given, args, dashAt }) {
    const [name] = args.slice(0, dashAt);
    const posting = { ...postingOf(io, given, "kubectl-run"), isPlainWhenDry: true };
    const propagation = propagationOf(given.cascade);
    runningTimeoutOf(given, "run");
    checkPodFlags(given, { name, isDry: posting.dryRun !== "none", program: "kubesim" });
    const wanted = placed(io, pod(name ?? "", args.slice(1), given));
    const made = await posted(io, wanted, posting);
    const failures = await expose(io, wanted, { given, posting });
    if (!isAttached(given)) await tell(made, "created", posting);
    else {
      const { runAttached } = await import("./run-attached.ts");
      await runAttached(io, made, { ...given, propagation });
    }
    throwAll(failures);
  },
});

interface Exposure {
  readonly given: PodFlags & { readonly output?: string };
  readonly posting: Posting;
}

/** Makes the service, where one is asked for; a refusal does not undo the pod. */
async function expose(
  io: Io,
  made: JsonObject,
  { given, posting }: Exposure,
): Promise<readonly unknown[]> {
  if (given.expose !== true) return [];
  try {
    const service = placed(io, serviceOfPod(made, given));
    await tell(await posted(io, service, posting), "created", posting);
    if (given.output === "yaml") io.print("---");
    return [];
  } catch (error) {
    return [error];
  }
}
