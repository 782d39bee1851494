import { klogHead, slashDate } from "../servers/request-lines.ts";
import type { LogLine } from "../shell/process/log-lines.ts";

/**
 * The log of a server that writes these lines when it starts; `{time}` stands for the time, and
 * `{klog}` for what begins a line of Kubernetes' own programs.
 */
export function serverLines(lines: readonly string[]) {
  return (startedAtMs: number, untilMs: number): readonly LogLine[] => {
    const time = slashDate(startedAtMs);
    const head = klogHead(startedAtMs);
    return lines
      .map((text, index) => ({
        atMs: index * 10,
        text: text.replace("{time}", time).replace("{klog}", head),
      }))
      .filter(({ atMs }) => atMs <= untilMs);
  };
}
