import type { Clock } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import type { ApiServer } from "../../apiserver/server.ts";

/** What has timers that can be run one by one. */
interface Steps extends Clock {
  step(limitMs: number): boolean;
}

/** How long a pod waits. Source: ServiceAccount admission 1.36, ten attempts of up to 200 ms. */
const waitMs = 2000;

/**
 * Whether something that was refused may be tried again: a pod in a namespace so new that it has no
 * default account yet. Kubernetes has such a pod wait for it, and so time passes here.
 */
export function awaitDefaultAccount(server: ApiServer, clock: Steps, error: unknown): boolean {
  if (!(error instanceof StatusError)) return false;
  const [, namespace] =
    /error looking up service account ([^/]+)\/default: /.exec(error.message) ?? [];
  if (namespace === undefined) return false;
  const { storage } = server.registry;
  const isThere = () => storage.get("serviceaccounts", `${namespace}/default`) !== undefined;
  const limitMs = clock.now() + waitMs;
  while (!isThere() && clock.step(limitMs));
  return isThere();
}
