// Runs what was built once, so that the code which V8 makes of it is kept beside it: from then on
// `kubesim up` and `kubesim test` start without compiling it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A cluster comes up and ends, and a scenario is played in threads. */
export async function compileAhead(root) {
  const home = mkdtempSync(join(tmpdir(), "kubesim-build-"));
  const env = { ...process.env, KUBESIM_HOME: home, KUBESIM_KEEP_COMPILED_CODE: "1" };
  const kubesim = (...args) =>
    spawn(process.execPath, [join(root, "dist", "kubesim.js"), ...args], {
      env,
      stdio: ["ignore", "pipe", "ignore"],
    });
  const scenario = join(root, "scenarios", "rollout-under-traffic", "scenario.yaml");
  const up = kubesim("up", "--port", "0", "--kubeconfig", join(home, "config"));
  up.stdout.once("data", () => up.kill("SIGTERM"));
  await Promise.all([up, kubesim("test", scenario, "--seeds", "6", "--jobs", "2")].map(ended));
  rmSync(home, { recursive: true, force: true });
}

// That it fails leaves no compiled code, and takes nothing away.
const ended = (child) =>
  new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", resolve);
  });
