/** What happens around the life of a container. Source: core/v1 Lifecycle 1.36. */
import type { ObjectOf } from "../../resource.ts";
import { ref, struct, text } from "../../schema.ts";
import { ExecAction, HTTPGetAction, SleepAction, TCPSocketAction } from "./probe.ts";

/** What a hook does: one of the handlers is set. */
export const LifecycleHandler = struct("core.v1.LifecycleHandler", "What a hook does.", {
  exec: ref("Runs a command in the container.", ExecAction),
  httpGet: ref("Sends an HTTP request.", HTTPGetAction),
  tcpSocket: ref("Not supported; kept for old objects.", TCPSocketAction),
  sleep: ref("Waits for a while.", SleepAction),
});
export type LifecycleHandler = ObjectOf<typeof LifecycleHandler>;

/** The hooks of a container. */
export const Lifecycle = struct(
  "core.v1.Lifecycle",
  "What happens right after a container started and before it stops.",
  {
    postStart: ref("Runs right after the start; a failure kills the container.", LifecycleHandler),
    preStop: ref("Runs before the container is told to stop.", LifecycleHandler),
    stopSignal: text("Signal that tells the container to stop; needs the pod's os.name."),
  },
);
export type Lifecycle = ObjectOf<typeof Lifecycle>;
