/** `kubectl cp`: files into and out of containers, by the tar that is there. */
import { Failure } from "../../../../client/kubectl/failure.ts";
import { type FileSpec, fileSpec } from "../../../../client/kubectl/file-spec.ts";
import { absolutePath, file, link, splitPath } from "../../files/file-system.ts";
import { textOf } from "../../kernel/bytes.ts";
import { inputOf, noOutput, Printed } from "../../kernel/streams.ts";
import type { Waiting } from "../../network/wait.ts";
import { archiveOf, type Member, membersOf } from "../files/tar-format.ts";
import { containerIn, runIn } from "./exec.ts";
import { podsOf } from "./pods.ts";
import { Session } from "./session.ts";

export function* cp(args: readonly string[], session: Session): Waiting<number> {
  const [source, destination] = args.map(fileSpec);
  if (source === undefined || destination === undefined || args.length > 2) {
    throw new Failure("source and destination are required");
  }
  if (source.pod !== undefined && destination.pod !== undefined) {
    throw new Failure("one of src or dest must be a local file specification");
  }
  if (source.path === "" || destination.path === "") {
    throw new Failure("filepath can not be empty");
  }
  if (source.pod !== undefined) return yield* copyOut(source, destination.path, session);
  if (destination.pod !== undefined) return yield* copyIn(source.path, destination, session);
  throw new Failure("one of src or dest must be a remote file specification");
}

/** The container that a file is in, and how it is reached. */
function* placeOf({ namespace, pod: name = "" }: FileSpec, given: Session) {
  const { shell, options } = given;
  const session = namespace === undefined ? given : new Session(shell, { ...options, namespace });
  const [pod] = yield* podsOf(name, session, { doing: "attach to", timeoutMs: 0 });
  if (pod === undefined) throw new Failure(`pod ${name} not found`);
  return { at: { pod, container: yield* containerIn(pod, session) }, session };
}

function* copyIn(from: string, to: FileSpec, given: Session): Waiting<number> {
  const { shell } = given;
  const path = absolutePath(from, shell.cwd);
  if (shell.context.files.find(path) === undefined) {
    throw new Failure(`${from} doesn't exist in local filesystem`);
  }
  const { at, session } = yield* placeOf(to, given);
  const quiet = { output: noOutput };
  const isFolder =
    (yield* runIn(at, ["test", "-d", to.path], session, { ...quiet, isQuiet: true })) === 0;
  const full = isFolder ? `${to.path}/${splitPath(path)[1]}` : to.path.replace(/(.)\/$/, "$1");
  const [parent, name] = splitPath(absolutePath(full));
  const archive = archiveOf(membersAt(path, name, session));
  const command = ["tar", "-xmf", "-", "-C", parent];
  return yield* runIn(at, command, session, { ...quiet, input: inputOf(archive) });
}

function membersAt(path: string, name: string, session: Session): readonly Member[] {
  const { files } = session.shell.context;
  const entry = files.findLink(path);
  if (entry === undefined || entry.kind === "device") return [];
  const changedSeconds = Math.floor(session.shell.context.startedAtMs / 1000);
  const member = { name, kind: entry.kind, mode: 0o777, changedSeconds, content: "", target: "" };
  if (entry.kind === "link") return [{ ...member, target: entry.target }];
  if (entry.kind === "file") return [{ ...member, mode: entry.mode, content: files.read(path) }];
  return [
    { ...member, mode: entry.mode },
    ...files.list(path).flatMap((each) => membersAt(`${path}/${each}`, `${name}/${each}`, session)),
  ];
}

function* copyOut(from: FileSpec, to: string, given: Session): Waiting<number> {
  const { at, session } = yield* placeOf(from, given);
  const output = new Printed();
  const code = yield* runIn(at, ["tar", "cf", "-", from.path], session, { output });
  if (code !== 0) return code;
  const { shell } = session;
  const { files } = shell.context;
  const prefix = absolutePath(from.path).slice(1);
  const path = absolutePath(to, shell.cwd);
  const isFolder = files.find(path)?.kind === "directory";
  const members = membersOf(output.text);
  const base =
    isFolder && members[0]?.kind === "file" ? `${path}/${splitPath(`/${prefix}`)[1]}` : path;
  for (const { name, kind, mode, content, target } of members) {
    const full = `${base}${name.replace(/\/$/, "").slice(prefix.length)}`;
    if (kind === "directory") files.makeDirectory(full, { parents: true });
    else {
      files.makeDirectory(splitPath(full)[0], { parents: true });
      const nowMs = shell.kernel.now;
      files.put(full, kind === "file" ? file(content, nowMs, mode) : link(textOf(target), nowMs));
    }
  }
  return 0;
}
