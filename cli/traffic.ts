/** `kubesim traffic`: sends requests by simulated clients, and tells what came of them. */
import type { JsonObject } from "../api/json.ts";
import { Exit, Failure } from "../client/kubectl/failure.ts";
import { alignLines, describeTabs } from "../client/kubectl/tabwriter.ts";
import { defineCommand } from "./command.ts";
import type { Io } from "./io.ts";
import { pathOf, type Served } from "./server/resources.ts";
import {
  metadataOf,
  numberAt,
  part,
  pathOfTarget,
  type Target,
  textAt,
} from "./targets/targets.ts";
import { followTraffic } from "./traffic/follow.ts";
import { reportLines } from "./traffic/report.ts";
import { loadFlags, sourceOf, specOf } from "./traffic/spec.ts";
import { destinationOf } from "./traffic/target.ts";

const flags = {
  ...loadFlags,
  name: { kind: "text", value: "NAME", doc: "the name of the Traffic; made up without it" },
  detach: { kind: "bool", doc: "only make the Traffic, and do not wait for it" },
  "allow-failures": { kind: "bool", doc: "succeed though requests fail" },
} as const;

const kind = "Traffic";
const apiVersion = "sim.kubesim.dev/v1alpha1";
/** What a shell makes of a command that Ctrl-C has ended. */
const interruptedCode = 130;

export const command = defineCommand({
  name: "traffic",
  usage: "(svc/NAME[:PORT] | ing/NAME | URL) (--rps RATE | --clients COUNT) [flags]",
  summary: "Send requests by simulated clients, and tell what came of them",
  examples: [
    "kubesim traffic svc/web --rps 50 --for 10m",
    "kubesim traffic svc/web --rps 10 --ramp 1m:200,5m:200 --from app=client --keep-alive",
    "kubesim traffic http://shop.example/cart --clients 20 --think 1s --for 5m --retries 2",
  ],
  flags,
  async run(io, { flags: given, args }) {
    const [text, ...others] = args;
    if (text === undefined || others.length > 0) {
      throw new Failure("give one target: kubesim traffic svc/NAME --rps RATE");
    }
    const from = sourceOf(given.from);
    const destination = await destinationOf(io, { text, path: given.path, from });
    const spec = specOf(given, destination);
    const target = await create(io, spec, given.name ?? "");
    io.print(`traffic.sim.kubesim.dev/${target.name} created`);
    if (given.detach === true) return;
    const { traffic, isInterrupted } = await follow(io, target);
    const status = part(traffic, "status");
    io.print(`\n${alignLines(reportLines(status), describeTabs).join("\n")}`);
    if (isInterrupted) throw new Exit(interruptedCode);
    const failed = numberAt(status, "failed");
    if (failed > 0 && given["allow-failures"] !== true) {
      io.warn(`error: ${failed} of ${numberAt(status, "sent")} requests failed`);
      throw new Exit(1);
    }
  },
});

async function create(io: Io, spec: JsonObject, name: string): Promise<Target> {
  const resource = await io.resources.byKind(apiVersion, kind);
  if (resource === undefined) {
    throw new Failure(`the server doesn't have a resource type "${kind}"`);
  }
  const { namespace } = io;
  const metadata = name === "" ? { generateName: "traffic-" } : { name };
  const object = await io.client.json({
    method: "POST",
    path: pathOf(resource, { namespace }),
    body: JSON.stringify({ apiVersion, kind, metadata, spec }),
  });
  return targetOf(resource, object, namespace);
}

const targetOf = (resource: Served, object: JsonObject, namespace: string): Target => ({
  resource,
  object,
  namespace,
  name: textAt(metadataOf(object), "name"),
});

/** Follows it to its end; Ctrl-C deletes it. */
async function follow(io: Io, target: Target) {
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<undefined>((resolve) => {
    interrupt = () => resolve(undefined);
  });
  process.once("SIGINT", interrupt);
  const followed = followTraffic(io, target);
  const traffic = await Promise.race([followed, interrupted]).finally(() =>
    process.off("SIGINT", interrupt),
  );
  if (traffic !== undefined) return { traffic, isInterrupted: false };
  // What it has come to by now is told before it goes.
  const last = await io.client.json({ path: pathOfTarget(target) });
  await io.client.json({ method: "DELETE", path: pathOfTarget(target) });
  await followed;
  return { traffic: last, isInterrupted: true };
}
