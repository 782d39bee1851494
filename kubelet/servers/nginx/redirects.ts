/** What the `return` of nginx says, and where it leads. */
import type { Reply } from "../reply.ts";
import { type Directive, setting } from "./configuration.ts";
import { plainHost, type Told, withVariables } from "./variables.ts";

export const redirect = (status: number, location: string): Reply => ({
  status,
  headers: { location },
  body: "",
});

/** Its type is that of the location, unless it leads elsewhere. */
export function returned(args: readonly string[], told: Told): Reply {
  const [first = "", ...rest] = args;
  const isCode = /^\d+$/.test(first);
  const status = isCode ? Number(first) : 302;
  const text = withVariables((isCode ? rest : args).join(" "), told);
  if ([301, 302, 303, 307, 308].includes(status)) return redirect(status, text);
  return { status, headers: {}, body: text };
}

/**
 * The same with a path of the server's own made a whole URL: with the name that was asked for and
 * the port that it came to. Source: nginx, absolute_redirect and port_in_redirect.
 */
export function ledTo(reply: Reply, blocks: readonly (readonly Directive[])[], told: Told): Reply {
  const { location } = reply.headers;
  const isOff = (name: string) => setting(name, blocks)?.[0] === "off";
  if (location?.startsWith("/") !== true || isOff("absolute_redirect")) return reply;
  const { port } = told.asked;
  const shown = port === 80 || isOff("port_in_redirect") ? "" : `:${port}`;
  return redirect(reply.status, `http://${plainHost(told)}${shown}${location}`);
}
