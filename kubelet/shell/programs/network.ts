/** The programs that use the network. Which of them an image has, and whose, is its own affair. */
import type { Command } from "../command.ts";
import type { Maker } from "../network/makers.ts";
import { agnhost } from "./agnhost.ts";
import { dig } from "./dns/dig.ts";
import { host } from "./dns/host-lookup.ts";
import { bindLookup } from "./dns/nslookup-bind.ts";
import { busyboxLookup, oldBusyboxLookup } from "./dns/nslookup-busybox.ts";
import { curl } from "./http/curl.ts";
import { busyboxWget } from "./http/wget-busybox.ts";
import { gnuWget } from "./http/wget-gnu.ts";
import { busyboxNetcat, ownNetcat, telnet } from "./sockets/netcat.ts";
import { busyboxPing, ownPing } from "./sockets/ping.ts";

type Made = (maker: Maker) => Command;

const either =
  (own: Command, busybox: Command): Made =>
  (maker) =>
    maker === "own" ? own : busybox;

const lookup: Made = (maker) => {
  if (maker === "own") return bindLookup;
  return maker === "busybox" ? busyboxLookup : oldBusyboxLookup;
};

/** By name; what is run hangs on whose it is. */
export const networkPrograms: ReadonlyMap<string, Made> = new Map<string, Made>([
  ["wget", either(gnuWget, busyboxWget)],
  ["curl", () => curl],
  ["nslookup", lookup],
  ["dig", () => dig],
  ["host", () => host],
  ["ping", either(ownPing, busyboxPing)],
  ["ping6", either(ownPing, busyboxPing)],
  ["nc", either(ownNetcat, busyboxNetcat)],
  ["telnet", () => telnet],
  ["agnhost", () => agnhost("/agnhost")],
  ["agnhost-2", () => agnhost("/agnhost-2")],
]);
