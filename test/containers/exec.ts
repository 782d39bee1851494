import type { SessionEnd } from "../../apiserver/http/streams/container-streams.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { containerStreams } from "../../simulator/containers/container-streams.ts";

/**
 * What a program prints that is run in a pod, and how it ends, as far as that is so a while
 * later.
 */
export function execIn(
  cluster: Cluster,
  command: readonly string[],
  duration: "100ms" | "1s" | "10s" | "1m",
  container?: string,
  pod = "p",
): readonly [text: string, end: SessionEnd | undefined] {
  let text = "";
  let end: SessionEnd | undefined;
  const start = containerStreams(cluster).exec({
    namespace: "default",
    pod,
    container,
    command,
    stdin: false,
    stdout: true,
    stderr: true,
    tty: false,
  });
  start({
    output: (_, bytes) => {
      text += new TextDecoder().decode(bytes);
    },
    end: (how) => {
      end = how;
    },
  });
  cluster.advance(duration);
  return [text, end];
}
