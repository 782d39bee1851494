/**
 * `netstat` and `ss`: on which ports of the pod somebody listens. Connections are over at once
 * here, so that there are none to be seen. Source: busybox 1.37; net-tools 2.10; iproute2 6.15.
 */
import { type Command, prints } from "../../command.ts";
import type { Task, Work } from "../../kernel/kernel.ts";
import type { Shell } from "../../language/shell.ts";
import { presentListeners } from "../../process/listeners.ts";
import { type Given, program, type Usage } from "../program.ts";

interface Socket {
  readonly port: number;
  /** Who listens, as far as the container sees it. */
  readonly owner: { readonly pid: number; readonly name: string } | undefined;
}

const netstatUsage: Usage = {
  flags: "laentuwxrpWiscoN46",
  long: { listening: "l", all: "a", numeric: "n", tcp: "t", udp: "u", programs: "p", program: "p" },
};
const ssUsage: Usage = {
  flags: "lanrtudwxpOoemisKZNb0HQ46",
  valued: "fAE",
  long: {
    ...{ listening: "l", all: "a", numeric: "n", tcp: "t", udp: "u", unix: "x" },
    ...{ processes: "p", "no-header": "H", ipv4: "4", ipv6: "6", summary: "s" },
  },
};

export const socketPrograms: readonly (readonly [string, Command])[] = [
  program("netstat", netstatUsage, netstat),
  program("ss", ssUsage, ss),
];

function sockets(shell: Shell): readonly Socket[] {
  const { kernel, context } = shell;
  const own = presentListeners(kernel).map(
    ([port, { task }]): Socket => ({ port, owner: ownerOf(task) }),
  );
  const others = context.network.listening().map(
    ({ port, container }): Socket => ({
      port,
      owner: container === context.container ? ownerOf(kernel.first) : undefined,
    }),
  );
  const byPort = new Map([...others, ...own].map((each) => [each.port, each]));
  return [...byPort.values()].sort((left, right) => left.port - right.port);
}

function ownerOf({ pid, name, runs }: Task): Socket["owner"] {
  const said = runs[0] ?? name;
  return { pid, name: said.slice(said.lastIndexOf("/") + 1) };
}

/** Whether TCP is asked for, or nothing else is. */
const isOfTcp = ({ flags }: Given): boolean => flags.has("t") || !/[uwx]/.test([...flags].join(""));

const ownerWidth = 20;

function netstat(given: Given, shell: Shell): Work {
  const { flags } = given;
  const isBusybox = shell.context.ordinaryShell === "ash";
  const what = flags.has("a")
    ? "(servers and established)"
    : flags.has("l")
      ? "(only servers)"
      : "(w/o servers)";
  const shown = (flags.has("l") || flags.has("a")) && isOfTcp(given) ? sockets(shell) : [];
  const withOwner = flags.has("p");
  const stateWidth = isBusybox ? 12 : 11;
  const row = (proto: string, cells: readonly string[], owner: string) => {
    const [receives = "", sends = "", local = "", foreign = "", state = ""] = cells;
    const counts = `${receives.padStart(6)} ${sends.padStart(6)}`;
    const places = `${local.padEnd(23)} ${foreign.padEnd(23)} ${state.padEnd(stateWidth)}`;
    return `${proto.padEnd(5)} ${counts} ${places}${withOwner ? owner.padEnd(ownerWidth) : ""}\n`;
  };
  const heading = `Proto Recv-Q Send-Q ${"Local Address".padEnd(23)} ${"Foreign Address".padEnd(23)} `;
  const lines = shown.map(({ port, owner }) =>
    row(
      "tcp",
      ["0", "0", `0.0.0.0:${port}`, "0.0.0.0:*", "LISTEN"],
      owner === undefined ? "-" : `${owner.pid}/${owner.name}`.slice(0, ownerWidth - 1),
    ),
  );
  return prints(
    `Active Internet connections ${what}\n${heading}${"State".padEnd(stateWidth)}${
      withOwner ? "PID/Program name".padEnd(ownerWidth) : ""
    }\n${lines.join("")}`,
    shell,
  );
}

/** What a server that does not say otherwise has the kernel keep of who waits for it. */
const backlog = "511";

function ss(given: Given, shell: Shell): Work {
  const { flags } = given;
  if (flags.has("s")) return prints(summary(sockets(shell).length), shell);
  const isAll = /[la]/.test([...flags].join(""));
  const shown = isAll && isOfTcp(given) ? sockets(shell) : [];
  const hasKind = !/[tuwx]/.test([...flags].join(""));
  const rows = shown.map(({ port, owner }) => ({
    kind: "tcp",
    words: ["LISTEN", "0", backlog] as const,
    local: ["0.0.0.0", String(port)] as const,
    peer: ["0.0.0.0", "*"] as const,
    owner:
      flags.has("p") && owner !== undefined
        ? `users:(("${owner.name.replace(/[: ].*/, "")}",pid=${owner.pid},fd=6))`
        : "",
  }));
  const heading = {
    kind: "Netid",
    words: ["State", "Recv-Q", "Send-Q"] as const,
    local: ["Local Address", "Port"] as const,
    peer: ["Peer Address", "Port"] as const,
    owner: "Process",
  };
  const all = flags.has("H") ? rows : [heading, ...rows];
  const width = (of: (row: (typeof all)[number]) => string) =>
    Math.max(0, ...all.map((each) => of(each).length));
  const widths = {
    kind: width(({ kind }) => kind),
    words: [0, 1, 2].map((at) => width(({ words }) => words[at] ?? "")),
    local: [width(({ local }) => local[0]), width(({ local }) => local[1])],
    peer: [width(({ peer }) => peer[0]), width(({ peer }) => peer[1])],
    owner: width(({ owner }) => owner),
  };
  const place = ([address, port]: readonly [string, string], [left = 0, right = 0]: number[]) =>
    `${address.padStart(left)}:${port.padEnd(right)}`;
  const lines = all.map(({ kind, words, local, peer, owner }) => {
    const first = words.map((word, at) => word.padEnd(widths.words[at] ?? 0));
    const known = [...(hasKind ? [kind.padEnd(widths.kind)] : []), ...first];
    const places = `${place(local, widths.local)} ${place(peer, widths.peer)}`;
    return `${known.join(" ")} ${places}${owner.padEnd(widths.owner)}\n`;
  });
  return prints(lines.join(""), shell);
}

const summary = (count: number) =>
  `Total: ${count}\nTCP:   ${count} (estab 0, closed 0, orphaned 0, timewait 0)\n\n` +
  "Transport Total     IP        IPv6\n" +
  `TCP\t  ${String(count).padEnd(9)} ${String(count).padEnd(9)} 0        \n`;
