/** kubesim and kubectl as processes of their own. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

// The bundle runs from dist/.
const root = fileURLToPath(new URL("..", import.meta.url));
const cache = process.env.KUBESIM_CACHE ?? join(root, ".cache");

export const kubesim = [process.execPath, join(root, "dist", "kubesim.js")] as const;

/** The real kubectl, where scripts/fetch-kubectl.mjs puts it. */
export const kubectl = join(cache, "kubectl-2.0.1", "kubectl", "kubectl");

export const hasKubectl = () => existsSync(kubectl);

/** How long a process may take to say that it is ready. */
const readyMsMax = 30_000;

/** A running `kubesim up`, and how long it took until `/readyz` answered. */
export interface Running {
  /** `http://127.0.0.1:41234` */
  readonly url: string;
  readonly pid: number;
  readonly kubeconfig: string;
  readonly readyMs: number;
  stop(): Promise<void>;
}

/** Starts `kubesim up` with further arguments. Rejects where it does not get ready. */
export async function up(...args: readonly string[]): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "kubesim-bench-"));
  const kubeconfig = join(folder, "config");
  const [node, script] = kubesim;
  const startMs = performance.now();
  const child = spawn(node, [script, "up", "--port", "0", "--kubeconfig", kubeconfig, ...args], {
    env: { ...process.env, KUBESIM_HOME: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await addressOf(child);
    const { status } = await fetch(`${url}/readyz`);
    if (status !== 200) throw new Error(`/readyz answered ${status}`);
    const pid = child.pid ?? 0;
    return { url, pid, kubeconfig, readyMs: performance.now() - startMs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address in the line that says that it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const timer = setTimeout(() => reject(new Error(`not ready: ${text}`)), readyMsMax);
    child.stdout?.on("data", (bytes: Buffer) => {
      text += bytes.toString();
      const url = /kubesim is ready at (http\S*[^\s.,])/.exec(text)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
    child.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`kubesim up ended with exit code ${code}: ${text}`));
    });
  });
}

/** Milliseconds that a command takes as a whole process. Throws where it fails. */
export function commandMs([command = "", ...args]: readonly string[], kubeconfig: string): number {
  const startMs = performance.now();
  const { status, stderr } = spawnSync(command, args, {
    env: { ...process.env, KUBECONFIG: kubeconfig },
    encoding: "utf8",
  });
  const tookMs = performance.now() - startMs;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
  return tookMs;
}
