/** The runs in other places than this thread: worker threads, processes, other versions of Node. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import type { Digests } from "./runs.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = process.env.KUBESIM_CACHE ?? join(root, ".cache");
const run = promisify(execFile);

export interface Place {
  /** The path of Node. */
  readonly node: string;
  readonly env?: Readonly<Record<string, string>>;
}

export async function digestsOfProcess(
  { node, env = {} }: Place,
  bundle: string,
  seed: number,
): Promise<Digests> {
  const options = { env: { ...process.env, ...env }, maxBuffer: 2 ** 24 };
  const { stdout } = await run(node, [bundle, String(seed)], options);
  return JSON.parse(stdout);
}

export function digestsOfWorker(bundle: string, seed: number): Promise<Digests> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { workerData: seed });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

interface NodeVersion {
  readonly version: string;
  /** Absent where there is none on this machine. */
  readonly path: string | undefined;
}

/** Every major version that kubesim runs on; this very Node stands for its own. */
export function nodeVersions(): readonly NodeVersion[] {
  const text = readFileSync(join(root, "scripts", "node-versions.json"), "utf8");
  const pinned: readonly { readonly version: string }[] = JSON.parse(text);
  return pinned.map(({ version }) => {
    const own = process.versions.node;
    if (majorOf(own) === majorOf(version)) return { version: own, path: process.execPath };
    const path = join(cache, `node-${version}`, "bin", "node");
    return { version, path: existsSync(path) ? path : undefined };
  });
}

/** Whether scripts/fetch-node.mjs has packages for this machine. */
export const isPackaged = process.platform === "linux" && process.arch === "x64";

const majorOf = (version: string) => version.split(".")[0];
