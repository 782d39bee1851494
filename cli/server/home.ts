import { homedir } from "node:os";
import { join } from "node:path";

/** The user's kubesim folder: its kubeconfig and what is remembered of servers. */
export function kubesimFolder(env: NodeJS.ProcessEnv): string {
  return env.KUBESIM_HOME ?? join(env.HOME ?? homedir(), ".kubesim");
}

/** The kubeconfig that `up` writes and the other commands find. */
export const defaultKubeconfig = (env: NodeJS.ProcessEnv) => join(kubesimFolder(env), "config");
