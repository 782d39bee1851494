/**
 * A postStart hook runs right after its container was started, and nothing is told of the
 * container before the hook is done. Source: kubelet 1.36, pkg/kubelet/lifecycle/handlers.go.
 */
import type { Behavior } from "../behavior/behavior.ts";
import { listensOn } from "../behavior/listens.ts";
import type { Container } from "../types.ts";

export interface PostStart {
  readonly durationMs: number;
  readonly fails: boolean;
}

const noHook: PostStart = { durationMs: 0, fails: false };
/** A request to a server, or the refusal of one that does not listen yet. */
const requestMs = 10;

/** What comes of the hook of a container. */
export function postStart({ lifecycle, ports = [] }: Container, behavior: Behavior): PostStart {
  const hook = lifecycle?.postStart;
  if (hook?.sleep !== undefined) return { durationMs: hook.sleep.seconds * 1000, fails: false };
  if (hook?.exec !== undefined) {
    const { exitCode, tookMs } = behavior.hook(hook.exec.command ?? []);
    return { durationMs: tookMs, fails: exitCode !== 0 };
  }
  if (hook?.httpGet === undefined) return noHook;
  const { host, port } = hook.httpGet;
  // Somebody else's server is taken to answer; any answer will do.
  if (host !== undefined && host !== "") return { durationMs: requestMs, fails: false };
  const number = typeof port === "number" ? port : namedPort(ports, port);
  const listens = listensOn(behavior, number) && behavior.readyAfterMs <= requestMs;
  return { durationMs: requestMs, fails: !listens };
}

const namedPort = (ports: NonNullable<Container["ports"]>, named: string) =>
  ports.find(({ name }) => name === named)?.containerPort ?? Number(named);
