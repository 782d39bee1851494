/** Lookups are those that real C libraries make: what they ask, find, and how long they take. */
import { describe, expect, test } from "vitest";
import { type LookupError, resolve } from "./resolve.ts";
import { labConfig, labServer, type Recorded, recorded } from "./testing/lab.ts";

/** What `gai_strerror` makes of the errors. */
const words: Readonly<Record<"glibc" | "musl", Record<LookupError, string>>> = {
  glibc: {
    EAI_NONAME: "Name or service not known",
    EAI_NODATA: "No address associated with hostname",
    EAI_AGAIN: "Temporary failure in name resolution",
    EAI_FAIL: "Non-recoverable failure in name resolution",
  },
  musl: {
    EAI_NONAME: "Name does not resolve",
    EAI_NODATA: "Name has no usable address",
    EAI_AGAIN: "Try again",
    EAI_FAIL: "Non-recoverable error",
  },
};

/** As the program prints it that was recorded. */
function lookUp(command: string) {
  const [libc, name = "", digit] = command.split(" ");
  const given = libc === "musl" ? ("musl" as const) : ("glibc" as const);
  const family = digit === undefined ? {} : ({ family: digit === "6" ? "IPv6" : "IPv4" } as const);
  const { addresses, canonicalName, error, queries, tookMs } = resolve(
    name,
    { ...labConfig, ...family, libc: given, ownFamilies: ["IPv4", "IPv6"] },
    labServer(),
  );
  const seconds = Math.round(tookMs / 1000);
  return {
    line: error
      ? `${words[given][error]} after ${seconds} s`
      : `${canonicalName}: ${addresses.join(" ")}`,
    queries: queries
      .map(({ name, type, code }) => `${name} ${type}${code === "TIMEOUT" ? "" : ` ${code}`}`)
      .sort(),
  };
}

/** Since 1.2.4, musl tells a name without an address from one that is not there. */
const changedSince = new Map([
  ["musl outside", "Name has no usable address after 0 s"],
  ["musl web 6", "Name has no usable address after 0 s"],
  ["musl six 4", "Name has no usable address after 0 s"],
]);
/** Which name stands first in a line of the hosts file is not known here. */
const shortNames = new Map([
  ["glibc web-0", "web-0: 10.244.1.9"],
  ["musl web-0", "web-0: 10.244.1.9"],
]);

describe("glibc 2.36 and musl 1.2.3, recorded", () => {
  test.each(recorded("lookups").map((row): [string, Recorded] => [row.command, row]))(
    "%s",
    (command, { stdout, queries }) => {
      const line = changedSince.get(command) ?? shortNames.get(command) ?? stdout.trim();
      expect(lookUp(command)).toEqual({ line, queries: [...queries].sort() });
    },
  );
});
