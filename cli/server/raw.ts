/** `--raw PATH`: a request of one's own, whose answer is printed as it came. */
import { readFileSync } from "node:fs";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import type { Request } from "./http.ts";

/** Flags that go with no request of one's own. */
export interface RawFlags {
  readonly raw?: string;
  readonly filename?: readonly string[];
  readonly output?: string;
  readonly recursive?: boolean;
  readonly selector?: string;
  readonly edit?: boolean;
}

/** Throws where it is no path, as Go's url.ParseRequestURI does. */
export function checkRawPath(path: string): void {
  const wrong = (fact: string) =>
    new Failure(`--raw must be a valid URL path: parse ${JSON.stringify(path)}: ${fact}`);
  if (!path.startsWith("/") && !/^[a-z][a-z\d+.-]*:/i.test(path)) {
    throw wrong("invalid URI for request");
  }
  const bad = /%(?![\da-f]{2}).{0,2}/i.exec(path.split("?")[0] ?? "");
  if (bad !== null) throw wrong(`invalid URL escape ${JSON.stringify(bad[0])}`);
}

/** Sends the one file that is given, and prints the answer. */
export async function sendRaw(
  io: Io,
  method: NonNullable<Request["method"]>,
  given: RawFlags,
): Promise<void> {
  const { raw: path = "", filename = [] } = given;
  if (filename.length === 0 && method !== "DELETE") {
    throw new Failure("must specify one of -f and -k");
  }
  // What a deletion selects otherwise does not count.
  if (method === "DELETE") check({ ...given, selector: "" }, 0);
  else check(given, 1);
  const [file] = filename;
  const body = file === undefined ? undefined : read(io, file);
  io.write(await io.client.text({ method, path, ...(body !== undefined && { body }) }));
}

function check({ filename = [], raw = "", ...given }: RawFlags, filesMin: number): void {
  const others: Readonly<Record<string, boolean>> = {
    "--edit": given.edit === true,
    "--recursive": given.recursive === true,
    "--selector (-l)": (given.selector ?? "") !== "",
    "--output": (given.output ?? "") !== "",
  };
  const refuse = (flag: string) => {
    if (others[flag] === true) throw new Failure(`--raw and ${flag} are mutually exclusive`);
  };
  refuse("--edit");
  if (filename.length > 1 || filename.length < filesMin) {
    throw new Failure("--raw can only use a single local file or stdin");
  }
  if (/^https?:\/\//.test(filename[0] ?? "")) throw new Failure("--raw cannot read from a url");
  for (const flag of Object.keys(others)) refuse(flag);
  checkRawPath(raw);
}

function read(io: Io, file: string): string {
  if (file === "-") return io.readStdin();
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Failure(`open ${file}: no such file or directory`);
  }
}
