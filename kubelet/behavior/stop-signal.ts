/** The signal that tells a container to stop. Source: kubelet 1.36, ContainerStopSignals. */
import { parseImage } from "../images/reference.ts";
import { type SignalName, signals } from "../shell/kernel/kernel.ts";
import type { Container } from "../types.ts";

/** Those that images name in their `STOPSIGNAL`; all others leave it at SIGTERM. */
const ofImages: Readonly<Record<string, SignalName>> = {
  "docker.io/library/nginx": "QUIT",
  "docker.io/nginxinc/nginx-unprivileged": "QUIT",
  "docker.io/library/httpd": "WINCH",
  "docker.io/library/haproxy": "USR1",
  "docker.io/library/postgres": "INT",
};

/** `undefined` for one that no program here can catch, which does nothing. */
export function stopSignalOf({ lifecycle, image = "" }: Container): SignalName | undefined {
  const own = lifecycle?.stopSignal?.replace(/^SIG/, "");
  if (own === undefined) return ofImages[parseImage(image)?.repository ?? ""] ?? "TERM";
  return isSignal(own) ? own : undefined;
}

const isSignal = (name: string): name is SignalName => name in signals;

/** Those that servers end on. */
const endings: readonly (SignalName | undefined)[] = ["TERM", "INT", "QUIT"];

/** How a server stops that gets another signal than that of its image. */
export function stoppedBy<T extends { readonly stopMs?: number; readonly stopCode: number }>(
  container: Container,
  server: T,
): T {
  if (container.lifecycle?.stopSignal === undefined) return server;
  const signal = stopSignalOf(container);
  if (signal === "KILL") return { ...server, stopMs: 0, stopCode: 137 };
  const isOwn = signal === stopSignalOf({ ...container, lifecycle: undefined });
  // It reads its configuration anew, or takes no notice.
  return isOwn || endings.includes(signal) ? server : { ...server, stopMs: undefined };
}
