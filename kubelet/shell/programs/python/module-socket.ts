/** `socket`, but for sockets. Source: Python 3.14, socket. */
import { bytesOf, textOf as decoded } from "../../kernel/bytes.ts";
import { reasonText, waitUntil } from "../../network/wait.ts";
import { errorType, Raised, systemMembers } from "./errors.ts";
import { textIn } from "./given.ts";
import { fn, type Module } from "./module.ts";
import { PyError } from "./objects.ts";

/** Of netdb.h. */
const noName = -2;
const tryAgain = -3;

/** A name that leads nowhere. */
export function nameError(failure: "NameNotFound" | "NameTimeout"): PyError {
  const number = failure === "NameNotFound" ? noName : tryAgain;
  const message = reasonText(failure);
  const members = systemMembers(number, message);
  return new PyError(errorType("socket.gaierror"), [BigInt(number), message], members);
}

export const socket: Module = {
  gaierror: errorType("socket.gaierror"),
  error: errorType("OSError"),
  timeout: errorType("TimeoutError"),
  ...fn("gethostname", "", (_, { shell }) => decoded(shell.context.hostname)),
  ...fn("gethostbyname", "hostname", function* ([name], { shell }) {
    const begunMs = shell.kernel.now;
    const { addresses, failure, tookMs } = shell.context.network.resolve(bytesOf(textIn(name)));
    yield* waitUntil(begunMs + tookMs, shell);
    const [address] = addresses.filter((each) => !each.includes(":"));
    if (address !== undefined) return address;
    throw new Raised(nameError(failure ?? "NameNotFound"));
  }),
};
