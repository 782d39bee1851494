/** ConfigMaps and Secrets that `kubectl create` makes of flags. Source: kubectl 1.36. */
import { encodeBase64, encodeBase64Bytes } from "../../../../api/base64.ts";
import type { JsonObject } from "../../../../api/json.ts";
import { Failure } from "../../../../client/kubectl/failure.ts";
import { splitAt } from "../../../../client/kubectl/flags.ts";
import { bytesOf, textOf, toArray } from "../../bytes.ts";
import { absolutePath } from "../../file-system.ts";
import type { Session } from "./session.ts";

type Entries = readonly (readonly [key: string, bytes: string])[];

export function configMap(name: string, session: Session): JsonObject {
  const data = entriesOf(session).map(([key, bytes]) => [key, textOf(bytes)] as const);
  const head = { apiVersion: "v1", kind: "ConfigMap", metadata: { name } };
  return data.length === 0 ? head : { ...head, data: Object.fromEntries(data) };
}

/** `generic`, `docker-registry` and `tls`. */
export function secret(type: string, name: string, session: Session): JsonObject {
  const { options } = session;
  switch (type) {
    case "generic":
      return secretOf(name, options.type ?? "Opaque", entriesOf(session));
    case "docker-registry":
      return secretOf(name, "kubernetes.io/dockerconfigjson", registryEntries(session));
    case "tls": {
      const { cert, key } = options;
      if (cert === undefined || key === undefined) {
        throw new Failure("key and cert must be specified");
      }
      return secretOf(name, "kubernetes.io/tls", [
        ["tls.crt", contentOf(cert, session)],
        ["tls.key", contentOf(key, session)],
      ]);
    }
    default:
      throw new Failure(`unknown command "${type}"\nSee 'kubectl create secret -h' for help`);
  }
}

const secretOf = (name: string, type: string, entries: Entries): JsonObject => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name },
  type,
  ...(entries.length > 0 && {
    data: Object.fromEntries(entries.map(([key, bytes]) => [key, encodedBytes(bytes)])),
  }),
});

const encodedBytes = (bytes: string) => encodeBase64Bytes(toArray(bytes));

const usualRegistry = "https://index.docker.io/v1/";

function registryEntries(session: Session): Entries {
  const { options } = session;
  const { "docker-server": server = usualRegistry, "docker-email": email } = options;
  const { "docker-username": username, "docker-password": password } = options;
  if ((options["from-file"] ?? []).length > 0) {
    return entriesOf(session).map(([, bytes]) => [".dockerconfigjson", bytes] as const);
  }
  if (username === undefined || password === undefined) {
    throw new Failure(
      "either --from-file or the combination of --docker-username, --docker-password and --docker-server is required",
    );
  }
  const auth = encodeBase64(`${username}:${password}`);
  const account = { username, password, ...(email !== undefined && { email }), auth };
  return [[".dockerconfigjson", bytesOf(JSON.stringify({ auths: { [server]: account } }))]];
}

function entriesOf(session: Session): Entries {
  const { options } = session;
  const literals = (options["from-literal"] ?? []).map((text) => {
    const [key, value] = splitAt(text, "=");
    if (value === undefined) {
      throw new Failure(`invalid literal source ${text}, expected key=value`);
    }
    return [key, bytesOf(value)] as const;
  });
  const files = (options["from-file"] ?? []).flatMap((text) => filesOf(text, session));
  const variables = (options["from-env-file"] ?? []).flatMap((path) =>
    contentOf(path, session)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const [key, value = session.shell.variables.get(line) ?? ""] = splitAt(line, "=");
        return [key, value] as const;
      }),
  );
  return [...literals, ...files, ...variables];
}

/** `KEY=FILE`, a file by its own name, or all files of a directory. */
function filesOf(text: string, session: Session): Entries {
  const { shell } = session;
  const { files } = shell.context;
  const [first, path = first] = splitAt(text, "=");
  const full = absolutePath(path, shell.cwd);
  if (first === path && files.find(full)?.kind === "directory") {
    return files
      .list(full)
      .filter((name) => files.find(`${full}/${name}`)?.kind === "file")
      .map((name) => [name, files.read(`${full}/${name}`)] as const);
  }
  const key = first === path ? full.slice(full.lastIndexOf("/") + 1) : first;
  return [[key, contentOf(path, session)]];
}

function contentOf(path: string, { shell }: Session): string {
  const { files } = shell.context;
  const full = absolutePath(path, shell.cwd);
  if (files.find(full)?.kind !== "file") {
    throw new Failure(`error reading ${path}: no such file or directory`);
  }
  return files.read(full);
}
