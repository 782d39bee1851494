// Runs what was built once, so that the code which V8 makes of it is kept beside it: from then on
// what needs much of it starts without compiling it.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A cluster comes up, is applied to and ends, and a scenario is played in threads. */
export async function compileAhead(root) {
  const home = mkdtempSync(join(tmpdir(), "kubesim-build-"));
  const env = { ...process.env, KUBESIM_HOME: home, KUBESIM_KEEP_COMPILED_CODE: "1" };
  const kubesim = (...args) =>
    spawn(process.execPath, [join(root, "dist", "kubesim.js"), ...args], {
      env,
      cwd: root,
      stdio: ["ignore", "pipe", "ignore"],
    });
  const config = join(home, "config");
  const up = kubesim("up", "--port", "0", "--kubeconfig", config);
  writeFileSync(join(home, "kustomization.yaml"), "configMapGenerator: [{ name: any }]\n");
  up.stdout.once("data", async () => {
    // What there is already is patched, which takes more.
    for (let times = 0; times < 2; times += 1) {
      await ended(kubesim("--kubeconfig", config, "apply", "-k", home));
    }
    up.kill("SIGTERM");
  });
  const scenario = "scenarios/rollout-under-traffic";
  await Promise.all([up, kubesim("test", scenario, "--seeds", "6", "--jobs", "2")].map(ended));
  rmSync(home, { recursive: true, force: true });
}

// That it fails leaves no compiled code, and takes nothing away.
const ended = (child) =>
  new Promise((resolve) => {
    child.once("close", resolve);
    child.once("error", resolve);
  });
